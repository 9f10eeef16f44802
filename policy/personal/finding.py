"""Asks every detector, leaves out the council's public contacts, and puts in order what is left."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policy.personal import banking, births, homes, identity, mailboxes, telephones, vehicles
from policy.personal.contacts import Contacts
from policy.personal.found import Found, Kind
from policy.seen import Seen, as_seen

DETECTORS = (
    (Kind.EMAIL, mailboxes.emails),
    (Kind.BANK, banking.accounts),
    (Kind.NHS, identity.nhs),
    (Kind.NI, identity.insurance),
    (Kind.DOB, births.dates),
    (Kind.PHONE, telephones.telephones),
    (Kind.PLATE, vehicles.plates),
    (Kind.ADDRESS, homes.addresses),
)
"""The surest first: what one has taken, the next cannot take for something else."""
WEB_ADDRESS = re.compile(r"(?:https?://|\bwww\.)\S+", re.IGNORECASE)
"""Its digits number a page, not a person."""


def find(text: str, contacts: Iterable[str] = ()) -> list[Found]:
    """What of this text is personal, in its order, none within another.

    `contacts` are the council's public ones: telephone numbers, emails, addresses, and hosts
    or email domains (as in usk.example), which stand for every mailbox there.
    """
    seen, public = as_seen(text), Contacts.of(contacts)
    plain = WEB_ADDRESS.sub(lambda address: "_" * len(address[0]), seen.plain)
    found: list[Found] = []
    taken = bytearray(len(plain))
    for kind, detect in DETECTORS:
        for span in detect(plain):
            start, end = _trimmed(plain, *span)
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            if not public.covers(kind, plain[start:end]):
                found.append(_found(seen, kind, start, end))
    return sorted(found)


def _found(seen: Seen, kind: Kind, start: int, end: int) -> Found:
    first, last = seen.span(start, end)
    return Found(first, last, kind, seen.typed[first:last])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
