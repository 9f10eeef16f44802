"""Whether a place that the post names is on the page, in one language or the other."""

import re
from collections.abc import Sequence

from policy.consistency.places.finding import POSTCODES, SMALL_WORDS, Place, plainly, words
from policy.consistency.places.sorts import SORTS

TOWN = re.compile(r"(?:,?\s[A-ZŴŶ][\w'-]+){0,3},?\s")
"""What may stand between a street and its postcode."""
ENOUGH = 3
"""Words that in any order are hardly another place's."""


def is_on(place: Place, page: str, others: Sequence[Place]) -> bool:
    """Whether the page has it, or has what it may be by another name: then it is not held up.

    `page` is the page's text in plain letters, `others` the places on it.
    """
    if place.sort == POSTCODES:
        return any(place.name == other.name for other in others if other.sort == POSTCODES)
    if not place.name or f" {_plain(place)} " in page:
        return True
    if not place.is_where and (place.may_be_people or not any(other.name for other in others)):
        return True
    if _has_all_its_words(place, page):
        return True
    same_sort = [other for other in others if other.sort == place.sort]
    comparable = [other for other in same_sort if other.is_welsh == place.is_welsh]
    if not comparable:
        return bool(same_sort) or _has_its_sort(place, page)
    named = [other for other in comparable if other.name]
    return not named or any(place.name <= other.name or other.name <= place.name for other in named)


def are_one(place: Place, postcode: Place, text: str) -> bool:
    """Whether a postcode ends the address that a place began: one place, not two."""
    if place.sort == POSTCODES or postcode.sort != POSTCODES:
        return False
    return bool(TOWN.fullmatch(text, place.end, postcode.start))


def _has_all_its_words(place: Place, page: str) -> bool:
    """St Mary's Priory Church, and the Priory Church of St Mary: in another order, near by."""
    own = {_bare(word) for word in words(place.words)} - SMALL_WORDS
    if len(own) < ENOUGH:
        return False
    others = [_bare(word) for word in page.split()]
    width = len(own) + 2
    return any(own <= set(others[at : at + width]) for at in range(len(others)))


def _bare(word: str) -> str:
    """Without the s of a possessive, whose apostrophe is gone already."""
    return word.removesuffix("s") if len(word) > ENOUGH else word


def _has_its_sort(place: Place, page: str) -> bool:
    """Whether the page has the other language's word for it, as in "the rugby club"."""
    other_words = SORTS[place.sort][0 if place.is_welsh else 1]
    return any(f" {plainly(word)} " in page for word in other_words)


def like(place: Place, others: Sequence[Place]) -> Place | None:
    """What the page says in its stead: the only other one of its sort."""
    found = {
        plainly(other.words): other
        for other in others
        if other.sort == place.sort and other.name and other.is_welsh == place.is_welsh
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _plain(place: Place) -> str:
    return " ".join(words(place.words))
