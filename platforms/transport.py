"""The wire to a platform: one address, a timeout on every call, nothing sent twice."""

import logging
import ssl
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit, urlunsplit

import requests
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3.exceptions import NewConnectionError

from platforms.base import PlatformError, Unavailable, Unconfirmed

logger = logging.getLogger(__name__)

TIMEOUT = (3.05, 20)
"""Seconds to connect, and seconds of silence after that. No SDK of ours has a sound one."""

Sort = tuple[type[PlatformError], str]
"""What an error means, and the sentence for it, where `{words}` are the platform's own."""

AnySession = TypeVar("AnySession", bound=requests.Session)


class Wire(HTTPAdapter):
    """Carries every request to `address` (scheme and host), or to its own when that is empty."""

    def __init__(self, address: str) -> None:
        super().__init__(max_retries=0)
        self._address = urlsplit(address)

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: object = None,
        verify: bool | str = True,
        cert: str | tuple[str, str] | None = None,
        proxies: dict[str, str] | None = None,
    ) -> requests.Response:
        if self._address.netloc:
            there = urlsplit(request.url or "")
            request.url = urlunsplit(
                there._replace(scheme=self._address.scheme, netloc=self._address.netloc)
            )
            proxies = get_environ_proxies(request.url)
        return super().send(request, stream, TIMEOUT, verify, cert, proxies)


def page(public: str, address: str) -> str:
    """Where people see a thing: its public page, or in practice the same page over there."""
    if not settings.PRACTICE or not address:
        return public
    here = urlsplit(address)
    return urlunsplit(urlsplit(public)._replace(scheme=here.scheme, netloc=here.netloc))


def on_page(address: str, hosts: tuple[str, ...], practice: str) -> SplitResult | None:
    """Take an address apart that is on one of these hosts, or in practice over there; or None."""
    try:
        there = urlsplit(address)
        host = there.hostname or ""
    except ValueError:
        return None
    if there.scheme not in ("http", "https"):
        return None
    is_practice = settings.PRACTICE and bool(practice) and there.netloc == urlsplit(practice).netloc
    return there if is_practice or host in hosts else None


def wired(session: AnySession, address: str) -> AnySession:
    """Put every call of a session on the wire. A redirect is an error: it would send twice."""
    for scheme in ("https://", "http://"):
        session.mount(scheme, Wire(address))
    session.max_redirects = 0
    return session


@contextmanager
def sorted_errors(
    label: str, refusal: Callable[[Exception], PlatformError | None], *, repeatable: bool
) -> Iterator[None]:
    """Let nothing out but a `PlatformError`, and the clock that stops a task in the middle.

    `refusal` reads the SDK's own errors, and returns None for one that is no clear answer.
    `repeatable`: doing it twice does no harm. What is not, and was not clearly answered, is
    `Unconfirmed`: an SDK can stumble over the answer to a request that was granted.

    The cause is cut off because SDKs and urllib3 write addresses, and so tokens, into theirs.
    """
    try:
        yield
    except PlatformError:
        raise
    except SoftTimeLimitExceeded as limit:
        raise limit from None
    except Exception as error:
        raise refusal(error) or _unanswered(error, label, repeatable=repeatable) from None


def explained(sort: Sort, *, words: str = "", retry_at: datetime | None = None) -> PlatformError:
    """Make the error of a sort, with the platform's own words in its sentence."""
    kind, sentence = sort
    said = sentence.format(words=words.strip().rstrip(".") or "it gave no reason")
    return Unavailable(said, retry_at=retry_at) if kind is Unavailable else kind(said)


def _unanswered(error: Exception, label: str, *, repeatable: bool) -> PlatformError:
    where = traceback.extract_tb(error.__traceback__)[-1]
    logger.warning("%s: %s at %s:%s", label, type(error).__name__, where.filename, where.lineno)
    if _never_left(error):
        return Unavailable(f"{label} could not be reached, so nothing was sent.")
    if repeatable:
        return Unavailable(f"{label} gave no clear answer, but trying again does no harm.")
    return Unconfirmed(
        f"{label} gave no clear answer, so this may be live or not; "
        f"look at {label} before you send it again."
    )


def _never_left(error: Exception) -> bool:
    """Return whether the platform cannot have had the request: we never got as far as a line."""
    if isinstance(error, (requests.ConnectTimeout, requests.exceptions.ProxyError)):
        return True
    reason = getattr(next(iter(error.args), None), "reason", None)
    return isinstance(reason, NewConnectionError) or isinstance(
        next(iter(getattr(reason, "args", ())), None), ssl.SSLCertVerificationError
    )
