"""How X says no, and what that means for the officer."""

import logging
from datetime import UTC, datetime, timedelta
from typing import TypedDict
from urllib.parse import urlsplit

import tweepy

from platforms.base import Duplicate, PlatformError, Reconnect, Rejected, Unavailable
from platforms.transport import Sort, explained

logger = logging.getLogger(__name__)

REFUSED: Sort = (Rejected, "X refused this: {words}.")
REPEATED: Sort = (Duplicate, "X refused this as a repeat of an earlier post; change its words.")
ENDED: Sort = (
    Reconnect,
    "The council's X connection has ended; an administrator needs to reconnect it.",
)
UNASKED: Sort = (
    Rejected,
    "X only lets us answer people who mention the council; open this on X and answer it there.",
)
SPENT: Sort = (
    Unavailable,
    "The council's X credit is used up, so nothing was done; an administrator needs to top it up.",
)
REFUSALS: dict[int, Sort] = {
    401: ENDED,
    402: SPENT,
    404: (Rejected, "X no longer has this; somebody has deleted it there."),
    429: (Unavailable, "X has asked us to slow down, so nothing was done."),
}
"""By HTTP status. Any other from 400 to 499 is `REFUSED`."""

WINDOW = timedelta(minutes=15)
"""Over which X counts calls, and so the longest that one has to wait."""
TOP_UP = timedelta(hours=1)
"""How long we leave people to buy credit before we ask again."""

REPEAT = 187
"""The number X once gave to a repeat; now it says so in words."""

NOT_MENTIONED = "not been mentioned"
"""In what X says when an app wants to answer somebody who has not spoken to its account."""

NOT_FOUND = "https://api.twitter.com/2/problems/resource-not-found"


class Problem(TypedDict):
    """What stands in an answer beside, or in place of, what was asked for."""

    type: str


def refusal(error: Exception) -> PlatformError | None:
    if not isinstance(error, tweepy.HTTPException):
        return None
    answer = error.response
    status = answer.status_code
    logger.warning("X answered %s to %s", status, urlsplit(answer.url).path)
    if not 400 <= status < 500:
        return None
    sort = _sort(error)
    words = "; ".join(message.rstrip(".") for message in error.api_messages)
    return explained(sort, words=words, retry_at=_retry_at(error, sort))


def _sort(error: tweepy.HTTPException) -> Sort:
    if "usage-capped" in error.response.text:
        return SPENT
    if isinstance(error, tweepy.Forbidden) and _is_repeat(error):
        return REPEATED
    if isinstance(error, tweepy.Forbidden) and NOT_MENTIONED in _said(error):
        return UNASKED
    return REFUSALS.get(error.response.status_code, REFUSED)


def _is_repeat(error: tweepy.Forbidden) -> bool:
    return REPEAT in error.api_codes or "duplicate content" in _said(error)


def _said(error: tweepy.Forbidden) -> str:
    return " ".join(error.api_messages).lower()


def _retry_at(error: tweepy.HTTPException, sort: Sort) -> datetime:
    if sort is SPENT:
        return datetime.now(UTC) + TOP_UP
    if reset := getattr(error, "reset_time", None):
        return datetime.fromtimestamp(reset, UTC)
    return datetime.now(UTC) + WINDOW
