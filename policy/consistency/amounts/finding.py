"""Finds amounts, and says when a post and a page give the same one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from policy.consistency.amounts import forms, numbers
from policy.consistency.found import Found


@dataclass(frozen=True)
class Amount(Found):
    """In pounds, or of a hundred when `is_percent`. `unit` is what its last digit counts."""

    value: Decimal
    unit: Decimal
    is_percent: bool = False
    least: Decimal = forms.EXACT
    most: Decimal = forms.EXACT
    """How much less and more the exact amount may be where this is said to be about it."""
    is_bare: bool = False
    """A number on a page that says elsewhere that its numbers are pounds."""


def find(text: str, *, is_page: bool = False) -> list[Amount]:
    """The amounts in a text; on a page whose table says "(£)", its bare numbers as well."""
    found = [
        amount for form in _FORMS for match in form.finditer(text) for amount in _amounts(match)
    ]
    if is_page and forms.UNDER_A_HEAD.search(text):
        found += [
            Amount(match[0], *match.span(), *_value(match[0], ""), is_bare=True)
            for match in forms.BARE.finditer(text)
        ]
    return sorted(found, key=lambda amount: amount.start)


def same(post: Amount, page: Amount) -> bool:
    """Whether the post gives the page's amount: exactly, or rounded, as in £1.2 million."""
    if post.is_percent != page.is_percent:
        return False
    if post.value == page.value:
        return True
    is_rounder = _roundness(post) > _roundness(page)
    if is_rounder and post.value * post.least <= page.value <= post.value * post.most:
        return True
    is_scaled = post.unit > max(Decimal(1), page.unit)
    return is_scaled and abs(post.value - page.value) * 2 <= post.unit


_FORMS = (forms.POUNDS, forms.SPELT, forms.PENCE, forms.PERCENT)


def _amounts(match: re.Match[str]) -> Iterator[Amount]:
    given = match.groupdict()
    scale, last_scale = given.get("scale") or "", given.get("last_scale") or ""
    first = Amount(
        match["words"],
        *match.span("words"),
        *_value(given["number"] or given.get("named") or "", scale or last_scale),
        is_percent=match.re is forms.PERCENT,
        least=forms.LEAST if given["under"] or given["about"] else forms.EXACT,
        most=forms.MOST if given["over"] or given["about"] else forms.EXACT,
    )
    if match.re is forms.PENCE:
        first = replace(first, value=first.value / 100, unit=first.unit / 100)
    yield first
    if given.get("last"):
        value, unit = _value(given["last"], last_scale)
        yield replace(first, value=value, unit=unit)


def _value(words: str, scale: str) -> tuple[Decimal, Decimal]:
    """An amount and what its last digit counts."""
    if not words[0].isdecimal():
        return numbers.read(words)
    number = Decimal(words.replace(",", ""))
    power = forms.SCALES[scale.lower()] if scale else 0
    return number.scaleb(power), Decimal(1).scaleb(power + int(number.as_tuple().exponent))


def _roundness(amount: Amount) -> Decimal:
    """What its last digit that is not a nought counts: 1000 in £3,000."""
    return Decimal(1).scaleb(int(amount.value.normalize().as_tuple().exponent))
