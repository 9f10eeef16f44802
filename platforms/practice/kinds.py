"""The ways in which a practice platform can misbehave, each in one plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

NAMES = {"facebook": "Facebook", "x": "X", "youtube": "YouTube"}
PLATFORMS = tuple(NAMES)


class Meets(Enum):
    """Which requests a fault is for."""

    ALL = auto()
    WRITES = auto()
    """What changes something; or anything with the method that was named."""
    POSTS = auto()
    """What makes a post, or begins a video."""
    VIDEOS = auto()
    """What ends the upload of a video; on YouTube, what begins it."""
    FILES = auto()
    """What carries the byte at which four fifths of the whole have come."""
    RENEWALS = auto()
    """What asks for a newer token."""


class Kind(StrEnum):
    BROKEN_BEFORE = "500-before"
    BROKEN_AFTER = "500-after"
    PROXY_PAGE = "502-html"
    LOST_ANSWER = "lost-answer"
    RESET = "reset"
    NEVER = "never"
    HOLD_BEFORE = "hold-before"
    DELAY = "delay"
    TOO_LATE = "too-late"
    DROP = "drop"
    LIMITED = "429"
    LIMITED_OPEN = "429-no-reset"
    EXPIRED = "token-expired"
    REFRESH_USED = "refresh-used"
    DUPLICATE = "duplicate"
    LINK_STRIPPED = "link-stripped"
    PICTURE_STRIPPED = "picture-stripped"
    ALT_STRIPPED = "alt-stripped"
    USAGE_KEY = "usage-key"
    UNAUDITED = "unaudited"
    SLOW_PROCESSING = "slow-processing"
    PROCESSING_FAILS = "processing-fails"

    @property
    def nature(self) -> Nature:
        return NATURES[self]

    @property
    def sentence(self) -> str:
        return self.nature.sentence


@dataclass(frozen=True)
class Nature:
    sentence: str
    meets: Meets = Meets.ALL
    platforms: tuple[str, ...] = PLATFORMS
    milliseconds: int = 0
    """How long it takes when it is not told."""
    lasting: bool = False
    """It is a state of the platform, and is not counted down."""

    @property
    def only_on(self) -> str:
        """The names of the platforms that know it, or nothing when all do."""
        if self.platforms == PLATFORMS:
            return ""
        return " and ".join(NAMES[platform] for platform in self.platforms)


NATURES = {
    Kind.BROKEN_BEFORE: Nature("It keeps nothing and answers that it is broken.", Meets.WRITES),
    Kind.BROKEN_AFTER: Nature(
        "It keeps what it was sent, then answers that it is broken.", Meets.WRITES
    ),
    Kind.PROXY_PAGE: Nature("It keeps nothing and a web page about a bad gateway comes back."),
    Kind.LOST_ANSWER: Nature(
        "It keeps what it was sent and hangs up without an answer.", Meets.WRITES
    ),
    Kind.RESET: Nature("It keeps what it was sent and the connection breaks off.", Meets.WRITES),
    Kind.NEVER: Nature("It keeps what it was sent and says nothing at all.", Meets.WRITES),
    Kind.HOLD_BEFORE: Nature(
        "It listens to the end, then does nothing until it is let go. It forgets what it heard"
        " if nobody waits any more.",
        Meets.WRITES,
    ),
    Kind.DELAY: Nature(
        "It answers two seconds late, or as late as it was told.", Meets.ALL, milliseconds=2_000
    ),
    Kind.TOO_LATE: Nature(
        "It keeps what it was sent and answers when nobody waits any more.",
        Meets.WRITES,
        milliseconds=25_000,
    ),
    Kind.DROP: Nature("The line goes dead when four fifths of a file have come.", Meets.FILES),
    Kind.LIMITED: Nature("It says that there were too many requests, and when to come back."),
    Kind.LIMITED_OPEN: Nature(
        "It says that there were too many requests, and not when to come back."
    ),
    Kind.EXPIRED: Nature("It no longer knows the council. Only a newer token opens it again."),
    Kind.REFRESH_USED: Nature(
        "It says that the council's renewal has been used before, and ends the connection until"
        " all trouble is switched off.",
        Meets.RENEWALS,
        ("x", "youtube"),
    ),
    Kind.DUPLICATE: Nature(
        "It keeps nothing and says that the council has said this before.",
        Meets.POSTS,
        ("facebook", "x"),
    ),
    Kind.LINK_STRIPPED: Nature("It keeps the post and loses its link.", Meets.POSTS),
    Kind.PICTURE_STRIPPED: Nature(
        "It keeps the post and loses its picture.", Meets.POSTS, ("facebook", "x")
    ),
    Kind.ALT_STRIPPED: Nature(
        "It keeps the picture and loses the words that describe it.",
        Meets.POSTS,
        ("facebook", "x"),
    ),
    Kind.USAGE_KEY: Nature(
        "It answers well, with a word about usage that nobody has heard before.",
        platforms=("facebook",),
    ),
    Kind.UNAUDITED: Nature(
        "Google has not audited the council's app: every new video is locked as private.",
        Meets.POSTS,
        ("youtube",),
        lasting=True,
    ),
    Kind.SLOW_PROCESSING: Nature(
        "It has the whole video, and works on it for ten minutes.",
        Meets.VIDEOS,
        ("facebook", "youtube"),
        milliseconds=600_000,
    ),
    Kind.PROCESSING_FAILS: Nature(
        "It has the whole video, works on it, and then cannot read it.",
        Meets.VIDEOS,
        ("facebook", "youtube"),
        milliseconds=2_000,
    ),
}
