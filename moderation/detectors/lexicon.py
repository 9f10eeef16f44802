"""Offensive words of Britain and Wales, how strong each is, and where one is none (3.15).

Severity follows the four groups of Ofcom's research on offensive language; which word is of which
group is our own reading of it, and the council's to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from moderation.detectors import vocabulary
from moderation.detectors.shape import Lists, Span
from policy.folding import Folded, fold

HOST = re.compile(
    r"(?<!\w)(?:https?://|www\.)\S+|(?<!\w)(?:[a-z0-9-]+\.)+(?:com|org|net|uk|example)\b"
)
"""What a host is called is the business of another detector."""
INSIDE = ("fuck", "shit", "cunt", "wank", "bollock", "arsehole", "bastard", "bitch")
"""Found inside longer words too."""
ENDINGS = ("", "s", "es", "ed", "er", "ers", "ing", "in", "y", "z", "'s")
MUTATED = {"b": "f", "c": "g", "d": "dd", "g": "", "ll": "l", "m": "f", "p": "b", "t": "d"}
"""The soft mutation, in which nearly every Welsh insult is met."""


class Kind(StrEnum):
    OBSCENE = "obscene"
    INSULT = "insult"
    SLUR = "slur"
    AMBIGUOUS = "ambiguous"
    """Has an innocent meaning: counts in bad company only."""
    AMBIGUOUS_SLUR = "ambiguous-slur"
    SAID = "said"
    """Mild enough to be said by anybody: kept for its severity, and never suggested."""


STRENGTH = {"mild": 0.3, "medium": 0.8, "strong": 0.93, "strongest": 0.98}


@dataclass(frozen=True)
class Word:
    text: str
    severity: str
    kind: Kind

    @property
    def strength(self) -> float:
        return 0.1 if self.kind is Kind.SAID else STRENGTH[self.severity]


@dataclass(frozen=True)
class Hit:
    """A listed word, as it stands in the original."""

    word: Word
    span: Span
    is_disguised: bool


PLAIN = "village"


@cache
def _listed() -> dict[str, Word]:
    found: dict[str, Word] = {}
    for name in ("english.tsv", "welsh.tsv"):
        for text, severity, kind in vocabulary.rows(name):
            word = Word(text.rstrip("*"), severity, Kind(kind))
            found[word.text] = word
            if name == "welsh.tsv":
                found.setdefault(_mutated(word.text), word)
    return found


@cache
def _stems() -> list[Word]:
    """Those that count with whatever is put behind them, the longest first."""
    stems = [text for text, *_ in vocabulary.rows("english.tsv")]
    starred = {stem.rstrip("*") for stem in stems if stem.endswith("*")}
    return sorted((_listed()[stem] for stem in starred), key=lambda word: -len(word.text))


@cache
def _phrases() -> list[tuple[re.Pattern[str], Word]]:
    spaced = [word for text, word in _listed().items() if " " in text or "-" in text]
    return [
        (re.compile(rf"(?<!\w){re.escape(word.text).replace(' ', '[ -]+')}(?!\w)"), word)
        for word in spaced
    ]


@cache
def _innocent() -> re.Pattern[str]:
    return _any_of(frozenset(vocabulary.lines("places.txt")))


@cache
def _any_of(texts: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _mutated(word: str) -> str:
    for letters, soft in MUTATED.items():
        if word.startswith(letters):
            return soft + word[len(letters) :]
    return word


def hits(folded: Folded, lists: Lists) -> list[Hit]:
    """Every listed word of a text, the innocent ones left out, in the order of the text."""
    shut = [
        folded.span(*match.span())
        for pattern in (_innocent(), HOST)
        for match in pattern.finditer(folded.plain)
    ]
    if lists.exceptions:
        own = _any_of(lists.exceptions)
        shut += [folded.span(*match.span()) for match in own.finditer(folded.plain)]
    found = {
        hit.span: hit
        for hit in (*_single(folded, lists), *_together(folded))
        if not any(start <= hit.span[0] and hit.span[1] <= end for start, end in shut)
    }
    return [found[span] for span in sorted(found)]


def innocent(text: str, lists: Lists) -> str:
    """The text with places and names that only sound like an offence made plain, as long as it was.

    The trained reader knows no list: to it they are what they sound like.
    """
    folded = fold(text)
    patterns = [_innocent()] + ([_any_of(lists.exceptions)] if lists.exceptions else [])
    places = [
        folded.span(*match.span())
        for pattern in patterns
        for match in pattern.finditer(folded.plain)
        if match.end() > match.start()
    ]
    for start, end in places:
        text = text[:start] + (PLAIN * (end - start))[: end - start] + text[end:]
    return text


def _single(folded: Folded, lists: Lists) -> Iterator[Hit]:
    for text, start, end in folded.words:
        word = _council(text, lists) or look_up(text)
        if word:
            is_plain = end - start == len(text) and text.isalpha()
            yield Hit(word, (start, end), is_disguised=not is_plain)


def _together(folded: Folded) -> Iterator[Hit]:
    for pattern, word in _phrases():
        for match in pattern.finditer(folded.plain):
            yield Hit(word, folded.span(*match.span()), is_disguised=False)


def _council(text: str, lists: Lists) -> Word | None:
    return Word(text, "strong", Kind.OBSCENE) if text in lists.words else None


@cache
def look_up(text: str) -> Word | None:
    """The listed word that this one is, as it stands, inflected, masked, or made longer."""
    if "*" in text:
        return _masked(text)
    listed = _listed()
    for ending in ENDINGS:
        if ending and text.endswith(ending) and (word := listed.get(text[: -len(ending)])):
            return word if len(word.text) > 2 else None
        if not ending and (word := listed.get(text)):
            return word
    if _innocent().fullmatch(text) or text.startswith(("swank", "retardant", "retardation")):
        return None
    for word in _stems():
        if text.startswith(word.text) or (word.text in INSIDE and word.text in text):
            return word
    return None


def _masked(text: str) -> Word | None:
    """A word of which some letters are asterisks: at least its first one is there."""
    body = text.strip("*") if text.startswith("*") else text
    if "*" not in body or not body[0].isalpha():
        return None
    pattern = re.compile(re.escape(body).replace(r"\*", "[a-z]"))
    fitting = [
        word
        for word in _listed().values()
        if pattern.fullmatch(word.text) and word.kind in (Kind.OBSCENE, Kind.SLUR, Kind.INSULT)
    ]
    strong = [word for word in fitting if word.strength > 0.5]
    return max(strong, key=lambda word: word.strength, default=None)
