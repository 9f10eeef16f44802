"""Personal data of others: where somebody lives, their telephone, their car."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.detectors import vocabulary
from moderation.detectors.commercial import offers
from moderation.detectors.evidence import NOTABLE, Evidence, Head, score
from moderation.detectors.hearing import places, reasons
from moderation.detectors.law.spelt import spelt_numbers
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.personal import Kind, find
from policy.principles import Principle

HEADS: tuple[Head, ...] = ()
FILE = "personal.tsv"
WORDS = {
    Kind.PHONE: "a telephone number",
    Kind.EMAIL: "an email address",
    Kind.ADDRESS: "a home address",
    Kind.PLATE: "a number plate",
    Kind.NI: "a National Insurance number",
    Kind.NHS: "an NHS number",
    Kind.BANK: "bank details",
    Kind.DOB: "a date of birth",
}
ALONE = {Kind.PHONE: 1.6, Kind.EMAIL: 1.6, Kind.ADDRESS: 2.2, Kind.PLATE: 4.0}
"""What it tells when nothing says whose it is; the other kinds are nobody's to publish."""
SECRET = 4.8
OTHERS = 3.4
OWN, PUBLIC = 3.2, 2.4
HOME = 5.0
NEAR = 70
"""Within so many characters the words beside it say whose it is."""
SELLING = 0.5


def personal(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    text = comment.said.plain
    found = [
        Evidence(HOME, "where somebody lives or can be met", comment.said.span(*match.span()))
        for match in vocabulary.group(FILE, "home").finditer(text)
    ]
    found += [
        Evidence(ALONE[Kind.PLATE], WORDS[Kind.PLATE], comment.folded.span(*match.span()))
        for match in vocabulary.group(FILE, "plate").finditer(comment.folded.plain)
    ]
    if not _sells(comment, lists):
        found += _data(comment, lists)
    found = [one for one in found if one.weight > 0]
    sure = score(found, comment.thought, HEADS)
    if sure >= NOTABLE:
        yield Suggestion(
            Principle.LAW,
            sure,
            f"may concern the law: personal data of others, {reasons(found)}",
            places(found),
            is_urgent=sure >= 0.5,
        )


def _sells(comment: Comment, lists: Lists) -> bool:
    """Whether the writer offers something, so that what they give is theirs."""
    return any(offer.score >= SELLING for offer in offers(comment, lists))


def _data(comment: Comment, lists: Lists) -> Iterator[Evidence]:
    for one in find(comment.text, lists.contacts):
        weight = ALONE.get(one.kind, SECRET) + _whose(comment, one.start, one.end)
        yield Evidence(weight, WORDS[one.kind], (one.start, one.end))
    for span in spelt_numbers(comment):
        weight = ALONE[Kind.PHONE] + _whose(comment, *span)
        yield Evidence(weight, "a telephone number in words", span)


def _whose(comment: Comment, start: int, end: int) -> float:
    """What the words around say of it: somebody else's, the writer's, or a public body's."""
    first, last = comment.said.places(max(0, start - NEAR), min(len(comment.text), end + NEAR))
    around = comment.said.plain[first:last]
    told = 0.0
    if vocabulary.group(FILE, "other").search(around):
        told += OTHERS
    if vocabulary.group(FILE, "own").search(around):
        told -= OWN
    if vocabulary.group(FILE, "public").search(around):
        told -= PUBLIC
    return told
