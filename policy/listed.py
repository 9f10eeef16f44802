"""Finds the words of the council's lists in a text, as they are written and as they are bent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from policy.languages import says_it_in_welsh
from policy.seen import Seen, as_seen, in_small_letters

MUTATIONS = {
    "ll": ("l",),
    "rh": ("r",),
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "m": ("f",),
}
"""How a Welsh word begins behind others: soft, nasal and aspirate."""
UNMUTATED = ("ch", "dd", "ff", "ng", "ph", "th")
"""Letters of their own, which stay as they are."""

DISGUISES = {
    "a": "a4@*",
    "b": "b8",
    "e": "e3*",
    "g": "g9",
    "i": "i1!|*",
    "o": "o0*",
    "s": "s5$",
    "t": "t7",
    "u": "u*",
}
MOST_REPEATS = 9
APART = r"[\W_]{1,2}"


@dataclass(frozen=True, order=True)
class Hit:
    """`words` of a text that a list names; `start` and `end` in code points."""

    start: int
    end: int
    words: str


def listed(text: str, entries: Iterable[str], exceptions: Iterable[str] = ()) -> list[Hit]:
    """Whole words in any form; an entry that has a capital is looked for with its capital.

    So "Labour" is the party and "labour" is work. Welsh words are known by their mutations, too,
    where the text is Welsh.
    """
    wanted = _tidy(entries)
    names = tuple(entry for entry in wanted if entry != entry.lower())
    words = tuple(entry for entry in wanted if entry == entry.lower())
    spans = _found(as_seen(text), _names(names))
    spans |= _found(in_small_letters(text), _inflections(words)) | _mutated(text, words)
    return _hits(text, spans, exceptions)


def disguised(text: str, entries: Iterable[str], exceptions: Iterable[str] = ()) -> list[Hit]:
    """Whole words however they are spelt out: p.i.k.e.y, p1key, PIKEYS."""
    wanted = _tidy(entries)
    spans = _found(in_small_letters(text), _disguises(wanted)) | _mutated(text, wanted)
    return _hits(text, spans, exceptions)


def _tidy(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, entries)))


def mutations(word: str) -> list[str]:
    """What a Welsh word may become at its beginning: twp gives dwp, nhwp and thwp."""
    if word.startswith(UNMUTATED):
        return []
    for letter, others in MUTATIONS.items():
        if word.startswith(letter):
            return [other + word.removeprefix(letter) for other in others]
    return []


def _mutated(text: str, entries: tuple[str, ...]) -> set[tuple[int, int]]:
    found = _found(in_small_letters(text), _mutations(entries))
    return found if found and says_it_in_welsh(text) else set()


def _found(seen: Seen, pattern: re.Pattern[str] | None) -> set[tuple[int, int]]:
    """Every place; none for the pattern of an empty list."""
    return (
        {seen.span(*found.span()) for found in pattern.finditer(seen.plain)} if pattern else set()
    )


def _hits(text: str, spans: set[tuple[int, int]], exceptions: Iterable[str]) -> list[Hit]:
    excepted = _found(in_small_letters(text), _as_written(_tidy(exceptions))) if spans else set()
    return sorted(
        Hit(start, end, text[start:end])
        for start, end in _longest(spans)
        if not any(first <= start and end <= last for first, last in excepted)
    )


def _longest(spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Leave out what lies within another: "Labour" within "Welsh Labour"."""
    furthest = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > furthest:
            furthest = end
            yield start, end


# A list as one pattern, which reads a text once


def _one_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """The longest first, so that "Welsh Labour" is not taken for "Labour"."""
    ordered = sorted(dict.fromkeys(forms), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)") if ordered else None


@lru_cache(maxsize=64)
def _names(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    return _one_of(_name(as_seen(entry).plain) for entry in entries)


@lru_cache(maxsize=64)
def _inflections(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    return _one_of(_inflected(in_small_letters(entry).plain) for entry in entries)


@lru_cache(maxsize=64)
def _disguises(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    return _one_of(_bent(in_small_letters(entry).plain) for entry in entries)


@lru_cache(maxsize=64)
def _mutations(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    words = (in_small_letters(entry).plain for entry in entries)
    return _one_of(_spaced(form) for word in words for form in mutations(word))


@lru_cache(maxsize=64)
def _as_written(entries: tuple[str, ...]) -> re.Pattern[str] | None:
    return _one_of(_spaced(in_small_letters(entry).plain) for entry in entries)


# How one entry may be written


def _spaced(words: str) -> str:
    return r"[\s_-]+".join(re.escape(word) for word in words.split())


def _name(words: str) -> str:
    many = f"|{_spaced(words[:-1])}ies" if words.endswith("y") else ""
    return rf"(?:{_spaced(words)}(?:'?s)?{many}|{_spaced(words.upper())})"


def _inflected(words: str) -> str:
    """The English endings of its last word: idiots, whinging, stupidly, pettiest."""
    if words.endswith("s") and not words.endswith(("ss", "us", "ous", "is")):
        words = words[:-1]
    if re.search(r"[^aeiou]y$", words):
        return rf"{_spaced(words[:-1])}(?:y(?:'s|ing)?|ies|ied|iers?|iest|ily)"
    if words.endswith("e"):
        return rf"{_spaced(words[:-1])}e?(?:'?s|e[sd]|ers?|est|ely|ing)?"
    return rf"{_spaced(words)}{re.escape(words[-1])}?(?:'?s|es|ed|ing|ers?|est|ly)?"


def _bent(words: str) -> str:
    """Each letter once or oftener, or as a sign like it; all close together, or all apart."""
    apart = APART.join(_sign(letter, 1) for letter in words if letter.isalnum())
    close = r"[\W_]{0,3}".join("".join(_signs(word)) for word in words.split())
    many = "e?[sz]" if words.endswith(("s", "x", "z", "ch", "sh")) else "[sz]"
    return rf"(?:{close}|{apart})(?:{APART}s|'?{many})?"


def _signs(word: str) -> list[str]:
    """What each letter may be written as; one that stands twice may stand oftener, not once."""
    return [_sign(letter, len(list(run))) for letter, run in groupby(filter(str.isalnum, word))]


def _sign(letter: str, fewest: int) -> str:
    return rf"[{re.escape(DISGUISES.get(letter, letter))}]{{{fewest},{MOST_REPEATS}}}"
