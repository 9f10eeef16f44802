"""How Facebook says no, and what that means for the officer."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import requests
from pyfacebook import FacebookError

from platforms.base import Duplicate, PlatformError, Reconnect, Rejected, Unavailable
from platforms.transport import Sort, explained

logger = logging.getLogger(__name__)

REFUSED: Sort = (Rejected, "Facebook refused this: {words}.")
SLOW_DOWN: Sort = (Unavailable, "Facebook has asked us to slow down, so nothing was done.")
ENDED: Sort = (
    Reconnect,
    "The council's Facebook connection has ended; an administrator needs to reconnect it.",
)
NOT_ALLOWED: Sort = (
    Rejected,
    "Facebook says that the connected account may not do this: {words}; "
    "an administrator needs to give it the permission on Facebook.",
)
REFUSALS: dict[int, Sort] = {
    3: NOT_ALLOWED,
    4: SLOW_DOWN,
    10: NOT_ALLOWED,
    17: SLOW_DOWN,
    32: SLOW_DOWN,
    102: ENDED,
    190: ENDED,
    **dict.fromkeys(range(200, 300), NOT_ALLOWED),
    341: SLOW_DOWN,
    368: (Rejected, "Facebook has blocked this for now: {words}; read its notice on the Page."),
    506: (Duplicate, "Facebook refused this as a repeat of the previous post; change its words."),
    613: SLOW_DOWN,
    80001: SLOW_DOWN,
    1609005: (Rejected, "Facebook could not read the link; check that its page opens."),
}
"""By `code`, from Meta's table of Graph API errors. A code that is not here is `REFUSED`."""

TROUBLE = {1, 2}
"""Codes with which Facebook says that it does not know itself what became of the request."""

GONE = (100, 33)
"""Code and subcode of an object that is not, or no longer, there."""

NUMBER = re.compile(r"^\(#\d+\) ")
"""Which Facebook writes in front of its words: the code once more."""

USAGE = ("X-App-Usage", "X-Business-Use-Case-Usage", "X-Ad-Account-Usage")


class LastAnswer:
    """What the SDK forgets of an answer: its status, where it came from, how busy we are."""

    def __init__(self) -> None:
        self._status = 0
        self._path = ""
        self._usage = ""

    def remember(self, response: requests.Response, **_: object) -> None:
        """Keep what the SDK forgets, and take from it what it stumbles over.

        It raises on a usage header with a name that it does not know, after the post is made.
        """
        self._status = response.status_code
        self._path = urlsplit(response.url).path
        self._usage = " ".join(response.headers.pop(name, "") for name in USAGE)

    def refusal(self, error: Exception) -> PlatformError | None:
        if not isinstance(error, FacebookError):
            return None
        code, subcode = _codes(error)
        transient = getattr(error, "is_transient", False)
        logger.warning(
            "Facebook answered %s, code %s, subcode %s, to %s",
            self._status,
            code,
            subcode,
            self._path,
        )
        if code not in REFUSALS and (self._status >= 500 or code in TROUBLE or transient):
            return None
        return explained(
            REFUSALS.get(code, REFUSED),
            words=getattr(error, "error_user_msg", "") or NUMBER.sub("", error.message),
            retry_at=datetime.now(UTC) + _asked_to_wait(self._usage),
        )

    @contextmanager
    def gone_is_done(self) -> Iterator[None]:
        """Take it for an answer, and no error, that a thing is not there."""
        try:
            yield
        except FacebookError as error:
            if _codes(error) != GONE and self._status != 404:
                raise


def granted(answer: Mapping[str, object]) -> None:
    """Raise unless Facebook says that it did what we asked."""
    if answer.get("success") is not True:
        raise Rejected("Facebook did not do this; look at it on Facebook and do it there.")


def _codes(error: FacebookError) -> tuple[int, int]:
    return getattr(error, "code", 0), getattr(error, "error_subcode", 0)


def _asked_to_wait(usage: str) -> timedelta:
    """Read how long Facebook wants us to stay away; an hour when it does not say."""
    minutes = re.findall(r'"estimated_time_to_regain_access"\s*:\s*"?(\d+)', usage)
    return timedelta(minutes=max(map(int, minutes), default=0) or 60)
