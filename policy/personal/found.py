"""What a piece of personal information is, and where it stands."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Kind(StrEnum):
    PHONE = auto()
    EMAIL = auto()
    ADDRESS = auto()
    NI = auto()
    NHS = auto()
    BANK = auto()
    PLATE = auto()
    DOB = auto()


@dataclass(frozen=True, order=True)
class Found:
    """`start` and `end` count code points of the text that was given; `words` stand between."""

    start: int
    end: int
    kind: Kind
    words: str
