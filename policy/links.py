"""The links in what the council says: where they stand, and those that hide where they lead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import tldextract

from policy.website import likeness, seeming

SHORTENERS = frozenset(
    [
        *("adf.ly", "b.link", "bit.do", "bit.ly", "bitly.com", "bl.ink", "buff.ly", "clck.ru"),
        *("cutt.ly", "db.tt", "dlvr.it", "fb.me", "fw.to", "goo.gl", "goo.su", "hubs.la"),
        *("hyperurl.co", "ift.tt", "is.gd", "j.mp", "l8.nu", "lnk.to", "lnkd.in", "mcaf.ee"),
        *("ow.ly", "owl.li", "po.st", "qr.ae", "rb.gy", "rebrand.ly", "reurl.cc", "rip.city"),
        *("s.id", "shorte.st", "shorturl.at", "smarturl.it", "snip.ly", "snipurl.com", "spr.ly"),
        *("surl.li", "t.co", "t.ly", "t2m.io", "tiny.cc", "tiny.one", "tinyurl.com", "tr.im"),
        *("trib.al", "u.to", "urlz.fr", "v.gd", "w.wiki", "wp.me", "x.gd", "yourls.org", "zpr.io"),
    ]
)
"""Hosts whose addresses say nothing of where they lead."""
DECEPTIVE = 0.9
"""From this likeness on, of 1, a name is read as ours: one letter in ten may be another."""

LINK = re.compile(
    r"(?<![\w@./-])(?:https?://[^\s<>“”\"]+|(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#][^\s<>“”\"]*)?)",
    re.IGNORECASE,
)
"""As platforms find them: with a scheme, or a name with dots that may be one."""
BEHIND = ".,;:!?'’”\")]»"  # noqa: RUF001  as people type it
"""What ends a sentence, and no address."""

_names = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
)
"""Reads the list of suffixes that it brings along: nothing is fetched, nothing is kept."""


@dataclass(frozen=True)
class Link:
    """A link in a text. `host` is as its reader sees it, in small letters; `as_typed` is all."""

    as_typed: str
    host: str
    before: str
    """What stands before an @ in it, and looks like the host to whoever reads in haste."""
    span: tuple[int, int]


def links(text: str) -> Iterator[Link]:
    """Yield the links of a text, each with where it stands in code points."""
    for found in LINK.finditer(text):
        typed = found[0].rstrip(BEHIND)
        host, before = _place(typed)
        if host:
            yield Link(typed, host, before, (found.start(), found.start() + len(typed)))


def _place(typed: str) -> tuple[str, str]:
    """The host that an address leads to, and what stands before it."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        netloc = urlsplit(address.replace("\\", "/")).netloc
    except ValueError:
        return "", ""
    before, _, place = netloc.rpartition("@")
    host = place.partition(":")[0].rstrip(".").lower()
    return (host if "." in host else ""), (typed if "\\" in typed else before).lower()


def is_shortened(link: Link) -> bool:
    return link.host.removeprefix("www.") in SHORTENERS


def taken_for(link: Link, hosts: Iterable[str]) -> str:
    """Name the host of ours that this link only seems to lead to, or nothing."""
    for ours in (entry.lower() for entry in hosts if ":" not in entry):
        if ours in link.before or _seems(_read(link.host), ours):
            return ours
    return ""


def _seems(host: str, ours: str) -> bool:
    """Whether a host that is not ours is read as ours by somebody in haste."""
    theirs, name = _own(host), _own(ours)
    if theirs == name:
        return False
    return (
        seeming(ours) in seeming(host)
        or likeness(theirs, name) >= DECEPTIVE
        or _differs_in_foreign_letters_only(theirs, name)
    )


def _own(host: str) -> str:
    """The part of a host that somebody has bought: usk.gov.uk of www.usk.gov.uk."""
    return _names(host).top_domain_under_public_suffix or host.removeprefix("www.")


def _read(host: str) -> str:
    """A host in the letters that a browser shows."""
    try:
        return host.encode().decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


def _differs_in_foreign_letters_only(theirs: str, ours: str) -> bool:
    is_foreign = not theirs.isascii() and len(theirs) == len(ours)
    return is_foreign and all(
        mine == letter or not letter.isascii() for mine, letter in zip(ours, theirs, strict=True)
    )
