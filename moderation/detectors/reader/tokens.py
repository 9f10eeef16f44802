"""Cuts a comment into the pieces that the network knows, and remembers where each came from.

The pieces are those of BERT's uncased vocabulary (WordPiece, longest first), with two things of
our own before it: a disguised word is read as what it hides, and an emoji by its Unicode name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from policy.folding import Folded

VOCABULARY = Path(__file__).parent / "vocabulary.txt"
UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST = 96
"""Pieces of a comment that are read, the two marks at its ends among them."""
LONGEST_WORD = 100

WORD = re.compile(r"[^\W_]+|\S")
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
COUNTED = re.compile(r"\d+(?:st|nd|rd|th|am|pm|yrs?|[a-z])")
"""What a digit makes of letters that follow it, and hides nothing: 1st, 10am, 4x."""

LOOKS = {
    *("regional", "indicator", "symbol", "latin", "capital", "letter"),
    *("negative", "squared", "sign", "with"),
}
"""Words of Unicode names that say how a sign is drawn, and not what it shows."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Pieces:
    """Numbers of pieces with the ends marked, and for each the place in the original text."""

    numbers: tuple[int, ...]
    places: tuple[Span, ...]
    """Empty places for the two marks."""


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    return {line: number for number, line in enumerate(VOCABULARY.read_text("utf-8").split("\n"))}


def pieces(folded: Folded) -> Pieces:
    """Cut a folded text; what goes over `LONGEST` is left out."""
    known = vocabulary()
    numbers, places = [known[BEGIN]], [(0, 0)]
    for word, place in _words(folded, known):
        cut = _cut(word, known)
        numbers += cut
        places += [place] * len(cut)
    del numbers[LONGEST - 1 :], places[LONGEST - 1 :]
    return Pieces((*numbers, known[END]), (*places, (0, 0)))


def _words(folded: Folded, known: dict[str, int]) -> Iterator[tuple[str, Span]]:
    """Each word and sign with its place, disguises undone where what they hide is a word."""
    hidden = _hidden(folded, known)
    over = 0
    for match in WORD.finditer(folded.plain):
        start, end = folded.span(*match.span())
        if start < over:
            continue
        if start in hidden:
            word, over = hidden[start]
            yield word, (start, over)
        elif unicodedata.category(match[0][0]) == "So":
            yield from ((word, (start, end)) for word in _named(match[0]))
        else:
            yield match[0].translate(QUOTES), (start, end)


def _hidden(folded: Folded, known: dict[str, int]) -> dict[int, tuple[str, int]]:
    """Words that stand in disguise, by where they begin: how each reads, and where it ends."""
    return {
        start: (word, end)
        for word, start, end in folded.words
        if len(word) > 2
        and word in known
        and (written := _as_written(folded, start, end)) != word
        and not COUNTED.fullmatch(written)
    }


def _as_written(folded: Folded, start: int, end: int) -> str:
    return folded.plain[bisect_left(folded.at, start) : bisect_left(folded.at, end)]


@lru_cache(maxsize=4096)
def _named(sign: str) -> tuple[str, ...]:
    """An emoji in words, without what its name says about its look."""
    said = re.findall(r"[a-z]+", unicodedata.name(sign, "").lower())
    return tuple(word for word in said if word not in LOOKS)


@lru_cache(maxsize=20_000)
def _split(word: str) -> tuple[str, ...]:
    known = vocabulary()
    found: list[str] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if start == 0 else f"##{word[start:end]}"
            if piece in known:
                found.append(piece)
                start = end
                break
        else:
            return (UNKNOWN,)
    return tuple(found)


def _cut(word: str, known: dict[str, int]) -> list[int]:
    if len(word) > LONGEST_WORD:
        return [known[UNKNOWN]]
    return [known[piece] for piece in _split(word)]
