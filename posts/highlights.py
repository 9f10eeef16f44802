"""A message with the places marked in it that the findings speak of, each numbered to its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from policy.clause import Finding

Place = tuple[int, int, int]
"""Where it begins and ends in the message, in code points, and the number of its line."""


@dataclass(frozen=True)
class Line:
    """A finding as a page shows it. `number` is that of its places in the message, or 0."""

    verdict: str
    sentence: str
    clause: str
    field: str
    """Where on the compose page it is put right, or empty."""
    number: int
    places: tuple[Place, ...]


def lines(findings: Iterable[Finding], where: Callable[[Finding], str]) -> list[Line]:
    """The findings in their order; those that speak of places are counted through."""
    found: list[Line] = []
    for one in findings:
        number = 1 + sum(line.number > 0 for line in found) if one.spans else 0
        places = tuple((start, end, number) for start, end in one.spans)
        found.append(Line(one.verdict, one.sentence, one.clause, where(one), number, places))
    return found


def highlighted(message: str, lines: Iterable[Line]) -> SafeString | None:
    """Mark the places in the message, or return None when no line speaks of any.

    Places may lie across one another: the text is cut wherever one begins or ends.
    """
    places = [
        (start, min(end, len(message)), number)
        for line in lines
        for start, end, number in line.places
        if 0 <= start < min(end, len(message))
    ]
    if not places:
        return None
    edges = (edge for start, end, _number in places for edge in (start, end))
    cuts = sorted({0, len(message), *edges})
    pieces = (_piece(message, start, end, places) for start, end in pairwise(cuts))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _piece(message: str, start: int, end: int, places: Sequence[Place]) -> str | SafeString:
    words = message[start:end]
    if not any(first <= start and end <= last for first, last, _number in places):
        return words
    ending = sorted({number for _first, last, number in places if last == end})
    return format_html("<mark>{}</mark>{}", words, _references(ending))


def _references(numbers: Sequence[int]) -> SafeString:
    return format_html_join(
        "",
        '<sup><a href="#line-{}"><span class="visually-hidden">{} </span>{}</a></sup>',
        ((number, _("see line"), number) for number in numbers),
    )
