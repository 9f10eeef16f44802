"""The one door out: every call that changes something on a platform leaves by here.

An action writes a Delivery in the same transaction as the decision behind it. A worker claims
it (committed before the call), makes one call outside any transaction, and writes down how it
went. The row is the queue: the broker only wakes a worker sooner, and may lose everything.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models, transaction
from django.utils import timezone

from audit.models import MovedOn, Tracked
from platforms.base import (
    Account,
    Platform,
    Published,
    Reconnect,
    Rejected,
    Unavailable,
    Unconfirmed,
)
from platforms.registry import PLATFORMS
from platforms.waking import call_soon

logger = logging.getLogger(__name__)

Row = TypeVar("Row", bound="Delivery")

RETRY_AFTER = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))
PRESUMED_LOST = timedelta(minutes=15)
"""A claim not heard of for so long belongs to a worker that died. A long upload reports often."""
WAKE_AGAIN_AFTER = timedelta(seconds=10)
"""How long the sweep waits for a worker that was woken before it wakes another."""


class DeliveryQuerySet(models.QuerySet[Row]):
    def due(self, now: datetime) -> Self:
        return self.filter(status=Delivery.Status.QUEUED, not_before__lte=now).order_by(
            "not_before", "pk"
        )

    def asleep(self, now: datetime) -> Self:
        """Due, and no worker was told of it lately."""
        return self.due(now).exclude(woken_at__gt=now - WAKE_AGAIN_AFTER)

    def lost(self, now: datetime) -> Self:
        """Claimed, and never heard of again: the worker died in between."""
        return self.filter(status=Delivery.Status.SENDING, heard_at__lt=now - PRESUMED_LOST)


class Delivery(Tracked):
    """A call that we owe to a platform. The concrete row says what it is."""

    class Status(models.TextChoices):
        QUEUED = "QUEUED", "Waiting to be sent"
        SENDING = "SENDING", "Being sent"
        DONE = "DONE", "Done"
        FAILED = "FAILED", "Refused by the platform"
        UNCONFIRMED = "UNCONFIRMED", "Not confirmed"
        WITHHELD = "WITHHELD", "Held back"

    TRANSITIONS: ClassVar[Mapping[str, set[str]]] = {
        Status.QUEUED: {Status.SENDING, Status.WITHHELD},
        Status.SENDING: {Status.DONE, Status.QUEUED, Status.FAILED, Status.UNCONFIRMED},
        Status.DONE: set(),
        Status.FAILED: {Status.QUEUED},
        Status.UNCONFIRMED: {Status.DONE, Status.QUEUED},
        Status.WITHHELD: {Status.QUEUED},
    }
    IS_REPEATABLE: ClassVar[bool] = False
    """True for a call that sets a state: doing it twice is the same as doing it once."""

    status = models.CharField(max_length=20, choices=Status.choices, default=Status.QUEUED)
    not_before = models.DateTimeField()
    woken_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    """The last sign of life of the worker that has it."""
    done_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    why = models.TextField(blank=True)
    """A sentence for the officer: why it waits, failed or was held back, or what to know of it."""

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        abstract = True

    # What the concrete row supplies

    def task(self) -> str:
        """Name the Celery task that delivers this row, given its id."""
        raise NotImplementedError

    def hold_still(self) -> None:
        """Lock what this row is made from, so that what is asked about is what is sent."""

    def refusals(self) -> str:
        """Say why this must not leave after all, or nothing. Asked under the claim's lock."""
        return ""

    def platform(self) -> str:
        """Name the platform, as in `platforms.registry`."""
        raise NotImplementedError

    def account(self) -> Account:
        raise NotImplementedError

    def send(self, client: Platform) -> Published | None:
        """Make the one call. Raise a `PlatformError` if it does not succeed."""
        raise NotImplementedError

    def arrived(self, published: Published | None) -> dict[str, object]:
        """Return the fields to keep from the platform's answer."""
        return {}

    # What the outbox does with it

    def wake(self, now: datetime) -> None:
        """Have a worker look at this row, if it is due, once the transaction is through."""
        if self.not_before <= now:
            call_soon(self.task(), self.pk)

    @transaction.atomic
    def claim(self, now: datetime) -> bool:
        """Take this row for one attempt, or hold it back when the policy now forbids it."""
        self.hold_still()
        due = type(self).objects.due(now).filter(pk=self.pk)
        row = due.select_for_update(of=("self",)).first()
        if row is None:
            return False
        if why := row.refusals():
            row.move_to(self.Status.WITHHELD, by=None, why=why, detail={"why": why})
            return False
        row.move_to(
            self.Status.SENDING,
            by=None,
            claimed_at=now,
            heard_at=now,
            attempts=models.F("attempts") + 1,
        )
        return True

    def settle(self, status: Delivery.Status, why: str = "", **fields: object) -> None:
        """Write down how the attempt went."""
        self.move_to(status, by=None, why=why, detail={"why": why} if why else {}, **fields)
        logger.info("%s %s is %s.", self._meta.label, self.pk, status)

    def postpone(self, error: Unavailable, now: datetime) -> None:
        """Put it back for later, or give up when it was tried often enough."""
        if self.attempts > len(RETRY_AFTER):
            self.settle(self.Status.FAILED, f"{error} We tried {self.attempts} times.")
        else:
            at = error.retry_at or now + RETRY_AFTER[self.attempts - 1]
            self.settle(self.Status.QUEUED, str(error), not_before=at)

    def doubt(self, why: str, now: datetime) -> None:
        """Nobody can tell whether it was done: do it again only where that can do no harm."""
        if self.IS_REPEATABLE:
            self.postpone(Unavailable(why), now)
        else:
            self.settle(self.Status.UNCONFIRMED, why)


def deliver(delivery: Delivery, *, now: datetime) -> None:
    """Claim and send one row. Nothing happens when it is not due or somebody else has it."""
    if not delivery.claim(now):
        return
    delivery.refresh_from_db()
    try:
        client = PLATFORMS[delivery.platform()](delivery.account())
        published = delivery.send(client)
    except (Rejected, Reconnect) as error:
        delivery.settle(delivery.Status.FAILED, str(error))
    except Unavailable as error:
        delivery.postpone(error, now)
    except Unconfirmed as error:
        delivery.doubt(str(error), now)
    except Exception:
        # Whatever we did not foresee may have happened after the platform said yes.
        logger.exception("%s %s ended in a way nobody foresaw.", delivery._meta.label, delivery.pk)
        delivery.doubt("We could not tell how this went. Look at the channel.", now)
    else:
        note = published.note if published else ""
        delivery.settle(
            delivery.Status.DONE, note, done_at=timezone.now(), **delivery.arrived(published)
        )


def sweep(deliveries: type[Delivery], *, now: datetime) -> None:
    """Wake a worker for everything due, and own up to what a dead worker left behind."""
    for delivery in deliveries.objects.lost(now):
        try:
            delivery.doubt(
                "The portal stopped while this was being sent. Look at the channel.", now
            )
        except MovedOn:
            logger.info("%s %s came back by itself.", delivery._meta.label, delivery.pk)
    for delivery in deliveries.objects.asleep(now):
        deliveries.objects.filter(pk=delivery.pk).update(woken_at=now)
        call_soon(delivery.task(), delivery.pk)
