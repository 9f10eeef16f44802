"""Which addresses are the council's own website (1.5), and which only look like it."""

from collections.abc import Iterable, Sequence
from urllib.parse import SplitResult, urlsplit


def split(url: str) -> SplitResult | None:
    """Take an address apart, or return None when no browser and we would agree on its parts."""
    if url != url.strip() or "\\" in url or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if not parts.hostname or not parts.hostname.isascii() or parts.username is not None:
        return None
    return parts


def listed(url: str, hosts: Iterable[str]) -> str:
    """Return the listed host that this address belongs to, or nothing.

    A host stands for itself and its sub-domains, over https on the usual port. One listed with
    a port stands for exactly that host and port and may be http: practice has such a website.
    """
    parts = split(url)
    if parts is None:
        return ""
    host = (parts.hostname or "").lower().rstrip(".")
    for entry in hosts:
        if _covers(entry.lower(), host, parts):
            return entry
    return ""


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
