"""An answer of the council to a resident, and its way there (3.12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Channel, Pause, User
from audit.models import Detail, Signing, Tracked
from moderation.models.comment import Comment
from platforms.abilities import Answering, Recalling
from platforms.base import Content, Platform, Published, Rejected
from platforms.matching import CLOCKS_DIFFER, words
from platforms.outbox import Delivery, DeliveryQuerySet
from policy import facts
from policy.clause import Stage
from policy.judging import refusals
from policy.roles import Permission
from posts.models.metering import speak
from posts.models.spending import is_over_the_cap

Said = TypeVar("Said")
TAKEN_BACK = "Its author took it back."


class ReplyQuerySet(models.QuerySet["Reply"]):
    def to_decide(self, person: User) -> Self:
        """What waits for this person's approval, the first sent first: never their own."""
        if not person.can(Permission.APPROVE):
            return self.none()
        waiting = self.filter(status=Reply.Status.SUBMITTED).exclude(by=person)
        return waiting.select_related("by", "comment__channel", "comment__space")

    def returned_to(self, person: User) -> Self:
        """What others gave back to this person to be changed, where it can still be answered."""
        theirs = self.filter(status=Reply.Status.RETURNED, by=person, comment__gone_at=None)
        deleted = Comment.Status.DELETED
        return theirs.exclude(words=TAKEN_BACK).exclude(comment__status=deleted)


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

    objects = ReplyQuerySet.as_manager()

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


class ReplyDeliveryQuerySet(DeliveryQuerySet["ReplyDelivery"]):
    def troubled(self) -> Self:
        """What did not go out, or may not have: a person has to see to it."""
        is_in_doubt = Q(status=ReplyDelivery.Status.UNCONFIRMED, look_at=None)
        is_stuck = Q(status__in=[ReplyDelivery.Status.FAILED, ReplyDelivery.Status.WITHHELD])
        return self.filter(is_in_doubt | is_stuck, reply__status=Reply.Status.APPROVED)


class ReplyDelivery(Delivery):
    """An agreed reply that is to go, goes, or has gone out. Never sent twice unasked.

    An agreed reply without one was given somewhere else: by letter, or on the platform itself.
    """

    MADE_FROM = ("reply__comment__channel", "reply__comment__publication")

    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, related_name="delivery")
    external_id = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)

    objects = ReplyDeliveryQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

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

    def hold_still(self) -> None:
        """Whoever sets a reply aside locks it too: it cannot change between claim and call."""
        Reply.objects.select_for_update(of=("self",)).get(pk=self.reply_id)

    def refusals(self, now: datetime) -> str:
        """What forbids that it leaves: it was set aside, or the channel is paused or stopped."""
        if self.reply.status != Reply.Status.APPROVED:
            return str(_("Somebody else has answered meanwhile."))
        if self.reply.comment.gone_at or self.reply.comment.status == Comment.Status.DELETED:
            return str(_("The comment is gone, so there is nothing to answer any more."))
        pause, channel = Pause.objects.in_force(), self.channel
        asked = facts.Publication(
            approved_digest=self.reply.text,
            current_digest=self.reply.text,
            channel=channel.name,
            channel_is_active=channel.is_active(),
            pause=pause.reason if pause else "",
            is_late=False,
            is_over_the_cap=is_over_the_cap(channel, Content(self.reply.text), now=now),
        )
        return " ".join(str(found) for found in refusals(Stage.PUBLICATION, asked))

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def send(self, client: Platform) -> Published:
        if not isinstance(client, Answering):
            raise Rejected("This platform lets nobody be answered from here; do it there.")
        return client.reply(self.reply.comment.external_id, self.reply.text)

    def find(self, client: Platform) -> Published | None:
        """Look for it among what the council has answered to this comment."""
        if not isinstance(client, Recalling):
            return None
        since = self.may_be_out_since() - CLOCKS_DIFFER
        for said in client.answers(self.reply.comment.external_id, since=since):
            # X puts before it whom it answers.
            if words(said.text).endswith(words(self.reply.text)):
                return Published(said.external_id, said.url, posted_at=said.posted_at)
        return None

    def arrived(self, published: Published | None) -> dict[str, object]:
        if published is None:
            return {}
        return {"external_id": published.external_id, "url": published.url}

    @transaction.atomic
    def move_to(
        self,
        status: str,
        *,
        by: Signing | None,
        detail: Mapping[str, Detail] | None = None,
        while_: Mapping[str, object] | None = None,
        **fields: object,
    ) -> None:
        """Once it is out, its comment is answered."""
        super().move_to(status, by=by, detail=detail, while_=while_, **fields)
        if status == self.Status.DONE:
            unanswered = Comment.objects.filter(pk=self.reply.comment_id, answered_at=None)
            unanswered.update(answered_at=fields["done_at"])
