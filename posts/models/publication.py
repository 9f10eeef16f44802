"""One approved post on one channel: whether it is out, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.connections import speak
from accounts.models import Channel, Pause
from platforms.base import Content, Platform, Published
from platforms.matching import CLOCKS_DIFFER, is_same
from platforms.outbox import Delivery, DeliveryQuerySet
from platforms.sealed import SealedTextField
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import refusals
from posts.models.post import Post

Said = TypeVar("Said")

WINDOW = timedelta(hours=1)
"""What could not go out so soon after its time waits for somebody to say that it still holds."""
READ_BACK_AFTER = timedelta(seconds=20)
TAKEN_DOWN = str(Refused.by("3.6", "This post is taken down, so nothing more is done to it."))
STILL_WORKING = timedelta(days=2)
"""For how long a platform that still works on a video is looked at again."""


class PublicationQuerySet(DeliveryQuerySet["Publication"]):
    def troubled(self) -> Self:
        """What a person must look at: refused by the platform, held back, or nobody can tell."""
        at_an_end = Q(status__in=[Publication.Status.FAILED, Publication.Status.UNCONFIRMED])
        withheld = Q(status=Publication.Status.WITHHELD, post__status=Post.Status.APPROVED)
        return self.filter(at_an_end | withheld).order_by("-claimed_at", "-pk")

    def different(self) -> Self:
        """What stands on its channel otherwise than it was approved, and nobody has noted that."""
        return self.exclude(difference="").filter(difference_noted_at=None).order_by("-done_at")

    def standing(self) -> Self:
        """Out, by an address that we know, and neither taken down nor to be."""
        nobody_asked = Q(takedowns=None) | Q(takedowns__status=Publication.Status.FAILED)
        out = self.filter(nobody_asked, status=Publication.Status.DONE, taken_down_at=None)
        return out.exclude(external_id="")

    def last_out(self) -> Self:
        """The newest that is out, of each channel."""
        out = self.filter(status=Publication.Status.DONE)
        return out.order_by("channel_id", "-done_at").distinct("channel_id")

    def last_refused(self) -> Self:
        """The newest that its platform refused and nobody has sent again, of each channel."""
        refused = self.filter(status=Publication.Status.FAILED)
        return refused.order_by("channel_id", "-claimed_at").distinct("channel_id")

    def to_read_back(self, now: datetime) -> Self:
        """Out or corrected for a moment, and not yet compared with what was approved."""
        return (
            self.annotate(as_of=Coalesce("corrected_at", "done_at"))
            .filter(
                status=Publication.Status.DONE,
                read_back_at=None,
                as_of__lt=now - READ_BACK_AFTER,
                as_of__gt=now - STILL_WORKING,
            )
            .exclude(Q(external_id="") | Q(read_again_at__gt=now))
        )


class Publication(Delivery):
    """An approved post that is to go, goes, or has gone out on one of its channels."""

    MADE_FROM = ("post__media", "channel")

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="publications")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="publications")
    external_id = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)
    upload_session = SealedTextField(blank=True)
    bytes_before = models.PositiveBigIntegerField(default=0)
    """What the platform had when this attempt began."""
    bytes_sent = models.PositiveBigIntegerField(default=0)
    bytes_total = models.PositiveBigIntegerField(default=0)
    read_back_at = models.DateTimeField(null=True, blank=True)
    read_again_at = models.DateTimeField(null=True, blank=True)
    """Not before this is it read again, when the platform could not say yet how it stands."""
    difference = models.TextField(blank=True)
    """How what stands on the channel differs from what was approved, in sentences."""
    live_text = models.TextField(blank=True)
    difference_noted_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    """When its words were last changed, by a correction; each keeps its own time."""
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = PublicationQuerySet.as_manager()  # type: ignore[misc]  # the row is ours

    class Meta:
        ordering: ClassVar = ["not_before", "pk"]
        indexes: ClassVar = [models.Index(fields=["status", "not_before"], name="publication_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "channel"], name="one_publication_per_post_and_channel"
            ),
            models.UniqueConstraint(
                fields=["channel", "external_id"],
                condition=~Q(external_id=""),
                name="one_publication_per_post_on_the_platform",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} on {self.channel}"

    @property
    def word(self) -> str:
        """Its status, as one says it of a post."""
        if self.taken_down_at:
            return str(_("Taken down"))
        return str(_("Published") if self.status == self.Status.DONE else self.get_status_display())

    def takedown_words(self) -> str:
        """How taking it down gets on, when that was asked for and is not done."""
        asked = next(iter(self.takedowns.all()), None)
        if asked is None or self.taken_down_at:
            return ""
        return _("Taking it down: %(how)s. %(why)s") % {
            "how": asked.get_status_display().lower(),
            "why": asked.why,
        }

    def pace(self) -> str:
        """How an upload gets on: per cent, speed, time left."""
        percent = round(100 * self.bytes_sent / self.bytes_total) if self.bytes_total else 0
        took = 0.0
        if self.heard_at and self.claimed_at:
            took = (self.heard_at - self.claimed_at).total_seconds()
        speed = (self.bytes_sent - self.bytes_before) / took if took else 0
        if not speed:
            return _("Uploading: %(percent)s %%.") % {"percent": percent}
        left = (self.bytes_total - self.bytes_sent) / speed
        return _("Uploading: %(percent)s %%, %(speed).1f MB a second, %(left)s left.") % {
            "percent": percent,
            "speed": speed / 1e6,
            "left": _("a moment") if left < 60 else _("%d minutes") % round(left / 60),
        }

    def task(self) -> str:
        is_long = self.channel.adapter().needs_video
        return "posts.tasks.upload" if is_long else "posts.tasks.publish"

    def hold_still(self) -> None:
        """Whoever changes a post locks it first too: it cannot change between claim and call."""
        Post.objects.select_for_update(of=("self",)).get(pk=self.post_id)

    def refusals(self, now: datetime) -> str:
        return held_back_by(self.post, self.channel, is_late=now > self.not_before + WINDOW)

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        return speak(self.channel, act)

    def words(self) -> Post:
        """Whose words stand there: those of the last correction that was made, or the post's."""
        made = self.edits.filter(status=Delivery.Status.DONE) if self.corrected_at else None
        last = made and made.select_related("post__media").order_by("post__number").last()
        return last.post if last else self.post

    def content(self) -> Content:
        """Exactly what its channel is sent, or was last."""
        return self.channel.adapter().compose(self.words().as_message())

    def is_coming_down(self) -> bool:
        return self.takedowns.exclude(status=Delivery.Status.FAILED).exists()

    def send(self, client: Platform) -> Published:
        return client.publish(self.content(), UploadOf(self))

    def find(self, client: Platform) -> Published | None:
        """Look for it among what the channel has posted since the attempt began."""
        since = self.may_be_out_since()
        known = Publication.objects.filter(channel=self.channel).exclude(pk=self.pk)
        taken = set(known.exclude(external_id="").values_list("external_id", flat=True))
        sent = self.content()
        for live in client.recent(since=since - CLOCKS_DIFFER):
            if live.external_id not in taken and is_same(sent, live, since=since):
                return Published(live.external_id, live.url, live.note)
        return None

    def arrived(self, published: Published | None) -> dict[str, object]:
        if published is None:
            return {}
        return {"external_id": published.external_id, "url": published.url, "upload_session": ""}

    def can_be_taken_up(self) -> bool:
        """An upload with its session can: the platform itself says how much it has."""
        return bool(Publication.objects.get(pk=self.pk).upload_session)


