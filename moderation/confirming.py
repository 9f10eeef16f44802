"""Reads back from the platform whether it stands there as people decided, and says when not."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import record
from moderation.looking import look
from moderation.models import Comment, Enforcement
from platforms.base import PlatformError, RemoteComment
from platforms.possible import TELLS_WHAT_IS_HIDDEN

logger = logging.getLogger(__name__)

LAG = timedelta(seconds=10)
"""Platforms show a change a little after they have said yes to it."""
AGAIN_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
AT_ONCE = 100


def confirm_due(*, now: datetime) -> None:
    """Read back what was carried out lately. One that fails stops no other."""
    for row in Enforcement.objects.to_confirm(now, lag=LAG, looks=len(AGAIN_AFTER))[:AT_ONCE]:
        try:
            confirm(row, now=timezone.now())
        except PlatformError as error:
            logger.warning("%s was not read back: %s", row.named(), type(error).__name__)
            _look_later(row, now + AGAIN_AFTER[0], row.looks)


def confirm(row: Enforcement, *, now: datetime) -> None:
    """Read one back. A platform that does not show it is taken at the word of its answer."""
    if row.channel.platform not in TELLS_WHAT_IS_HIDDEN:
        _mark(row, row.done_at or now)
        return
    compare(row, look(row.channel, row.comment.external_id), now=now)


def compare(row: Enforcement, shown: RemoteComment | None, *, now: datetime) -> None:
    """Hold what the platform shows against the decision; after some looks, say that it differs."""
    if stands(row.comment.status, shown):
        _mark(row, now)
    elif row.confirmed_at or row.looks >= len(AGAIN_AFTER) - 1:
        say_difference(row)
    else:
        _look_later(row, now + AGAIN_AFTER[row.looks], row.looks + 1)


def stands(status: str, shown: RemoteComment | None) -> bool:
    """Whether it is there, or is not, as it was decided. Its author may delete it at any time."""
    match status:
        case Comment.Status.DELETED:
            return shown is None
        case Comment.Status.HIDDEN:
            return shown is None or bool(shown.hidden)
    return shown is None or not shown.hidden


def say_difference(row: Enforcement) -> None:
    """Write down for people that the platform does not show what was decided."""
    if row.comment.status == Comment.Status.LEFT_UP:
        why = _("It is still hidden on %(platform)s, although it was to be shown again.")
    else:
        why = _("Residents can still read it on %(platform)s, whatever was decided here.")
    platform = row.channel.get_platform_display()
    why = why % {"platform": platform} + " " + _("Look at it there.")
    fields = {"confirmed_at": None, "why": why, "looks": len(AGAIN_AFTER)}
    if Enforcement.objects.filter(pk=row.pk).exclude(why=why).update(**fields):
        record("enforcement.differs", row, by=None, why=why)


def _mark(row: Enforcement, at: datetime) -> None:
    Enforcement.objects.filter(pk=row.pk).update(confirmed_at=at, look_at=None, why="")


def _look_later(row: Enforcement, at: datetime, looks: int) -> None:
    Enforcement.objects.filter(pk=row.pk).update(look_at=at, looks=looks)
