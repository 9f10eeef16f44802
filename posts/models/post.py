"""What the council wants to say, and whether it has been agreed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, Council, User
from audit.models import Tracked
from platforms.base import Content, Message
from platforms.outbox import Delivery, DeliveryQuerySet
from policy import facts
from policy.clause import Finding, Stage, Verdict
from policy.judging import findings
from policy.roles import Permission
from posts.models.check import Check
from posts.models.fingerprint import fingerprint
from posts.models.queries import PostQuerySet

if TYPE_CHECKING:
    from posts.models.edit import Edit
    from posts.models.publication import Publication

STILL_HERE = (Delivery.Status.QUEUED, Delivery.Status.WITHHELD, Delivery.Status.FAILED)
"""How it stands with what has reached nobody."""


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
    media = models.ForeignKey("posts.Media", null=True, blank=True, on_delete=models.PROTECT)
    """A correction shows what the post shows that it corrects; nothing else is shared."""
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
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    """The published post, kept as it was, that this one is to put right where it stands."""
    number = models.PositiveSmallIntegerField(default=0)
    """0 for a post, 1 for its first correction: each corrects the words that stood before it."""
    correction_reason = models.TextField(blank=True)
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
            models.CheckConstraint(
                condition=Q(corrects=None, number=0, correction_reason="")
                | Q(corrects__isnull=False, number__gt=0) & ~Q(correction_reason=""),
                name="a_correction_says_what_and_why",
            ),
            models.UniqueConstraint(
                fields=["corrects", "number"],
                condition=Q(status__in=["SUBMITTED", "APPROVED"]),
                name="one_correction_of_the_words_that_stand",
            ),
            models.UniqueConstraint(
                fields=["media"], condition=Q(corrects=None), name="media_goes_with_one_post"
            ),
        ]

    def __str__(self) -> str:
        first = next(iter(self.message.strip().splitlines()), "")
        words = Truncator(first).words(12, truncate="…") or str(_("An empty draft"))
        return _("Correction: %(words)s") % {"words": words} if self.corrects_id else words

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
        media = self.media
        return Message(
            text=self.message.strip().replace("\r\n", "\n"),
            link=self.web_page,
            picture=media.picture() if media else None,
            video=media.video() if media else None,
            captions=media.captions() if media else None,
            thumbnail=media.thumbnail() if media else None,
        )

    def contents(self) -> list[tuple[Channel, Content]]:
        """Exactly what each of its channels would be sent now, in the channels' order."""
        message = self.as_message()
        return [(channel, channel.adapter().compose(message)) for channel in self.channels.all()]

    def digest(self) -> str:
        return fingerprint(self.publish_at, self.contents())

    def as_read(self) -> tuple[str, ...]:
        """Everything that an approver reads: what goes out, and what was said about it."""
        said = (self.kind, self.no_page_reason, self.no_page_words, self.correction_reason)
        return (
            self.digest(),
            *said,
            *((self.media.rights, self.media.people) if self.media else ()),
        )

    def deliveries(self) -> DeliveryQuerySet[Publication] | DeliveryQuerySet[Edit]:
        """What of it is owed to the platforms: publications, or for a correction edits of some."""
        return self.edits.all() if self.corrects_id else self.publications.all()

    def has_left(self) -> bool:
        """True when anything of it is on its way, out, or may be."""
        owed = self.deliveries()
        return owed.exclude(status__in=STILL_HERE).exists() or owed.begun().exists()

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
            website_hosts=tuple(Council.now().hosts()),
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
