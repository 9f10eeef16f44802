"""Which addresses are the council's own website (1.5), and which only look like it."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from urllib.parse import SplitResult, urlsplit, urlunsplit

NAME = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
LABEL = re.compile(NAME)
NETLOC = re.compile(rf"{NAME}(?:\.{NAME})*(?::[0-9]{{1,5}})?")
"""A host of plain labels, and perhaps a port: no name before it, no dot behind it."""
HOME = re.compile(
    r"/?(?:(?:en|cy|en-gb|cy-gb)/?)?(?:(?:index|home|default)(?:\.\w{2,5})?/?)?", re.I
)
"""As websites call their own front door, in one of their languages or in none."""


def split(url: str) -> SplitResult | None:
    """Take an address apart, or return None when no browser and we would agree on its parts."""
    if "\\" in url or " " in url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if NETLOC.fullmatch(parts.netloc.lower()) else None


def tidied(url: str) -> str:
    """Return an address with scheme and host in small letters, as one types it on a telephone."""
    parts = split(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.lower())) if parts else url


def listed(url: str, hosts: Iterable[str]) -> str:
    """Return the listed host that this address belongs to, or nothing.

    A host stands for itself and its sub-domains, over https on the usual port. One listed with
    a port stands for exactly that host and port and may be http: practice has such a website.
    """
    parts = split(url)
    if parts is None:
        return ""
    host = parts.hostname or ""
    for entry in hosts:
        if _covers(entry.lower(), host, parts):
            return entry
    return ""


def why_not_ours(url: str, hosts: Sequence[str]) -> str:
    """Say in sentences why this is no page of the council's website, or nothing."""
    if listed(url, hosts):
        return ""
    return f"That address is not on the council's own website. Give {address_on(hosts)}."


def is_home_page(url: str) -> bool:
    """Whether an address names a website and none of its pages."""
    parts = split(url)
    return parts is not None and not parts.query and bool(HOME.fullmatch(parts.path))


def address_on(hosts: Sequence[str]) -> str:
    """Say what an address of the council's website looks like, by the first of its hosts."""
    if not hosts:
        return "an https address on its host"
    return f"{'an address' if ':' in hosts[0] else 'an https address'} on {hosts[0]}"


def _covers(entry: str, host: str, parts: SplitResult) -> bool:
    if ":" in entry:
        return parts.scheme in ("http", "https") and f"{host}:{parts.port}" == entry
    is_ordinary = parts.scheme == "https" and parts.port in (None, 443)
    return is_ordinary and (host == entry or host.endswith(f".{entry}"))


# A host that the council adds to the list

SHARED = frozenset(
    [
        *("gov.uk", "org.uk", "co.uk", "me.uk", "net.uk", "uk.com", "gov.wales", "llyw.cymru"),
        *("wordpress.com", "blogspot.com", "blogspot.co.uk", "tumblr.com", "medium.com"),
        *("wixsite.com", "weebly.com", "squarespace.com", "webflow.io", "godaddysites.com"),
        *("github.io", "gitlab.io", "netlify.app", "vercel.app", "pages.dev", "web.app"),
        *("herokuapp.com", "azurewebsites.net", "onrender.com", "sharepoint.com"),
    ]
)
"""Under these everybody's names stand, not only ours: a name under one can be the council's."""
PLATFORMS = frozenset(
    [
        *("facebook.com", "fb.com", "fb.me", "fb.watch", "messenger.com", "instagram.com"),
        *("threads.com", "threads.net", "whatsapp.com", "wa.me", "x.com", "twitter.com", "t.co"),
        *("youtube.com", "youtube-nocookie.com", "youtu.be", "google.com", "google.co.uk"),
        *("goo.gl", "tiktok.com", "linkedin.com", "lnkd.in", "nextdoor.com", "nextdoor.co.uk"),
        *("snapchat.com", "reddit.com", "pinterest.com", "pinterest.co.uk", "bsky.app", "t.me"),
        *("telegram.org", "vimeo.com", "flickr.com", "github.com", "dropbox.com"),
        *("bit.ly", "tinyurl.com", "linktr.ee", "eventbrite.com", "eventbrite.co.uk"),
    ]
)
"""Where everybody speaks under one name, or an address leads elsewhere: never a council's own."""
ALIKE = 0.85
"""From this likeness on, of 1, two names are easily taken for one another."""
SEEMS = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "-": "", ".": ""})


def as_host(typed: str) -> str:
    """Return a host as addresses carry it: in small letters, Welsh and other ones in punycode."""
    host = typed.strip().rstrip(".").lower()
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def why_not_a_host(host: str) -> str:
    """Say in a sentence why this cannot stand in the list of hosts, or nothing."""
    if "/" in host or "@" in host:
        return f"Give the host alone, as in www.usk.example, and not “{host}”."
    if ":" in host:
        return f"Give “{host}” without its port."
    labels = host.split(".")
    is_a_name = len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)
    if not is_a_name or labels[-1].isdecimal() or len(host) > 253:
        return f"“{host}” is not the name of a host, as in www.usk.example."
    if platform := next((each for each in PLATFORMS if f".{host}".endswith(f".{each}")), ""):
        return f"{platform} belongs to a platform. Give a host of the council's own website."
    if host.removeprefix("www.") in SHARED:
        return f"Not everything under {host} is the council's. Give the council's own host."
    return ""


def looks_like(host: str, hosts: Iterable[str]) -> str:
    """Say in a sentence for which of our hosts this one could be taken, or nothing."""
    for ours in (entry.lower() for entry in hosts):
        if host == ours or host.endswith(f".{ours}"):
            continue
        if likeness(host, ours) >= ALIKE or host.startswith(f"{ours}."):
            return f"{host} looks like {ours}, which is in the list already."
    if "xn--" in host:
        read = host.encode().decode("idna")
        return f"{host} is read as {read}, in which one letter can stand for another."
    return ""


def likeness(one: str, other: str) -> float:
    """How like one another two hosts are to a hasty reader, of 1."""
    return SequenceMatcher(None, seeming(one), seeming(other)).ratio()


def seeming(host: str) -> str:
    """A name as a hasty reader sees it."""
    return host.translate(SEEMS).replace("rn", "m").replace("vv", "w")
