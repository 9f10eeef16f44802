"""What the detectors said about a comment, as a page shows it: in words, with the places marked."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from accounts.models import User
from moderation.models import Assessment, Comment
from policy.principles import WORDS, Principle
from posts.highlights import Line, highlighted


@dataclass(frozen=True)
class Suggested:
    """One suggestion. `number` is that of its places in the text, or 0."""

    principle: str
    because: str
    number: int


@dataclass(frozen=True)
class Suggestions:
    """All of them, the text with their words marked, and what makes the comment urgent."""

    lines: list[Suggested]
    marked: SafeString | str
    terms: list[tuple[str, float]]
    version: str


def suggestions(comment: Comment) -> Suggestions | None:
    """What was said about the words as they stand now; nothing where nobody has read them yet."""
    read = Assessment.objects.filter(comment=comment).first()
    if read is None:
        return None
    lines: list[Suggested] = []
    places: list[Line] = []
    for said in read.suggestions:
        number = 1 + len(places) if said["spans"] else 0
        lines.append(Suggested(WORDS[Principle(said["principle"])], said["because"], number))
        if number:
            spans = tuple((start, end, number) for start, end in said["spans"])
            places.append(Line("hint", said["because"], "3.15", "", number, spans))
    return Suggestions(
        lines,
        highlighted(comment.text, places) or comment.text,
        [(words, part) for words, part in read.terms],
        read.version,
    )


@dataclass(frozen=True)
class Row:
    """One comment in the queue, with what somebody needs to know before opening it."""

    comment: Comment
    suggested: list[Suggested]
    is_mine: bool
    """Whether whoever looks may decide about it."""
    open_by: User | None
    mark: str
    """How it stands, so that it is left up only as it was shown."""


def row(comment: Comment, *, is_mine: bool, open_by: User | None, mark: str) -> Row:
    """A comment of `for_list`, with what was said about it: no question more for each."""
    read = getattr(comment, "assessment", None)
    said = read.suggestions if read else []
    lines = [Suggested(WORDS[Principle(one["principle"])], one["because"], 0) for one in said]
    return Row(comment, lines, is_mine, open_by, mark)
