"""What residents write under the council's posts, and what people decided about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, User
from audit.models import Tracked
from platforms.base import Platform
from platforms.outbox import Delivery, DeliveryQuerySet
from policy.principles import WORDS
from posts.models import Publication
from posts.models.metering import speak

Said = TypeVar("Said")


class CommentQuerySet(models.QuerySet["Comment"]):
    def waiting(self) -> Self:
        """What nobody has decided about: flagged first, then oldest first."""
        return (
            self.filter(status=Comment.Status.WAITING)
            .annotate(flagged=models.Count("flags"))
            .order_by("-flagged", "posted_at", "pk")
        )

    def for_list(self) -> Self:
        """With the channel, the post, and how the last decision fared on the platform."""
        last = Enforcement.objects.filter(comment=models.OuterRef("pk")).order_by("-pk")
        return self.select_related("channel", "publication__post").annotate(
            enforced=models.Subquery(last.values("status")[:1])
        )


class Comment(Tracked):
    """A resident's words as they were taken in. They are never changed here."""

    class Status(models.TextChoices):
        WAITING = "WAITING", _("Waiting for a person")
        LEFT_UP = "LEFT_UP", _("Left up")
        HIDDEN = "HIDDEN", _("Hidden")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.WAITING: {Status.LEFT_UP, Status.HIDDEN},
        Status.LEFT_UP: {Status.HIDDEN},
        Status.HIDDEN: {Status.LEFT_UP},
    }

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="comments")
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    external_id = models.CharField(max_length=100)
    parent_id = models.CharField(max_length=100, blank=True)
    author = models.CharField(max_length=200)
    author_id = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    posted_at = models.DateTimeField()
    taken_in_at = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.WAITING)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["status", "posted_at"], name="comment_waiting")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["channel", "external_id"], name="each_comment_once_per_channel"
            )
        ]

    def __str__(self) -> str:
        return f"Comment {self.pk} on {self.channel}"

    @property
    def standing(self) -> str:
        """Its status in a word, which never says hidden while residents still see it."""
        enforced = getattr(self, "enforced", None)
        if enforced and enforced != Enforcement.Status.DONE:
            is_hiding = self.status == self.Status.HIDDEN
            return str(_("Not hidden yet") if is_hiding else _("Not shown again yet"))
        return str(self.get_status_display())

    def snapshot(self) -> dict[str, str]:
        """The comment as it stands now, to be kept beside whatever is decided about it."""
        return {
            "channel": self.channel.name,
            "author": self.author,
            "author_id": self.author_id,
            "text": self.text,
            "url": self.url,
            "posted_at": self.posted_at.isoformat(),
            "taken_in_at": self.taken_in_at.isoformat(),
        }


class Decision(models.Model):
    """What a person decided, under which principle, in which words, and what they saw."""

    class Outcome(models.TextChoices):
        LEFT_UP = "LEFT_UP", _("Left up")
        HIDDEN = "HIDDEN", _("Hidden")
        RESTORED = "RESTORED", _("Shown again")

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="decisions")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="moderated")
    office = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    principle = models.CharField(
        max_length=20, choices=[(p.value, words) for p, words in WORDS.items()], blank=True
    )
    reason = models.TextField(blank=True)
    snapshot = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(outcome="HIDDEN") | (~Q(principle="") & ~Q(reason="")),
                name="hiding_needs_a_principle_and_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.comment}"


class EnforcementQuerySet(DeliveryQuerySet["Enforcement"]):
    def troubled(self) -> Self:
        """Decided, not done, and not overtaken by a later decision about the same comment."""
        later = Enforcement.objects.filter(
            comment=models.OuterRef("comment"), pk__gt=models.OuterRef("pk")
        )
        failed = self.filter(status=Enforcement.Status.FAILED)
        return failed.exclude(models.Exists(later)).order_by("pk")


class Enforcement(Delivery):
    """A comment that is to be hidden from, or shown again on, its channel."""

    MADE_FROM = ("comment__channel", "comment__publication")
    IS_REPEATABLE: ClassVar[bool] = True

    objects = EnforcementQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT)
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="enforcements")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="enforcement_due")]

    def __str__(self) -> str:
        return str(self.decision)

    def task(self) -> str:
        return "moderation.tasks.enforce"

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.comment.channel, act)

    def send(self, client: Platform) -> None:
        """Bring the platform to what is decided *now*: an older row must not undo a newer one."""
        if self.comment.status == Comment.Status.HIDDEN:
            client.hide(self.comment.external_id)
        else:
            client.show(self.comment.external_id)


class Flag(models.Model):
    """Somebody's word to the moderators that a comment needs looking at."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="flags")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="flags")
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "by"], name="one_flag_per_person"),
            models.CheckConstraint(condition=~Q(words=""), name="a_flag_has_words"),
        ]

    def __str__(self) -> str:
        return f"Flag by {self.by} on {self.comment}"
