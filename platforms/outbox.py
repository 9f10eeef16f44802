"""The one door out: every call that changes something on a platform leaves by here.

An action writes a Delivery in the same transaction as the decision behind it. A worker claims
it (committed before the call), makes one call outside any transaction, and writes down how it
went. The row is the queue: the broker only wakes a worker sooner, and may lose everything.

What nobody can tell is a status of its own: the channel is read back (`reconcile`), and nothing
is sent twice unasked.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from audit.models import MovedOn
from platforms.base import (
    Duplicate,
    NotThere,
    PlatformError,
    Reconnect,
    Rejected,
    Unavailable,
    Unconfirmed,
)
from platforms.delivery import Delivery, DeliveryQuerySet
from platforms.waking import call_soon

__all__ = [
    "LOOKS",
    "Delivery",
    "DeliveryQuerySet",
    "deliver",
    "look_for_the_doubtful",
    "reconcile",
    "sweep",
]

logger = logging.getLogger(__name__)

LOOKS = (1, 2, 3, 4)
"""How long to wait before each look for a send in doubt, times RECONCILE_AFTER_SECONDS."""


def deliver(delivery: Delivery, *, now: datetime) -> None:
    """Claim and send one row. Nothing happens when it is not due or somebody else has it."""
    if claimed := delivery.claim(now):
        try:
            _attempt(claimed)
        except MovedOn:
            logger.warning("%s was taken for lost while it was being sent.", claimed.named())


def _attempt(delivery: Delivery) -> None:
    """Make the one call and write down how it went, at the time it ended."""
    try:
        published = delivery.speak(delivery.send)
    except Duplicate as error:
        # A repeat of what? After a send in doubt, most likely of that one: look before we judge.
        if delivery.in_doubt_since:
            delivery.doubt(str(error), timezone.now(), look_after=timedelta(0))
        else:
            delivery.give_up(str(error), timezone.now())
    except (Rejected, Reconnect) as error:
        delivery.give_up(str(error), timezone.now())
    except Unavailable as error:
        delivery.postpone(error, timezone.now())
    except Unconfirmed as error:
        delivery.doubt(str(error), timezone.now(), look_after=_wait(0))
    except Exception:
        # Whatever nobody foresaw may have happened after the platform said yes.
        logger.exception("%s ended in a way nobody foresaw.", delivery.named())
        _take_up_again(delivery, "We could not tell how this went.", timezone.now())
    else:
        note = published.note if published else ""
        delivery.settle(
            delivery.Status.DONE, note, done_at=timezone.now(), **delivery.arrived(published)
        )


def _take_up_again(delivery: Delivery, why: str, now: datetime) -> None:
    """Go on where doing so can do no harm; otherwise it is in doubt."""
    if delivery.can_be_taken_up():
        delivery.settle(delivery.Status.QUEUED, why, not_before=now, woken_at=None)
    else:
        delivery.doubt(f"{why} We are looking on the channel.", now, look_after=_wait(0))


def _wait(looks: int) -> timedelta:
    return timedelta(seconds=settings.RECONCILE_AFTER_SECONDS * LOOKS[looks])


def reconcile(delivery: Delivery, *, now: datetime) -> None:
    """Look on the channel for a send in doubt. Found means done; often absent, a person decides."""
    try:
        found = delivery.speak(delivery.find)
    except NotThere as said:
        gone = delivery.arrived(None)
        delivery.settle(delivery.Status.WITHHELD, f"{delivery.why} {said}", look_at=None, **gone)
        return
    except PlatformError as error:
        # A look that failed is no look: nothing was learnt, and it does not count.
        logger.warning("%s could not be looked for: %s", delivery.named(), error)
        _look_later(delivery, delivery.looks, now + _wait(0))
        return
    if found:
        why = found.note or "We could not tell at first, and then found it on the channel."
        at = min(found.posted_at or now, now)
        delivery.settle(
            delivery.Status.DONE, why, done_at=at, look_at=None, **delivery.arrived(found)
        )
        return
    looks = delivery.looks + 1
    _look_later(delivery, looks, now + _wait(looks) if looks < len(LOOKS) else None)


def _look_later(delivery: Delivery, looks: int, look_at: datetime | None) -> None:
    kind = type(delivery)
    kind.objects.filter(pk=delivery.pk, status=delivery.Status.UNCONFIRMED).update(
        looks=looks, look_at=look_at
    )


def sweep(deliveries: type[Delivery], *, now: datetime) -> None:
    """Wake a worker for everything due, take up what a dead worker left, look for the doubtful."""
    for delivery in deliveries.objects.lost(now):
        _unless_moved(
            delivery,
            lambda row: _take_up_again(row, "The portal stopped while this was being sent.", now),
        )
    asleep = list(deliveries.objects.asleep(now).select_related(*deliveries.MADE_FROM))
    deliveries.objects.filter(pk__in=[row.pk for row in asleep]).update(woken_at=now)
    for delivery in asleep:
        call_soon(delivery.task(), delivery.pk)


def look_for_the_doubtful(deliveries: type[Delivery], *, now: datetime) -> None:
    """Reconcile whatever is to be looked for by now. One that fails stops no other."""
    for delivery in deliveries.objects.to_look_for(now):
        _unless_moved(delivery, lambda row: reconcile(row, now=now))


def _unless_moved(delivery: Delivery, act: Callable[[Delivery], None]) -> None:
    try:
        act(delivery)
    except MovedOn:
        logger.info("%s had moved on by itself.", delivery.named())
    except Exception:
        logger.exception("%s could not be seen to.", delivery.named())
