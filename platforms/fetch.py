"""Looks at a public web page without being led anywhere it should not go.

Each address is resolved once and the connection goes to just that address, so a name that
answers differently the second time leads nowhere. Every redirect is asked for permission again.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, SSLError

from platforms.lines import Watch, pool_to
from platforms.reading import decoded, words_of

MAX_REDIRECTS = 3
MAX_BYTES = 512 * 1024
MAX_SECONDS = 10.0
NAME = "UskSocial/1 (signpost check)"
MOVED = (301, 302, 303, 307, 308)
PAGES = ("text/html", "application/xhtml+xml")

UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is out in the world: what wraps an address of another network is not."""
INSIDE = tuple(map(ipaddress.ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24")))
"""Clouds answer their own machines here, and old tunnels begin, though they count as public."""


class NotReached(Exception):
    """The page could not be looked at. The text is a sentence for the officer.

    `led_to` is where the council's website sends its visitors on to, when that is why.
    """

    def __init__(self, sentence: str, *, led_to: str = "") -> None:
        super().__init__(sentence)
        self.led_to = led_to


@dataclass(frozen=True)
class Seen:
    """What was seen: the final address, the HTTP status, and the words of a page."""

    url: str
    status: int
    kind: str
    """The media type, as in "text/html"; of another one nothing is read."""
    title: str = ""
    text: str = ""

    def is_page(self) -> bool:
        return self.kind in PAGES


def look(url: str, *, allowed: Callable[[str], str]) -> Seen:
    """Fetch a page and return what is there. Raises `NotReached`.

    `allowed(url)` names the listed host an address belongs to, or returns nothing. Only one that
    is listed with a port, as practice does, may lie on this machine; no other may be private.
    """
    until = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        entry = allowed(url)
        if not entry:
            raise NotReached(_leads_away(url), led_to=url)
        with _answer(url, may_be_here=":" in entry, until=until) as answer:
            if answer.status in MOVED and "location" in answer.headers:
                url = _onward(url, answer.headers["location"])
                continue
            return _seen(url, answer)
    raise NotReached("The page sends visitors on too many times.")


def download(url: str, *, most: int, seconds: float) -> bytes:
    """Fetch a file from anywhere in the world by https, and no more of it than `most` bytes.

    Raises `NotReached`, also of what is longer: half a list is worse than the old one.
    """
    until = time.monotonic() + seconds
    for _ in range(MAX_REDIRECTS + 1):
        if urlsplit(url).scheme != "https":
            raise NotReached("Only https addresses are downloaded.")
        with _answer(url, may_be_here=False, until=until) as answer:
            if answer.status in MOVED and "location" in answer.headers:
                url = _onward(url, answer.headers["location"])
                continue
            if answer.status != 200:
                raise NotReached(f"The download was answered with {answer.status}.")
            return _whole(answer, most)
    raise NotReached("The download is sent on too many times.")


def _whole(answer: urllib3.BaseHTTPResponse, most: int) -> bytes:
    kept = bytearray()
    for piece in answer.stream(64 * 1024, decode_content=False):
        kept += piece
        if len(kept) > most:
            raise NotReached(f"The download is longer than {most} bytes.")
    return bytes(kept)


def _onward(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise NotReached("The page sends visitors on to what is no address.") from error


def _leads_away(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return f"The page leads away from the council's own website, to {host[:100] or 'no address'}."


def _seen(url: str, answer: urllib3.BaseHTTPResponse) -> Seen:
    content_type = answer.headers.get("content-type", "text/html")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in PAGES:
        return Seen(url, answer.status, kind)
    words = words_of(decoded(_beginning(answer), content_type))
    return Seen(url, answer.status, kind, words.title, words.text)


def _beginning(answer: urllib3.BaseHTTPResponse) -> bytes:
    """Read so much and no more: of what unpacks to a thousand times its size, as much."""
    kept = b""
    for piece in answer.stream(16 * 1024, decode_content=True):
        kept += piece
        if len(kept) >= MAX_BYTES:
            break
    return kept[:MAX_BYTES]


@contextmanager
def _answer(url: str, *, may_be_here: bool, until: float) -> Iterator[urllib3.BaseHTTPResponse]:
    """Ask for one address, by the place that its name led to when it was looked up."""
    parts = urlsplit(url)
    host, is_secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    place = _resolve(host, port, may_be_here=may_be_here)
    watch = Watch(until)
    pool = pool_to(place, port, watch=watch, name=host if is_secure else "")
    headers = {"Host": parts.netloc, "Accept-Encoding": "identity", "User-Agent": NAME}
    path = parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()
    try:
        with watch:
            answer = pool.request(
                "GET", path, headers=headers, redirect=False, retries=False, preload_content=False
            )
            with closing(answer):
                yield answer
            if watch.is_over():  # what came until then may look whole, and is not
                raise NotReached(_unanswered(watch))
    except SSLError as error:
        raise NotReached(
            "The website's certificate is not in order, so browsers warn people away."
        ) from error
    except (HTTPError, OSError, ValueError) as error:
        raise NotReached(_unanswered(watch)) from error
    finally:
        pool.close()


def _unanswered(watch: Watch) -> str:
    if watch.is_over():
        return f"The council's website took longer than {MAX_SECONDS:.0f} seconds to answer."
    return "The council's website did not answer."


def _resolve(host: str, port: int, *, may_be_here: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotReached("No website answers to that name.") from error
    for *_rest, place in found:
        address = ipaddress.ip_address(place[0])
        if _is_public(address) or (may_be_here and address.is_loopback):
            return str(address)
    raise NotReached("That name leads to a private network, so it was not looked at.")


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is out in the world, and no wrapping round one that is not."""
    if isinstance(address, ipaddress.IPv6Address):
        is_outside = address in UNICAST and not (address.sixtofour or address.teredo)
    else:
        is_outside = not any(address in network for network in INSIDE)
    return is_outside and address.is_global and not address.is_multicast
