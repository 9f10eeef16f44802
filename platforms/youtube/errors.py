"""How YouTube says no, and what that means for the officer."""

import logging
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils import timezone
from google.auth.exceptions import RefreshError
from googleapiclient.errors import HttpError

from platforms.base import PlatformError, Reconnect, Rejected, Unavailable
from platforms.transport import Sort, explained

logger = logging.getLogger(__name__)

PACIFIC = ZoneInfo("America/Los_Angeles")
"""YouTube's day, at whose midnight it counts anew."""

REFUSED: Sort = (Rejected, "YouTube refused this: {words}.")
ENDED: Sort = (
    Reconnect,
    "The council's YouTube connection has ended; an administrator needs to reconnect it.",
)
SLOW_DOWN: Sort = (Unavailable, "YouTube has asked us to slow down, so nothing was done.")
SPENT: Sort = (
    Unavailable,
    "Today's YouTube allowance is used up; YouTube renews it at {words}.",
)
TOO_MANY_VIDEOS: Sort = (
    Unavailable,
    "YouTube takes no more videos from this channel today; it can be sent tomorrow.",
)
NOT_ALLOWED: Sort = (
    Rejected,
    "YouTube says that the connected account may not do this: {words}; "
    "an administrator needs to look at the channel on YouTube.",
)
REFUSALS: dict[str, Sort] = {
    "accountClosed": NOT_ALLOWED,
    "accountSuspended": NOT_ALLOWED,
    "authError": ENDED,
    "commentsDisabled": (Rejected, "Comments are switched off under this video on YouTube."),
    "dailyLimitExceeded": SPENT,
    "forbidden": NOT_ALLOWED,
    "insufficientPermissions": NOT_ALLOWED,
    "quotaExceeded": SPENT,
    "rateLimitExceeded": SLOW_DOWN,
    "uploadLimitExceeded": TOO_MANY_VIDEOS,
    "userRateLimitExceeded": SLOW_DOWN,
    "youtubeSignupRequired": NOT_ALLOWED,
}
"""By `reason`, from Google's list of YouTube API errors; then by status."""
BY_STATUS: dict[int, Sort] = {401: ENDED, 429: SLOW_DOWN}


def refusal(error: Exception) -> PlatformError | None:
    if isinstance(error, RefreshError):
        return explained(ENDED) if _is_final(error) else None
    if not isinstance(error, HttpError):
        return None
    status, reason = error.status_code, _reason(error)
    path = urlsplit(error.uri).path
    logger.warning("YouTube answered %s, reason %s, to %s", status, reason, path)
    if not 400 <= status < 500:
        return None
    sort = REFUSALS.get(reason) or BY_STATUS.get(status, REFUSED)
    if sort is SLOW_DOWN and "per day" in error.reason:
        sort = SPENT
    retry_at = _retry_at(sort)
    words = _both_clocks(retry_at) if sort is SPENT and retry_at else error.reason
    return explained(sort, words=words, retry_at=retry_at)


def _is_final(error: RefreshError) -> bool:
    """Return whether our refresh token is refused or missing, and the answer not just odd."""
    match error.args:
        case [_] | [_, {"error": str()}]:
            return not error.retryable
    return False


def _reason(error: HttpError) -> str:
    match error.error_details:
        case [{"reason": str(reason)}, *_]:
            return reason
    return ""


def _retry_at(sort: Sort) -> datetime | None:
    if sort is TOO_MANY_VIDEOS:
        return datetime.now(UTC) + timedelta(days=1)
    if sort is SPENT:
        tomorrow = datetime.now(PACIFIC) + timedelta(days=1)
        return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
    return None


def _both_clocks(midnight: datetime) -> str:
    """Say what the council's clock shows at YouTube's midnight: a full hour, before noon."""
    return f"{timezone.localtime(midnight).hour}am, which is midnight in California"
