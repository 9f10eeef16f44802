"""What is personal in the words of a post: warned of, kind by kind, where it stands (3.8)."""

from __future__ import annotations

from functools import lru_cache

from policy.clause import Marked, Reason
from policy.facts import Draft
from policy.personal import Found, Kind, find

NOUNS = {
    Kind.PHONE: ("a telephone number", "telephone numbers"),
    Kind.EMAIL: ("an email address", "email addresses"),
    Kind.ADDRESS: ("somebody's address", "people's addresses"),
    Kind.NI: ("a National Insurance number", "National Insurance numbers"),
    Kind.NHS: ("an NHS number", "NHS numbers"),
    Kind.BANK: ("of somebody's bank account or card", "of somebody's bank account or card"),
    Kind.PLATE: ("a number plate", "number plates"),
    Kind.DOB: ("a date of birth", "dates of birth"),
}


# A rule for each kind, so that each has a line of its own


def telephone_shown(draft: Draft) -> Reason:
    return _shown(Kind.PHONE, draft)


def email_shown(draft: Draft) -> Reason:
    return _shown(Kind.EMAIL, draft)


def address_shown(draft: Draft) -> Reason:
    return _shown(Kind.ADDRESS, draft)


def insurance_number_shown(draft: Draft) -> Reason:
    return _shown(Kind.NI, draft)


def nhs_number_shown(draft: Draft) -> Reason:
    return _shown(Kind.NHS, draft)


def bank_details_shown(draft: Draft) -> Reason:
    return _shown(Kind.BANK, draft)


def number_plate_shown(draft: Draft) -> Reason:
    return _shown(Kind.PLATE, draft)


def date_of_birth_shown(draft: Draft) -> Reason:
    return _shown(Kind.DOB, draft)


def _shown(kind: Kind, draft: Draft) -> Reason:
    """Look at the message and at all else that residents would read of this post."""
    contacts = (*draft.lists.contacts, *draft.website_hosts)
    in_message = [found for found in _find(draft.message, contacts) if found.kind is kind]
    elsewhere = (
        found.words
        for text in draft.said_beside()
        for found in _find(text, contacts)
        if found.kind is kind
    )
    words = list(dict.fromkeys([*(found.words for found in in_message), *elsewhere]))
    if not words:
        return None
    one, many = NOUNS[kind]
    said = (
        f"{words[0]} is {one}: take it out, or say why it may be public."
        if len(words) == 1
        else f"{', '.join(words[:-1])} and {words[-1]} are {many}: "
        "take them out, or say why they may be public."
    )
    return Marked(said, tuple((found.start, found.end) for found in in_message))


@lru_cache(maxsize=64)
def _find(text: str, contacts: tuple[str, ...]) -> tuple[Found, ...]:
    """Kept for a moment: each kind asks the same of the same words."""
    return tuple(find(text, contacts))
