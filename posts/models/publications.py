"""What one asks about publications."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from accounts.models import Channel
from platforms.outbox import Delivery, DeliveryQuerySet
from posts.models.post import Post

if TYPE_CHECKING:
    from posts.models.publication import Publication  # noqa: F401  named below

READ_BACK_AFTER = timedelta(seconds=20)
STILL_WORKING = timedelta(days=2)
"""What was never looked at within this is looked at no more."""
A_WHILE = timedelta(minutes=15)
"""People are told of what a platform puts off for longer."""


class PublicationQuerySet(DeliveryQuerySet["Publication"]):
    def troubled(self) -> Self:
        """What a person must look at: refused by the platform, held back, or nobody can tell."""
        at_an_end = Q(status__in=[Delivery.Status.FAILED, Delivery.Status.UNCONFIRMED])
        withheld = Q(status=Delivery.Status.WITHHELD, post__status=Post.Status.APPROVED)
        return self.filter(at_an_end | withheld).order_by("-claimed_at", "-pk")

    def put_off(self) -> Self:
        """Tried, and not to be tried again for a good while, because its platform said so."""
        waiting = self.filter(status=Delivery.Status.QUEUED, attempts__gt=0).exclude(why="")
        return waiting.filter(not_before__gt=F("claimed_at") + A_WHILE).order_by("not_before")

    def different(self) -> Self:
        """What stands on its channel otherwise than it was approved, and nobody has noted that."""
        unnoted = self.standing().filter(difference_noted_at=None)
        return unnoted.exclude(difference="").order_by("-done_at")

    def standing(self) -> Self:
        """Out, by an address that we know, and neither taken down nor to be."""
        nobody_asked = Q(takedowns=None) | Q(takedowns__status=Delivery.Status.FAILED)
        out = self.filter(nobody_asked, status=Delivery.Status.DONE, taken_down_at=None)
        return out.exclude(external_id="")

    def begun(self) -> Self:
        """With an upload of which nobody has been told yet what came of it."""
        return self.exclude(upload_session="")

    def perhaps_unknown(self) -> Self:
        """What may stand on its channel without our knowing as what."""
        going = [Delivery.Status.SENDING, Delivery.Status.UNCONFIRMED]
        said_to_be = Q(status=Delivery.Status.DONE)
        tried = Q(status__in=going) | Q(in_doubt_since__isnull=False)
        return self.filter(tried | said_to_be, external_id="")

    def to_name(self, now: datetime) -> Self:
        """Said by a person to be out, without the address that says as what."""
        return self.filter(status=Delivery.Status.DONE, external_id="", look_at__lte=now)

    def last_out(self) -> Self:
        """The newest that is out, of each channel."""
        out = self.filter(status=Delivery.Status.DONE)
        return out.order_by("channel_id", "-done_at").distinct("channel_id")

    def last_refused(self) -> Self:
        """The newest that its platform refused and nobody has sent again, of each channel."""
        refused = self.filter(status=Delivery.Status.FAILED)
        return refused.order_by("channel_id", "-claimed_at").distinct("channel_id")

    def newest_known(self, channel: Channel, before: datetime) -> str:
        """The last post of a channel that was out by then, as its platform names it, or nothing."""
        out = self.filter(channel=channel, done_at__lt=before).exclude(external_id="")
        return out.order_by("-done_at").values_list("external_id", flat=True).first() or ""

    def to_read_back(self, now: datetime) -> Self:
        """Out or corrected for a moment and not yet looked at, or due for another look."""
        newly = Q(
            read_back_at=None,
            read_again_at=None,
            as_of__range=(now - STILL_WORKING, now - READ_BACK_AFTER),
        )
        out = self.standing().annotate(as_of=Coalesce("corrected_at", "done_at"))
        return out.filter(newly | Q(read_again_at__lte=now))
