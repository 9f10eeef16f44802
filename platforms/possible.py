"""What each platform lets the council do about what residents write, in words, and where else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    HIDE = "hide"
    DELETE = "delete"
    ANSWER = "answer"
    MUTE = "mute"
    BAN = "ban"
    REPORT = "report"


@dataclass(frozen=True)
class Word:
    """What comes of a deed on one platform, to be read before anybody presses anything."""

    is_here: bool
    """Whether the portal can do it."""
    words: str
    is_final: bool = False
    """Whether nothing can undo it."""
    address: str = ""
    """Where a person does it on the platform, or undoes it; empty for the comment's own page."""


FACEBOOK_BLOCKED = "https://www.facebook.com/settings/?tab=blocking"
X_BLOCKED = "https://x.com/settings/blocked/all"
X_MUTED = "https://x.com/settings/muted/all"
STUDIO = "https://studio.youtube.com/"

POSSIBLE: Mapping[str, Mapping[Deed, Word]] = {
    "facebook": {
        Deed.HIDE: Word(True, "Its author and their friends still see it. It can be shown again."),
        Deed.DELETE: Word(
            True, "It goes for good, with the answers to it, and cannot be brought back.", True
        ),
        Deed.ANSWER: Word(True, "The answer stands in public under the comment."),
        Deed.MUTE: Word(
            False, "Facebook knows no muting; a Page can only ban.", address=FACEBOOK_BLOCKED
        ),
        Deed.BAN: Word(
            True,
            "They can still read the Page, and can no longer write on it.",
            address=FACEBOOK_BLOCKED,
        ),
        Deed.REPORT: Word(False, "Open the comment on Facebook and choose Report."),
    },
    "x": {
        Deed.HIDE: Word(
            True,
            "X puts it behind “View hidden replies”, where everybody can still read it. "
            "Only a reply to one of our own posts can be hidden.",
        ),
        Deed.DELETE: Word(
            False, "X lets nobody delete what somebody else wrote: hide it, or report it to X."
        ),
        Deed.ANSWER: Word(True, "X lets us answer only those who mention the council."),
        Deed.MUTE: Word(
            True,
            "The council's account no longer sees them; everybody else still does.",
            address=X_MUTED,
        ),
        Deed.BAN: Word(
            False, "X lets no portal block anybody; block them on X.", address=X_BLOCKED
        ),
        Deed.REPORT: Word(False, "Open the post on X and choose Report post."),
    },
    "youtube": {
        Deed.HIDE: Word(True, "It is held back, and nobody sees it. It can be shown again."),
        Deed.DELETE: Word(
            True,
            "YouTube calls this rejected: it goes for good, with the answers to it, and can "
            "never be published again. Hide it instead where that will do.",
            True,
        ),
        Deed.ANSWER: Word(True, "The answer stands in public under the comment."),
        Deed.MUTE: Word(False, "YouTube knows no muting; a channel can only ban.", address=STUDIO),
        Deed.BAN: Word(
            True,
            "The comment goes for good with the ban. YouTube lets no portal lift it: "
            "somebody must do that in YouTube Studio when its time is over.",
            True,
            address=STUDIO,
        ),
        Deed.REPORT: Word(False, "Open the comment on YouTube and choose Report."),
    },
}

TELLS_WHAT_IS_HIDDEN = frozenset({"facebook", "youtube"})
"""Who shows whether a comment is hidden. Elsewhere the answer to the deed is all there is."""


def possible(platform: str) -> Mapping[Deed, Word]:
    """Return what a platform makes of each deed; nothing where there is no platform at all."""
    return POSSIBLE.get(platform, {})


def elsewhere(platform: str, deed: Deed) -> str:
    """Say why the portal cannot do it, and where a person does."""
    word = POSSIBLE[platform][deed]
    return f"{word.words.rstrip('.')}: {word.address}." if word.address else word.words
