"""What a resident wrote, as it was taken in, and how it stands with people."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, User
from audit.models import Tracked
from moderation.models.queries import CommentQuerySet
from moderation.models.space import Space
from platforms.outbox import Delivery
from platforms.sealed import SealedFileField
from policy.asking import asks
from policy.roles import Permission
from posts.models import Publication


class Comment(Tracked):
    """A resident's words as they were taken in. They are never changed here."""

    class Status(models.TextChoices):
        WAITING = "WAITING", _("Waiting for a person")
        LEFT_UP = "LEFT_UP", _("Left up")
        HIDDEN = "HIDDEN", _("Hidden")
        DELETED = "DELETED", _("Deleted")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.WAITING: {Status.LEFT_UP, Status.HIDDEN, Status.DELETED},
        Status.LEFT_UP: {Status.WAITING, Status.HIDDEN, Status.DELETED},
        Status.HIDDEN: {Status.LEFT_UP, Status.DELETED},
        Status.DELETED: set(),
    }

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        WELSH = "cy", _("Welsh")
        OTHER = "other", _("Another language")

    channel = models.ForeignKey(
        Channel, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    space = models.ForeignKey(
        Space, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    """Where it was copied from by hand, when it came from no channel."""
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    external_id = models.CharField(max_length=100)
    parent_id = models.CharField(max_length=100, blank=True)
    author = models.CharField(max_length=200)
    author_id = models.CharField(max_length=100, blank=True)
    mentions_us = models.BooleanField(default=True)
    """Whether its author spoke to the council: X lets nobody else be answered."""
    text = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    posted_at = models.DateTimeField()
    taken_in_at = models.DateTimeField()
    taken_in_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who copied it by hand."""
    edited_at = models.DateTimeField(null=True, blank=True)
    """When we saw that its author had changed it; what it said before is a version."""
    gone_at = models.DateTimeField(null=True, blank=True)
    """When we saw that it is no longer there, and not by a decision of ours."""
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.WAITING)
    hidden_there = models.BooleanField(default=False)
    """Whether the platform itself, or somebody past the portal, had hidden it."""
    escalated_at = models.DateTimeField(null=True, blank=True)

    language = models.CharField(max_length=10, choices=Language.choices, blank=True)
    urgency = models.FloatField(default=0)
    """0 to 1; flags count at once, the rest when it has been read. Higher is sooner."""
    suggested = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    """The principles that a detector thinks of: a suggestion, and no more."""

    needs_reply = models.BooleanField(default=False)
    reply_due_at = models.DateTimeField(null=True, blank=True)
    assignee = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="to_answer"
    )
    assignee_reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_view = models.BooleanField(default=False)
    """A view to be considered by the council when it decides (1.3)."""
    claimed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who has it open for a decision, as others see; it binds nobody."""
    claimed_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                F("urgency").desc(),
                "posted_at",
                "id",
                condition=Q(status="WAITING"),
                name="comment_queue",
            ),
            models.Index(fields=["status", "posted_at"], name="comment_by_status"),
            models.Index(fields=["channel", "author_id"], name="comment_by_author"),
            models.Index(fields=["channel", "parent_id"], name="comment_by_thread"),
            models.Index(
                fields=["reply_due_at"],
                condition=Q(needs_reply=True, answered_at=None),
                name="comment_to_answer",
            ),
            GinIndex(
                fields=["suggested"], condition=Q(status="WAITING"), name="comment_by_suggestion"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "external_id"], name="each_comment_once_per_channel"
            ),
            models.CheckConstraint(
                condition=Q(channel__isnull=False, space=None)
                | Q(channel=None, space__isnull=False, taken_in_by__isnull=False),
                name="a_comment_comes_from_a_channel_or_a_space",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk} on {self.place}"

    @property
    def place(self) -> Channel | Space:
        """Where it was written. Ask for it with `select_related`."""
        return self.channel or self.space or self.on_platform()

    def on_platform(self) -> Channel:
        """Its channel; what was copied by hand has none, and nothing of it is ever sent."""
        if self.channel is None:
            raise ValueError("A comment that was copied by hand stands on no platform.")
        return self.channel

    def is_decided_by(self, person: User) -> bool:
        """Whether they may decide about it; what was copied by hand, any moderator may."""
        if self.channel is None:
            return person.can(Permission.MODERATE)
        return person.can_on(Permission.MODERATE, self.channel)

    @property
    def can_be_enforced(self) -> bool:
        """Whether there is a platform to tell of a decision, and the comment is still there."""
        return self.channel is not None and self.gone_at is None

    @property
    def question(self) -> str:
        """The words in it that look like a question, until a person has said what they are."""
        return "" if self.needs_reply or self.answered_at else asks(self.text)

    @property
    def standing(self) -> str:
        """Its status in a word, which never says hidden while residents still see it."""
        enforced = getattr(self, "enforced", None)
        if enforced and enforced != Delivery.Status.DONE:
            match self.status:
                case self.Status.HIDDEN:
                    return str(_("Not hidden yet"))
                case self.Status.DELETED:
                    return str(_("Not deleted yet"))
            was_hidden = self.hidden_there or getattr(self, "ever_hidden", True)
            return str(_("Not shown again yet") if was_hidden else _("Shown"))
        return str(self.get_status_display())

    def snapshot(self) -> dict[str, str]:
        """The comment as it stands now, to be kept beside whatever is decided about it."""
        return {
            "channel": str(self.place),
            "author": self.author,
            "author_id": self.author_id,
            "text": self.text,
            "url": self.url,
            "posted_at": self.posted_at.isoformat(),
            "taken_in_at": self.taken_in_at.isoformat(),
        }


class Version(models.Model):
    """What a comment said before its author changed it."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="versions")
    text = models.TextField()
    seen_until = models.DateTimeField()
    """When we saw that it says something else."""

    class Meta:
        ordering: ClassVar = ["seen_until", "pk"]

    def __str__(self) -> str:
        return f"{self.comment} until {self.seen_until:%Y-%m-%d %H:%M}"


def screenshot_place(instance: models.Model, name: str) -> str:
    """Where a screenshot is kept: under a name that says nothing."""
    return f"moderation/{uuid.uuid4()}{Path(name).suffix}"


class Attachment(models.Model):
    """A screenshot of what was copied by hand."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="attachments")
    file = SealedFileField(upload_to=screenshot_place, max_length=200)
    mime = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"Screenshot of {self.comment}"
