"""Looks at a public web page without being led anywhere it should not go.

Each address is resolved once and the connection goes to just that address, so a name that
answers differently the second time leads nowhere. Every redirect is asked for permission again.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import urllib3

NAT64 = ipaddress.ip_network("64:ff9b::/96")
MAX_REDIRECTS = 3
MAX_BYTES = 512 * 1024
MAX_SECONDS = 10.0


class NotReached(Exception):
    """The page could not be looked at. The text is a sentence for the officer."""


@dataclass(frozen=True)
class Seen:
    """What was seen: the final address, the HTTP status, and the page's title if it has one."""

    url: str
    status: int
    title: str
    body: str


class _Title(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside = tag == "title" and not self.words

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words.append(data)


def title_of(html: str) -> str:
    parser = _Title()
    parser.feed(html)
    return " ".join("".join(parser.words).split())[:200]


def look(url: str, *, allowed: Callable[[str], str]) -> Seen:
    """Fetch a page and return what is there. Raises `NotReached`.

    `allowed(url)` names the listed host an address belongs to, or returns nothing. Only one that
    is listed with a port, as practice does, may lie on this machine; no other may be private.
    """
    until = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        entry = allowed(url)
        if not entry:
            raise NotReached("The page leads away from the council's own website.")
        status, headers, body = _get(url, may_be_here=":" in entry, until=until)
        if status in (301, 302, 303, 307, 308) and "location" in headers:
            url = urljoin(url, headers["location"])
            continue
        return Seen(url, status, title_of(body), body)
    raise NotReached("The page sends visitors on too many times.")


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
        wrapped = address.ipv4_mapped or address.sixtofour or address.teredo
        if wrapped or address in NAT64:
            return False
    return address.is_global and not address.is_multicast


def _get(
    url: str, *, may_be_here: bool, until: float
) -> tuple[int, urllib3._collections.HTTPHeaderDict, str]:
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = _resolve(host, port, may_be_here=may_be_here)
    timeout = urllib3.Timeout(connect=3, read=5)
    pool = (
        urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, server_hostname=host, assert_hostname=host
        )
        if secure
        else urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    )
    path = parts.path or "/"
    try:
        answer = pool.request(
            "GET",
            f"{path}?{parts.query}" if parts.query else path,
            headers={"Host": parts.netloc, "User-Agent": "UskSocial/1 (signpost check)"},
            redirect=False,
            retries=False,
            preload_content=False,
        )
        body = _read(answer, until)
        return answer.status, answer.headers, body
    except urllib3.exceptions.HTTPError as error:
        raise NotReached("The council's website did not answer.") from error
    finally:
        pool.close()


def _read(answer: urllib3.BaseHTTPResponse, until: float) -> str:
    """Read the beginning of a page; a page that drips for ever is cut off, not waited for."""
    kept = b""
    for piece in answer.stream(16 * 1024, decode_content=True):
        kept += piece
        if len(kept) >= MAX_BYTES or time.monotonic() > until:
            break
    answer.close()
    return kept[:MAX_BYTES].decode("utf-8", errors="replace")
