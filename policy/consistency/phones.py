"""Telephone numbers in a text, however their digits are spaced, with or without +44."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberMatcher

from policy.consistency.found import Found, covered

LOCAL = re.compile(
    r"""\b(?:tel|telephone|phone|ring|call|text|ff[oô]n|ff[oô]niwch|galwch)\b\.?
    (?:\s(?:us|ni|the\s\w+|\w+))?(?:\s(?:on|at|ar))?[.:]?\s
    (?P<number>[2-9]\d{2}[\s-]?\d{3})(?![\w/]|\s?\d)""",
    re.IGNORECASE | re.VERBOSE,
)
"""As neighbours give it: without the area's code."""
DATE = re.compile(r"\d\d?[/.\s-]\d\d?[/.\s-](?:\d\d){1,2}")
HELPLINES = ("800", "845")
"""These have some short numbers, as 0800 1111."""
SHORTEST = 9


@dataclass(frozen=True)
class Phone(Found):
    """`number` is its digits without the nought or +44 in front."""

    number: str


def find(text: str) -> list[Phone]:
    whole = list(_whole(text))
    return sorted([*whole, *_local(covered(text, whole))], key=lambda phone: phone.start)


def same(one: Phone, other: Phone) -> bool:
    """Whether they ring the same telephone: one may leave out the area's code."""
    return one.number.endswith(other.number) or other.number.endswith(one.number)


def _whole(text: str) -> Iterator[Phone]:
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE):
        words, number = match.raw_string, str(match.number.national_number)
        if not words.startswith(("0", "+", "(")) or DATE.fullmatch(words):
            continue
        if len(number) >= SHORTEST or number.startswith(HELPLINES):
            abroad = "" if match.number.country_code == 44 else f"+{match.number.country_code}"
            yield Phone(words, match.start, match.end, abroad + number)


def _local(text: str) -> Iterator[Phone]:
    for match in LOCAL.finditer(text):
        words = match["number"]
        yield Phone(words, *match.span("number"), re.sub(r"\D", "", words))
