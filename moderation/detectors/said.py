"""What a comment says once its disguises are off, with a mark where a person is named."""

from __future__ import annotations

import re
from functools import cache

from moderation.detectors import vocabulary
from moderation.detectors.lexicon import look_up
from policy.folding import Folded, disguised

NAME = "N"
"""Stands for a named person: nothing else in a folded text is a capital."""
WORD = r"[A-ZÂÊÎÔÛŴŶ](?:['\u2019][A-Z])?[\w-]*[a-zâêîôûŵŷ]"
TITLED = re.compile(
    rf"\b(?:[Cc]llrs?|[Cc]ouncillors?|[Cc]yng(?:horydd)?|Mr|Mrs|Ms|Miss|Dr|PCSO|PC|Rev|Sir|CLLR)\b"
    rf"\.?\s+(?:(?:{WORD}|[A-Z])\s+)?(?:{WORD}|[A-Z]{{3,}}|[a-z]{{4,}}(?=\s+(?:is|has|was)\b))"
)
"""A title, and a name behind it."""
FULL = re.compile(rf"\b({WORD})\s+({WORD})\b(?!\s+(?:{WORD}))")
"""Two words with capitals, and no third: a first name and a surname, unless it is a place."""

ABUSE = vocabulary.compiled("<group>|<noun>|<quality>|<strongword>")
"""No name either, though it begins a sentence or is shouted."""


def said(text: str, folded: Folded, people: frozenset[str]) -> Folded:
    """Undo what was done to words, and put a mark for each person; every place is kept."""
    changes = [(*span, _read(word)) for word, span in disguised(folded.plain)]
    if not folded.plain.isascii():
        changes += [
            (*match.span(), word)
            for word, picture in _pictures()
            for match in picture.finditer(folded.plain)
        ]
    changes += [(*folded.places(start, end), NAME) for start, end in _names(text, people)]
    letters: list[str] = []
    at: list[int] = []
    done = 0
    for start, end, word in sorted(changes, key=lambda change: (change[0], -change[1])):
        if start < done or end <= start:
            continue
        letters += folded.plain[done:start]
        at += folded.at[done:start]
        letters += word
        last = len(word) - 1
        at += [
            folded.at[end - 1 if place == last else min(start + place, end - 1)]
            for place in range(len(word))
        ]
        done = end
    letters += folded.plain[done:]
    at += folded.at[done:]
    return Folded("".join(letters), tuple(at), folded.words)


def _read(word: str) -> str:
    """A word of which letters are hidden as the listed one that it must be."""
    listed = look_up(word) if "*" in word else None
    return listed.text if listed else word


@cache
def _pictures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Pictures that stand for a word, as people write them to be seen and not found."""
    return tuple((word, re.compile(picture)) for word, picture in vocabulary.rows("emoji.tsv"))


def _names(text: str, people: frozenset[str]) -> list[tuple[int, int]]:
    """Where somebody is named, a title with them. A mocking name names nobody."""
    found = [*TITLED.finditer(text)]
    if not text.isupper():
        no_person = vocabulary.words("persons.tsv", "not")
        found += [
            match
            for match in FULL.finditer(text)
            if not any(w in no_person or ABUSE.fullmatch(w) for w in match[0].casefold().split())
        ]
    if people:
        found += _listed(people).finditer(text)
    return [match.span() for match in found if not look_up(match[0].split()[-1].casefold())]


@cache
def _listed(people: frozenset[str]) -> re.Pattern[str]:
    """The council's people by their surnames; one that is a word too, with its capital only."""
    words = vocabulary.words("persons.tsv", "word")
    ways = [name.capitalize() if name in words else f"(?i:{re.escape(name)})" for name in people]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(ways, key=len, reverse=True))})(?!\w)")