def held_back_by(post: Post, channel: Channel, *, is_late: bool = False) -> str:
    """Ask the policy at the door: what forbids that this leaves for the channel now, or nothing."""
    pause = Pause.objects.in_force()
    asked = facts.Publication(
        approved_digest=post.approved_digest,
        current_digest=post.digest(),
        channel=channel.name,
        channel_is_active=channel.is_active(),
        pause=pause.reason if pause else "",
        is_late=is_late,
    )
    return " ".join(str(found) for found in refusals(Stage.PUBLICATION, asked))


class LostClaim(Exception):
    """This worker was taken for dead, and another has the delivery now."""


class UploadOf:
    """The memory of a publication's upload, in its row, so that it outlives the worker."""

    def __init__(self, publication: Publication) -> None:
        self.session = publication.upload_session
        self._row = Publication.objects.filter(
            pk=publication.pk, status=Publication.Status.SENDING, claims=publication.claims
        )
        self._is_first = True

    def begin(self, session: str) -> None:
        self.session = session
        self._keep(upload_session=session)

    def progress(self, sent: int, total: int) -> None:
        """Progress is a sign of life, and whoever makes it has not failed: tries count anew."""
        fields: dict[str, object] = {"bytes_sent": sent, "bytes_total": total, "attempts": 1}
        if self._is_first:
            fields["bytes_before"] = sent
        self._is_first = False
        self._keep(**fields)

    def _keep(self, **fields: object) -> None:
        if not self._row.update(heard_at=timezone.now(), **fields):
            raise LostClaim
