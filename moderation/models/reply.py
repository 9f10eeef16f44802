"""An answer of the council to a resident, and its way there (3.12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, User
from audit.models import Tracked
from moderation.models.comment import Comment
from platforms.abilities import Answering
from platforms.base import Platform, Published, Rejected
from platforms.outbox import Delivery, DeliveryQuerySet
from posts.models.metering import speak

Said = TypeVar("Said")


class Reply(Tracked):
    """What somebody wants to answer. One on the roster answers alone when every check passes."""

    class Status(models.TextChoices):
        SUBMITTED = "SUBMITTED", _("Waiting for approval")
        APPROVED = "APPROVED", _("Approved")
        RETURNED = "RETURNED", _("Sent back")
        SUPERSEDED = "SUPERSEDED", _("Somebody else has answered")

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.SUBMITTED: {Status.APPROVED, Status.RETURNED, Status.SUPERSEDED},
        Status.RETURNED: {Status.SUBMITTED, Status.APPROVED, Status.SUPERSEDED},
        Status.APPROVED: {Status.SUPERSEDED},
        Status.SUPERSEDED: set(),
    }

    key = models.UUIDField(unique=True)
    """Given out with an empty form, so that a form sent twice makes one answer."""
    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="replies")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="replies")
    office = models.CharField(max_length=60)
    text = models.TextField()
    language = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices)
    checks = models.JSONField(default=list)
    """The sentences that held it up for approval."""
    warnings_reason = models.TextField(blank=True)
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="approved_replies"
    )
    """Empty where it needed nobody else."""
    approved_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)
    """Why it was sent back."""
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    is_standard = models.BooleanField(default=False)
    """The public words that go with a principle."""

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]
        verbose_name_plural = "replies"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="a_reply_says_something"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("by")),
                name="nobody_approves_their_own_reply",
            ),
            models.UniqueConstraint(
                fields=["comment"],
                condition=Q(status="APPROVED"),
                name="one_answer_of_the_council_to_a_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"Reply to {self.comment}"


class ReplyDelivery(Delivery):
    """An agreed reply that is to go, goes, or has gone out. Never sent twice unasked."""

    MADE_FROM = ("reply__comment__channel", "reply__comment__publication")

    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="delivery")
    external_id = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)

    objects = DeliveryQuerySet["ReplyDelivery"].as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        verbose_name_plural = "reply deliveries"
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="reply_due")]

    def __str__(self) -> str:
        return str(self.reply)

    @property
    def channel(self) -> Channel:
        return self.reply.comment.on_platform()

    def task(self) -> str:
        return "moderation.tasks.publish_reply"

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def send(self, client: Platform) -> Published:
        if not isinstance(client, Answering):
            raise Rejected("This platform lets nobody be answered from here; do it there.")
        return client.reply(self.reply.comment.external_id, self.reply.text)

    def arrived(self, published: Published | None) -> dict[str, object]:
        if published is None:
            return {}
        return {"external_id": published.external_id, "url": published.url}
