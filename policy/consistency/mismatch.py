"""One thing that a post says and its page does not."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Kind(StrEnum):
    TIME = auto()
    DATE = auto()
    AMOUNT = auto()
    PLACE = auto()
    PHONE = auto()


@dataclass(frozen=True)
class Mismatch:
    """`words` stand in the post from `start` to `end`, in code points, the end not in it.

    They leave out what no reader sees, as a joiner of no width.
    """

    kind: Kind
    words: str
    start: int
    end: int
    on_page: str = ""
    """What the page seems to say in its stead, or nothing."""
    weekday: str = ""
    """The weekday of a date that says another one."""

    @property
    def sentence(self) -> str:
        if self.weekday:
            return f"The post says {self.words}, which is a {self.weekday}."
        if self.on_page:
            return f"The page says {self.on_page}, the post says {self.words}."
        return f"The post says {self.words}, and the page does not."
