"""What the council wants to say, and whether it has been agreed."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, User
from audit.models import Tracked
from platforms.base import Content, Message
from platforms.outbox import Delivery
from policy import facts
from policy.clause import Finding, Stage, Verdict
from policy.judging import findings
from policy.roles import Permission
from posts.models.check import Check
from posts.models.queries import PostQuerySet


class Post(Tracked):
    """Editing only. Where it went, and when, is said by its publications."""

    class Status(models.TextChoices):
        DRAFT = "DRAFT", _("Draft")
        SUBMITTED = "SUBMITTED", _("Waiting for approval")
        RETURNED = "RETURNED", _("Sent back")
        REFUSED = "REFUSED", _("Refused")
        APPROVED = "APPROVED", _("Approved")
        WITHDRAWN = "WITHDRAWN", _("Withdrawn")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.DRAFT: {Status.SUBMITTED, Status.WITHDRAWN},
        Status.SUBMITTED: {
            Status.APPROVED,
            Status.RETURNED,
            Status.REFUSED,
            Status.DRAFT,
            Status.WITHDRAWN,
        },
        Status.RETURNED: {Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN},
        Status.REFUSED: set(),
        Status.APPROVED: {Status.DRAFT, Status.WITHDRAWN},
        Status.WITHDRAWN: set(),
    }

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting notice")
        AGENDA = "agenda", _("Agenda")
        DECISION = "decision", _("Decision")
        CONSULTATION = "consultation", _("Consultation")
        SERVICE = "service", _("Service change")
        NEWS = "news", _("News")
        EVENT = "event", _("Event")
        EMERGENCY = "emergency", _("Emergency")

    class NoPage(models.TextChoices):
        REPLY = "reply", _("This is a reply or thanks")
        EMERGENCY = "emergency", _("Emergency: page to follow")
        PARTNER = "partner", _("Partner's information")
        NOTHING = "nothing", _("Nothing to add")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Given out with an empty form, so that a form sent twice makes one post."""
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    message = models.TextField(blank=True)
    web_page = models.CharField(max_length=500, blank=True)
    no_page_reason = models.CharField(max_length=20, choices=NoPage.choices, blank=True)
    no_page_words = models.TextField(blank=True)
    channels = models.ManyToManyField(Channel, blank=True, related_name="posts")
    media = models.OneToOneField("posts.Media", null=True, blank=True, on_delete=models.PROTECT)
    publish_at = models.DateTimeField(null=True, blank=True)
    """None means as soon as it is approved."""
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    warnings_reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approvers_told_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="approved_posts"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-updated_at"]
        indexes: ClassVar = [models.Index(fields=["status", "submitted_at"], name="post_waiting")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("author")),
                name="author_is_not_approver",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None, approved_digest="")
                | Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_digest=""),
                name="approval_is_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=~Q(status="APPROVED") | ~Q(approved_digest=""),
                name="approved_posts_have_an_approval",
            ),
        ]

    def __str__(self) -> str:
        first = next(iter(self.message.strip().splitlines()), "")
        return Truncator(first).words(12, truncate="…") or str(_("An empty draft"))

    def is_editable(self) -> bool:
        return self.status in (
            self.Status.DRAFT,
            self.Status.RETURNED,
            self.Status.SUBMITTED,
            self.Status.APPROVED,
        )

    def is_undecided(self) -> bool:
        return self.status in (self.Status.DRAFT, self.Status.RETURNED, self.Status.SUBMITTED)

    # What it becomes on each channel

    def as_message(self) -> Message:
        return Message(
            text=self.message.strip().replace("\r\n", "\n"),
            link=self.web_page,
            picture=self.media.picture() if self.media else None,
            video=self.media.video() if self.media else None,
        )

    def contents(self) -> list[tuple[Channel, Content]]:
        """Exactly what each of its channels would be sent now, in the channels' order."""
        message = self.as_message()
        return [(channel, channel.adapter().compose(message)) for channel in self.channels.all()]

    def digest(self) -> str:
        """Hash everything that is approved: each payload, media, alt text, channels and time.

        SHA-256 in hex over canonical JSON.
        """
        payloads = [
            {
                "channel": [channel.platform, channel.external_id],
                "title": content.title,
                "text": content.text,
                "link": content.link,
                "picture": content.picture and [content.picture.sha256, content.picture.alt_text],
                "video": content.video and content.video.sha256,
            }
            for channel, content in self.contents()
        ]
        whole = {"time": self.publish_at and self.publish_at.timestamp(), "payloads": payloads}
        return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()

    def as_read(self) -> tuple[str, ...]:
        """Everything that an approver reads: what goes out, and what was said about it."""
        said = (self.kind, self.no_page_reason, self.no_page_words)
        return (
            self.digest(),
            *said,
            *((self.media.rights, self.media.people) if self.media else ()),
        )

    def has_left(self) -> bool:
        """True when any of its publications is on its way, out, or may be."""
        return self.publications.exclude(
            status__in=[Delivery.Status.QUEUED, Delivery.Status.WITHHELD, Delivery.Status.FAILED]
        ).exists()

    # Facts for the policy

    def page_check(self) -> Check | None:
        return self.checks.filter(url=self.web_page).first() if self.web_page else None

    def draft_facts(self) -> facts.Draft:
        check = self.page_check()
        picture = self.media if self.media and self.media.is_picture() else None
        return facts.Draft(
            kind=self.kind,
            message=self.message,
            wordings=tuple(_wording(channel, content) for channel, content in self.contents()),
            web_page=self.web_page,
            website_hosts=tuple(settings.COUNCIL_WEBSITE_HOSTS),
            no_page_reason=self.no_page_reason,
            no_page_words=self.no_page_words,
            page=check.facts() if check else None,
            picture=facts.Picture(picture.description, picture.is_decorative) if picture else None,
            media=(self.media.facts(),) if self.media else (),
            has_video=bool(self.media and not picture),
        )

    def findings(self) -> list[Finding]:
        """How the draft stands with the policy: blocks first, then warnings, then the rest."""
        order = list(Verdict)
        return sorted(
            (found for found in findings(Stage.DRAFT, self.draft_facts()) if found.sentence),
            key=lambda found: order.index(found.verdict),
        )

    def approval_facts(
        self, *, by: User, shown_digest: str, now: datetime | None
    ) -> facts.Approval:
        return facts.Approval(
            author_id=self.author_id,
            approver_id=by.pk,
            may_approve=by.can(Permission.APPROVE),
            shown_digest=shown_digest,
            current_digest=self.digest(),
            time_has_passed=bool(now and self.publish_at and self.publish_at < now),
        )


def _wording(channel: Channel, content: Content) -> facts.Wording:
    adapter = channel.adapter()
    return facts.Wording(
        channel=channel.name,
        is_active=channel.is_active(),
        needs_video=adapter.needs_video,
        length=adapter.length(content.text),
        max_length=adapter.max_length,
    )
