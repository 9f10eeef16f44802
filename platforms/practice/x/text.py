"""What X does to a text: weighs it, shortens its addresses, and escapes it."""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from typing import Final

from twitter_text import extract_urls_with_indices, parse_tweet

from platforms.practice.accounts import HANDLE, X
from platforms.practice.exchange import Json, JsonObject

LONGEST: Final = 280
ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?()]")
MENTION: Final = re.compile(r"(?<!\w)@(\w{1,15})")


def weight(text: str) -> int:
    return int(parse_tweet(text).weightedLength)


def mentions_council(text: str) -> bool:
    return any(handle.lower() == HANDLE.lower() for handle in MENTION.findall(text))


@dataclass(frozen=True)
class Shown:
    """A text as X gives it back: addresses are short ones, `&`, `<` and `>` are escaped."""

    text: str
    urls: tuple[JsonObject, ...]
    mentions: tuple[JsonObject, ...]

    @property
    def entities(self) -> JsonObject:
        found: dict[str, Json] = {}
        if self.urls:
            found["urls"] = list(self.urls)
        if self.mentions:
            found["mentions"] = list(self.mentions)
        return found


def shorten(address: str) -> str:
    return "https://t.co/" + hashlib.sha256(address.encode()).hexdigest()[:10]


def _addresses(text: str) -> list[tuple[int, int, str]]:
    """Find addresses as X does. One that begins with http counts here whatever its host is:
    the practice website lives on this machine, and its links should be shortened too."""
    found = {match.start(): match.group() for match in ADDRESS.finditer(text)}
    for one in extract_urls_with_indices(text):
        found.setdefault(one["indices"][0], one["url"])
    return [(start, start + len(url), url) for start, url in sorted(found.items())]


def show(text: str, media: tuple[tuple[str, str], ...] = ()) -> Shown:
    """Return a text as X shows it. `media` are pairs of media key and page of the picture."""
    written, urls, done = "", [], 0
    for start, end, address in _addresses(text):
        if start < done:
            continue
        written += html.escape(text[done:start], quote=False)
        expanded = address if "://" in address else f"http://{address}"
        urls.append(_url(len(written), shorten(expanded), expanded))
        written, done = written + shorten(expanded), end
    written += html.escape(text[done:], quote=False)
    for key, address in media:
        written += " " if written else ""
        own = f"pic.x.com/{shorten(key).rpartition('/')[2]}"
        urls.append(
            {**_url(len(written), shorten(key), address), "display_url": own, "media_key": key}
        )
        written += shorten(key)
    return Shown(written, tuple(urls), tuple(_mentions(written)))


def _url(start: int, short: str, expanded: str) -> JsonObject:
    return {
        "start": start,
        "end": start + len(short),
        "url": short,
        "expanded_url": expanded,
        "display_url": re.sub(r"^https?://(www\.)?", "", expanded)[:30],
    }


def _mentions(written: str) -> list[JsonObject]:
    return [
        {
            "start": match.start(),
            "end": match.end(),
            "username": match[1],
            **({"id": X.external_id} if match[1].lower() == HANDLE.lower() else {}),
        }
        for match in MENTION.finditer(written)
    ]
