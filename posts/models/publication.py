"""One approved post on one channel: whether it is out, and where."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Channel, Pause
from platforms.abilities import Resumable
from platforms.base import Content, Platform, Published, Unconfirmed
from platforms.matching import CLOCKS_DIFFER, is_same
from platforms.outbox import Delivery
from platforms.sealed import SealedTextField
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import refusals
from posts.models.facts import as_shown
from posts.models.metering import speak
from posts.models.post import Post
from posts.models.publications import PublicationQuerySet
from posts.models.spending import is_over_the_cap
from posts.models.upload import UploadOf

Said = TypeVar("Said")

WINDOW = timedelta(hours=1)
"""What could not go out so soon after its time waits for somebody to say that it still holds."""
GONE = "It is gone: somebody or the platform itself removed it."
TOO_LATE = "It was out before it could be held back; it can be taken down."
TAKEN_DOWN = str(Refused.by("3.6", "This post is taken down, so nothing more is done to it."))


class Publication(Delivery):
    """An approved post that is to go, goes, or has gone out on one of its channels."""

    MADE_FROM = ("post__media", "channel")

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="publications")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="publications")
    external_id = models.CharField(max_length=100, blank=True)
    url = models.URLField(max_length=500, blank=True)
    upload_session = SealedTextField(blank=True)
    """While it is kept, the video may be out: only the platform can say."""
    upload_of = models.CharField(max_length=64, blank=True)
    """The approved digest for which that upload was begun. It is good for no other."""
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
    link_stands = models.BooleanField(null=True, blank=True)
    """Whether residents can follow the link to the council's page there (1.5)."""
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
        if self.difference:
            is_gone = self.difference == GONE
            return str(_("Gone") if is_gone else _("Published, but not as approved"))
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
        media = self.post.media
        is_long = media is not None and not media.is_picture()
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
        return self.words().content_for(self.channel)

    def is_coming_down(self) -> bool:
        return self.takedowns.exclude(status=Delivery.Status.FAILED).exists()

    def send(self, client: Platform) -> Published:
        return client.publish(self.content(), UploadOf(self))

    def find(self, client: Platform) -> Published | None:
        """Ask after its upload, or look among what the channel has posted since it began."""
        if self.upload_session and isinstance(client, Resumable):
            with suppress(Unconfirmed):
                there = client.uploaded(self.content(), self.upload_session)
                return replace(there, note=f"{there.note} {TOO_LATE}".strip())
        since = self.may_be_out_since()
        known = Publication.objects.filter(channel=self.channel).exclude(pk=self.pk)
        taken = set(known.exclude(external_id="").values_list("external_id", flat=True))
        sent = self.content()
        after = Publication.objects.newest_known(self.channel, since - CLOCKS_DIFFER)
        for live in client.recent(since=since - CLOCKS_DIFFER, after=after):
            if live.external_id not in taken and is_same(sent, live, since=since):
                return Published(live.external_id, live.url, live.note, live.posted_at)
        return None

    def arrived(self, published: Published | None) -> dict[str, object]:
        if published is None:
            return {"upload_session": "", "bytes_sent": 0}
        return {"external_id": published.external_id, "url": published.url, "upload_session": ""}

    def can_be_taken_up(self) -> bool:
        """An upload with its session can: the platform itself says how much it has."""
        return self.may_be_out()


def held_back_by(post: Post, channel: Channel, *, is_late: bool = False) -> str:
    """Ask the policy at the door: what forbids that this leaves for the channel now, or nothing."""
    pause, embargo, now = Pause.objects.in_force(), post.embargo_until, timezone.now()
    asked = facts.Publication(
        approved_digest=post.approved_digest,
        current_digest=post.digest(),
        channel=channel.name,
        channel_is_active=channel.is_active(),
        pause=pause.reason if pause else "",
        is_late=is_late,
        embargo_until=as_shown(embargo) if embargo and embargo > now else None,
        is_over_the_cap=post.kind != Post.Kind.EMERGENCY
        and is_over_the_cap(channel, post.content_for(channel), now=now),
    )
    return " ".join(str(found) for found in refusals(Stage.PUBLICATION, asked))
