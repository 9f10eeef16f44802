"""What is found in a text: words that stand somewhere, and the text with some of them covered."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

ADDRESS = re.compile(
    r"""(?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,6}(?:uk|wales|cymru|org|com|example)\b(?:/\S*)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Web and email addresses: the figures and names in them say nothing about when and where."""


@dataclass(frozen=True)
class Found:
    """Where it stands in the text that was searched, in code points; the end is not in it."""

    words: str
    start: int
    end: int


class Taken:
    """Which stretches of a text have been read already."""

    def __init__(self, text: str) -> None:
        self._read = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """Take a stretch, unless some of it is taken."""
        if any(self._read[start:end]):
            return False
        self._read[start:end] = b"\x01" * (end - start)
        return True


def covered(text: str, found: Iterable[Found]) -> str:
    """The text with blanks over what has been read already: the rest keeps its place."""
    kept = list(text)
    for one in found:
        kept[one.start : one.end] = " " * (one.end - one.start)
    return "".join(kept)


def without_addresses(text: str) -> str:
    return ADDRESS.sub(lambda found: " " * len(found[0]), text)
