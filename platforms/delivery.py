"""The row of the outbox: a call that we owe to a platform, and how it stands."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar, Self, TypeVar, cast

from django.conf import settings
from django.db import models, transaction

from audit.models import Signing, Tracked
from platforms.base import Platform, Published, Unavailable
from platforms.patience import patiently
from platforms.waking import call_soon

logger = logging.getLogger(__name__)

Row = TypeVar("Row", bound="Delivery")
Said = TypeVar("Said")

RETRY_AFTER = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))
PERHAPS_OUT = "Some of it has been sent, so we are asking whether it is out already."
WAKE_AGAIN_AFTER = timedelta(seconds=10)
"""How long the sweep waits for a worker that was woken before it wakes another."""


class DeliveryQuerySet(models.QuerySet[Row]):
    def due(self, now: datetime) -> Self:
        return self.filter(status=Delivery.Status.QUEUED, not_before__lte=now).order_by(
            "not_before", "pk"
        )

    def asleep(self, now: datetime) -> Self:
        """Due, and no worker was told of it lately."""
        return self.due(now).exclude(woken_at__range=(now - WAKE_AGAIN_AFTER, now))

    def lost(self, now: datetime) -> Self:
        """Claimed, and not heard of for so long that the worker must have died.

        Or heard of in the future, as when the machine's clock was put back meanwhile.
        """
        patience = timedelta(seconds=settings.PRESUMED_LOST_SECONDS)
        return self.filter(status=Delivery.Status.SENDING).exclude(
            heard_at__range=(now - patience, now + patience)
        )

    def begun(self) -> Self:
        """Sent in part at least, so that only its platform can say whether it is there."""
        return self.none()

    def to_look_for(self, now: datetime) -> Self:
        return self.filter(status=Delivery.Status.UNCONFIRMED, look_at__lte=now)


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
        Status.QUEUED: {Status.SENDING, Status.WITHHELD, Status.UNCONFIRMED},
        Status.SENDING: {Status.DONE, Status.QUEUED, Status.FAILED, Status.UNCONFIRMED},
        Status.DONE: set(),
        Status.FAILED: {Status.QUEUED},
        Status.UNCONFIRMED: {Status.DONE, Status.QUEUED, Status.WITHHELD},
        Status.WITHHELD: {Status.QUEUED},
    }
    MADE_FROM: ClassVar[tuple[str, ...]] = ()
    """What the concrete row belongs to, and is read together with it when it is claimed."""
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
    claims = models.PositiveIntegerField(default=0)
    """Counts every claim, so that a worker taken for dead cannot speak for the next one."""
    in_doubt_since = models.DateTimeField(null=True, blank=True)
    """When the first attempt was claimed of which nobody could tell whether it arrived."""
    looks = models.PositiveSmallIntegerField(default=0)
    look_at = models.DateTimeField(null=True, blank=True)
    """When to look on the channel for a send in doubt; None when a person has to."""
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

    def refusals(self, now: datetime) -> str:
        """Say why this must not leave after all, or nothing. Asked under the claim's lock."""
        return ""

    def speak(self, act: Callable[[Platform], Said]) -> Said:
        """Do something with a client of the row's channel, renewing its connection if need be."""
        raise NotImplementedError

    def send(self, client: Platform) -> Published | None:
        """Make the one call. Raise a `PlatformError` if it does not succeed."""
        raise NotImplementedError

    def find(self, client: Platform) -> Published | None:
        """Look on the channel for what this row may have sent.

        Raise `NotThere` when the platform itself says that it is not, and never will be.
        """
        return None

    def arrived(self, published: Published | None) -> dict[str, object]:
        """Return the fields to keep from the platform's answer; None: it is not there."""
        return {}

    def can_be_taken_up(self) -> bool:
        """Whether another attempt can do no harm, whatever became of the last one."""
        return self.IS_REPEATABLE

    def may_be_out(self) -> bool:
        """Whether some of it has been sent, so that it may be there though it waits here."""
        return type(self).objects.begun().filter(pk=self.pk).exists()

    # What the outbox does with it

    def named(self) -> str:
        return f"{self._meta.label} {self.pk}"

    def may_be_out_since(self) -> datetime:
        """From when on to look for it on the channel: from the first attempt in doubt."""
        return self.in_doubt_since or self.claimed_at or self.not_before

    def wake(self, now: datetime) -> None:
        """Have a worker look at this row, if it is due, once the transaction is through."""
        if self.not_before <= now:
            call_soon(self.task(), self.pk)

    @transaction.atomic
    def claim(self, now: datetime) -> Self | None:
        """Take this row for one attempt, and return it as it is now.

        Nothing when it is not due, or when the policy forbids it by now: it is held back then.
        """
        self.hold_still()
        due = type(self).objects.due(now).filter(pk=self.pk).select_related(*self.MADE_FROM)
        row = cast("Self | None", due.select_for_update(of=("self",)).first())
        if row is None:
            return None
        if why := row.refusals(now):
            row.hold_back(why, by=None, now=now)
            return None
        row.move_to(
            self.Status.SENDING,
            by=None,
            claimed_at=now,
            heard_at=now,
            attempts=models.F("attempts") + 1,
            claims=models.F("claims") + 1,
        )
        return row

    def hold_back(self, why: str, *, by: Signing | None, now: datetime) -> None:
        """Keep it from leaving. What may be out already is asked for before anybody says so."""
        if not self.may_be_out():
            self.move_to(self.Status.WITHHELD, by=by, why=why, detail={"why": why})
            return
        why = f"{why} {PERHAPS_OUT}"
        self.move_to(
            self.Status.UNCONFIRMED,
            by=by,
            why=why,
            detail={"why": why},
            while_=None,
            **self._doubt(now, look_after=timedelta(0)),
        )

    def give_up(self, why: str, now: datetime) -> None:
        """It failed for good; what may be out all the same is looked for."""
        if self.may_be_out():
            self.doubt(f"{why} {PERHAPS_OUT}", now, look_after=timedelta(0))
        else:
            self.settle(self.Status.FAILED, why)

    def settle(self, status: str, why: str = "", **fields: object) -> None:
        """Write down how the attempt went. Raises `MovedOn` when the claim is no longer ours."""
        detail = {"why": why} if why else {}
        mine = {"claims": self.claims}
        was = self.status

        def write() -> None:
            self.status = was  # as a move that did not come through may have left it
            self.move_to(status, by=None, why=why, detail=detail, while_=mine, **fields)

        patiently(write)
        logger.info("%s is %s.", self.named(), status)

    def postpone(self, error: Unavailable, now: datetime) -> None:
        """Put it back for later, or give up when it was tried often enough."""
        if self.attempts > len(RETRY_AFTER):
            self.give_up(f"{error} We tried {self.attempts} times.", now)
        else:
            at = error.retry_at or now + RETRY_AFTER[self.attempts - 1]
            self.settle(self.Status.QUEUED, str(error), not_before=at, woken_at=None)

    def doubt(self, why: str, now: datetime, *, look_after: timedelta) -> None:
        """Nobody can tell whether it was done: do it again only where that can do no harm."""
        if self.IS_REPEATABLE:
            self.postpone(Unavailable(why), now)
            return
        self.settle(self.Status.UNCONFIRMED, why, **self._doubt(now, look_after=look_after))

    def _doubt(self, now: datetime, *, look_after: timedelta) -> dict[str, object]:
        since = min(self.may_be_out_since(), now)
        return {"in_doubt_since": since, "looks": 0, "look_at": now + look_after}
