"""Finds named places and postcodes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from policy.consistency.found import Found
from policy.consistency.places.sorts import ALSO_PEOPLE, LEADING, SORTS, TITLES

ENGLISH = {word: sort for sort, (words, _) in enumerate(SORTS) for word in words}
WELSH = {word: sort for sort, (_, words) in enumerate(SORTS) for word in words}
POSTCODES = -1
"""The sort of a postcode."""
UPPER = "A-ZÀ-ÖØ-ÞŴŶ"
CAPITAL = rf"(?:St\.|[{UPPER}][\w']*(?:-[\w']+)*)"
SMALL = r"(?:of|the|and|&|y|yr|on)"
_WORD = "|".join(sorted(ENGLISH.keys() - {"St"}, key=len, reverse=True))
NAMED = re.compile(
    rf"""(?<![\w'-])(?P<name>(?:{CAPITAL}[ ](?:{SMALL}[ ])?){{1,4}}?|)
    (?:(?P<word>{_WORD})|(?P<st>St)(?!\.?\s[{UPPER}]))(?![\w'-])
    (?!\s(?:of|in\sWales|Part(?:y|ies)|Flag|Council)\b)""",
    re.VERBOSE,
)
WELSH_NAMED = re.compile(
    rf"(?<![\w'-])(?P<word>{'|'.join(WELSH)})(?![\w'-])"
    rf"(?P<name>(?:\s(?:(?:y|yr|a'r|o)\s)?{CAPITAL}){{0,3}})"
)
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s?(\d[A-Z]{2})\b")
WHERE = re.compile(
    r"(?:\b(?:at|in|to|outside|inside|by|near|from|on|along|behind|opposite|around|through|via"
    r"|venue|location|where|place|yn|ym|yng|ger|wrth|ar|o|i|lle|lleoliad|tu allan i)\b|@|-|,|\|)"
    r"[:\s]{0,2}(?:the\s|y\s|yr\s|our\s)?$",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    r"\b(?:everyone|everybody|all|team|staff|pupils|children|friends|volunteers|thanks|thank you)"
    r"\s(?:at|from|to|in|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset(["of", "the", "and", "&", "y", "yr", "a'r", "o", "on", "in"])


@dataclass(frozen=True)
class Place(Found):
    """`name` is what makes it this one of its sort, in plain letters; empty for "the Hall"."""

    sort: int
    name: frozenset[str]
    is_welsh: bool = False
    is_where: bool = False
    """Whether something takes place there, and it is not the people who are meant."""
    may_be_people: bool = False


def find(text: str) -> list[Place]:
    places = [*_postcodes(text), *_english(text), *_welsh(text)]
    return sorted(places, key=lambda place: place.start)


def plainly(text: str) -> str:
    """Small letters without accents, points and apostrophes: St. Mary's as st marys."""
    parts = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(char for char in parts if not unicodedata.combining(char) and char not in "'.")
    return kept.replace("&", "and").replace("saint ", "st ")


def words(text: str) -> list[str]:
    """The words of a text in plain letters."""
    return re.findall(r"\w+", plainly(text))


def _postcodes(text: str) -> Iterator[Place]:
    for match in POSTCODE.finditer(text):
        name = frozenset([match[1] + match[2]])
        yield Place(match[0], *match.span(), POSTCODES, name, is_where=True)


def _english(text: str) -> Iterator[Place]:
    for match in NAMED.finditer(text):
        word = match["word"] or match["st"]
        tokens = match["name"].split()
        if any(plainly(token) in TITLES for token in tokens):
            continue
        start = match.start()
        while tokens and (plainly(tokens[0]) in LEADING or tokens[0] in SMALL_WORDS):
            start = text.index(tokens[0], start) + len(tokens.pop(0))
        start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
        yield _place(text, start, match.end(), word, tokens, is_welsh=False)


def _welsh(text: str) -> Iterator[Place]:
    for match in WELSH_NAMED.finditer(text):
        yield _place(
            text, match.start(), match.end(), match["word"], match["name"].split(), is_welsh=True
        )


def _place(
    text: str, start: int, end: int, word: str, tokens: list[str], *, is_welsh: bool
) -> Place:
    return Place(
        text[start:end].rstrip("."),
        start,
        start + len(text[start:end].rstrip(".")),
        (WELSH if is_welsh else ENGLISH)[word],
        frozenset(plainly(token) for token in tokens if token not in SMALL_WORDS),
        is_welsh=is_welsh,
        is_where=_is_where(text[max(0, start - 30) : start]),
        may_be_people=word in ALSO_PEOPLE,
    )


def _is_where(lead: str) -> bool:
    return bool(WHERE.search(lead)) and not OF_PEOPLE.search(lead)
