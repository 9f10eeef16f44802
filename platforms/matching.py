"""Whether what stands on a platform is what we sent: by words, link, media and time."""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta

from platforms.base import Content, Live

CLOCKS_DIFFER = timedelta(minutes=2)
"""The platform's clock and ours may differ by so much."""


SCHEMES = ("http://", "https://")


def _plain(address: str) -> str:
    """An address without what a platform may add or drop: its scheme and a last slash."""
    return address.removeprefix("http://").removeprefix("https://").rstrip("/")


def links(text: str) -> set[str]:
    """The web addresses that stand in a text."""
    return {_plain(word) for word in text.split() if word.startswith(SCHEMES)}


def words(text: str) -> str:
    """A text without its addresses, and with its spaces and letters evened out."""
    kept = (word for word in text.split() if not word.startswith(SCHEMES))
    return unicodedata.normalize("NFC", " ".join(kept))


def _has_title(live: Live, sent: Content) -> bool:
    return live.title is None or words(live.title) == words(sent.title)


def link_stands(page: str, live: Live) -> bool | None:
    """Whether people who see a post there can follow it to this page; None for no page."""
    return _plain(page) in links(live.text) | {_plain(live.link)} if page else None


def is_same(sent: Content, live: Live, *, since: datetime) -> bool:
    """Whether a post on the platform is what was sent after `since`.

    A link that the platform has lost makes it no other post: reading back will say so. A link
    that is another one does.
    """
    ours = links(sent.text) | {_plain(sent.link)}
    theirs = links(live.text) | {_plain(live.link)}
    return (
        live.posted_at >= since - CLOCKS_DIFFER
        and words(live.text) == words(sent.text)
        and _has_title(live, sent)
        and not (theirs - ours - {""})
        and live.has_video == bool(sent.video)
        and live.has_picture == bool(sent.picture)
    )


def differences(sent: Content, live: Live) -> list[str]:
    """Say in sentences how what stands there differs from what was approved."""
    found = []
    if words(live.text) != words(sent.text):
        found.append("The words are not those that were approved.")
    if not _has_title(live, sent):
        found.append("The title is not the one that was approved.")
    if (links(sent.text) | {_plain(sent.link)}) - links(live.text) - {_plain(live.link), ""}:
        found.append("The link to the council web page is missing.")
    if bool(sent.picture) != live.has_picture:
        found.append("The picture is missing." if sent.picture else "There is a picture now.")
    elif sent.picture and live.alt_text is not None and live.alt_text != sent.picture.alt_text:
        found.append("The description of the picture is not the one that was approved.")
    if bool(sent.video) != live.has_video:
        found.append("The video is missing." if sent.video else "There is a video now.")
    return found
