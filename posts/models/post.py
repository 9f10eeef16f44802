"""What the council wants to say, and whether it has been agreed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, User
from audit.models import Tracked
from platforms.base import Content
from platforms.outbox import Delivery, DeliveryQuerySet
from policy.clause import Finding, Stage
from policy.judging import findings, worst_first
from posts.models.answers import READ, THEME_OF_KIND, Answers
from posts.models.check import Check
from posts.models.facts import about_draft
from posts.models.fingerprint import fingerprint
from posts.models.media import about_media
from posts.models.message import as_message
from posts.models.queries import PostQuerySet

if TYPE_CHECKING:
    from posts.models.edit import Edit
    from posts.models.publication import Publication

STILL_HERE = (Delivery.Status.QUEUED, Delivery.Status.WITHHELD, Delivery.Status.FAILED)
"""How it stands with what has reached nobody."""


class Post(Answers, Tracked):
    """Editing only. Where it went, and when, is said by its publications."""

    class Status(models.TextChoices):
        DRAFT = "DRAFT", _("Draft")
        SUBMITTED = "SUBMITTED", _("Waiting for approval")
        RETURNED = "RETURNED", _("Sent back")
        REFUSED = "REFUSED", _("Refused")
        APPROVED = "APPROVED", _("Approved")
        WITHDRAWN = "WITHDRAWN", _("Withdrawn")
        EXPIRED = "EXPIRED", _("Its time passed")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.DRAFT: {Status.SUBMITTED, Status.APPROVED, Status.WITHDRAWN},
        Status.SUBMITTED: {
            Status.APPROVED,
            Status.RETURNED,
            Status.REFUSED,
            Status.DRAFT,
            Status.WITHDRAWN,
            Status.EXPIRED,
        },
        Status.RETURNED: {Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN},
        Status.EXPIRED: {Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN},
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
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When the approvers were told once more that it waits."""
    expiry_told_at = models.DateTimeField(null=True, blank=True)
    clerk_agreed_at = models.DateTimeField(null=True, blank=True)
    """In a pre-election period: when the Clerk said that it may go to the Mayor."""
    clerk_agreed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    went_at_once = models.BooleanField(default=False)
    """Sent by the emergency rule: nobody else has approved it before."""
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

    class Meta(Answers.Meta):
        abstract = False
        ordering: ClassVar = ["-updated_at"]
        indexes: ClassVar = [models.Index(fields=["status", "submitted_at"], name="post_waiting")]
        constraints: ClassVar = [
            *Answers.Meta.constraints,
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("author")),
                name="author_is_not_approver",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None, approved_digest="")
                | Q(approved_by__isnull=False, approved_at__isnull=False, went_at_once=False)
                & ~Q(approved_digest="")
                | Q(approved_by=None, approved_at__isnull=False, went_at_once=True)
                & ~Q(approved_digest=""),
                name="approval_is_whole_or_absent_or_an_emergency",
            ),
            models.CheckConstraint(
                condition=Q(went_at_once=False) | Q(kind="emergency") & ~Q(emergency_reason=""),
                name="only_emergencies_with_a_reason_go_at_once",
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
            self.Status.EXPIRED,
            self.Status.SUBMITTED,
            self.Status.APPROVED,
        )

    def is_undecided(self) -> bool:
        decided = (self.Status.APPROVED, self.Status.REFUSED, self.Status.WITHDRAWN)
        return self.status not in decided

    def wellbeing(self) -> str:
        """Which wellbeing of the town it serves (1.6): as its author says, or as its kind does."""
        return self.theme or THEME_OF_KIND.get(self.kind, "")

    def is_given_up(self) -> bool:
        return self.status in (self.Status.REFUSED, self.Status.WITHDRAWN)

    def in_welsh(self) -> Post | None:
        """The post that says the same in Welsh, unless it was given up."""
        told = self.translations.select_related("author")
        return next((post for post in told if not post.is_given_up()), None)

    def lacks_welsh(self) -> bool:
        """Whether somebody could write the Welsh of it as a post of its own."""
        is_itself = not (self.translates_id or self.corrects_id)
        return is_itself and not self.welsh and not self.is_given_up()

    def verb(self) -> str:
        """What went out by the emergency rule is not said to be approved by anybody."""
        is_hurried = self.went_at_once and self.status == self.Status.APPROVED
        return "post.published_at_once" if is_hurried else super().verb()

    # What it becomes on each channel

    def contents(self) -> list[tuple[Channel, Content]]:
        """Exactly what each of its channels would be sent now, in the channels' order."""
        return [(channel, self.content_for(channel)) for channel in self.channels.all()]

    def content_for(self, channel: Channel) -> Content:
        """Exactly what this channel would be sent now."""
        return channel.adapter().compose(as_message(self, channel))

    def digest(self) -> str:
        return fingerprint(self.publish_at, self.contents())

    def as_read(self) -> tuple[str, ...]:
        """Everything that an approver reads: what goes out, and what was said about it."""
        return (
            self.digest(),
            *(str(getattr(self, name)) for name in READ),
            *about_media(self.media),
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

    def findings(self) -> list[Finding]:
        """How the draft stands with the policy: blocks first, then warnings, then the rest."""
        return worst_first(findings(Stage.DRAFT, about_draft(self)))
