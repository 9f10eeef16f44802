"""Read comments from outside with every detector, line by line.

It reads JSON lines on stdin and answers each by one on stdout, in the same order. It asks no
network, and no database but for the council's own lists, where there is one.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from moderation.assessing import lists_of_the_council
from moderation.detectors import Lists, Reading, Written, assess_all

TOGETHER = 32
"""How many are read at once, when so many have come."""
CHUNK = 1 << 16
STDIN = 0


class NotAComment(Exception):
    """A line cannot be read. The text says why, in a sentence."""

    def __init__(self, why: str, which: str | int | None = None) -> None:
        super().__init__(why)
        self.which = which


@dataclass(frozen=True)
class Asked:
    """One line."""

    id: str | int
    written: Written


class Command(BaseCommand):
    help = (
        'Read {"id", "text", "author"?, "url"?} a line on stdin; write {"id", "language", '
        '"urgency", "scores", "suggestions"} a line on stdout, or {"id", "error"} in its place.'
    )
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, **_: object) -> None:
        lists = lists_at_hand()
        for lines in arriving():
            for answer in answers(lines, lists):
                sys.stdout.write(f"{answer}\n")
            sys.stdout.flush()


def lists_at_hand() -> Lists:
    """The council's lists, or none where no database answers."""
    try:
        return lists_of_the_council(timezone.localdate())
    except DatabaseError:
        return Lists()


def arriving() -> Iterator[list[bytes]]:
    """Whole lines, as many as have come: nobody who writes one line waits for the next."""
    rest = b""
    while came := os.read(STDIN, CHUNK):
        *lines, rest = (rest + came).split(b"\n")
        yield lines
    yield [rest]


def answers(lines: Iterable[bytes], lists: Lists) -> Iterator[str]:
    """An answer for each line that is not empty, in their order."""
    waiting = (line for line in lines if line.strip())
    while batch := list(islice(waiting, TOGETHER)):
        asked = [_tried(line) for line in batch]
        sound = [one.written for one in asked if isinstance(one, Asked)]
        readings = iter(assess_all(sound, lists=lists))
        for one in asked:
            yield json.dumps(
                _told(one, next(readings))
                if isinstance(one, Asked)
                else {"id": one.which, "error": str(one)}
            )


def _tried(line: bytes) -> Asked | NotAComment:
    try:
        return read(line)
    except NotAComment as error:
        return error


def read(line: bytes) -> Asked:
    """Read one line of JSON. Raises `NotAComment`."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotAComment("This is not JSON in UTF-8.") from error
    if not isinstance(given, dict):
        raise NotAComment("Give an object with an id and a text.")
    which, text = given.get("id"), given.get("text")
    if not isinstance(which, str | int) or isinstance(which, bool):
        raise NotAComment("The id is missing: give a string or a whole number.")
    if not isinstance(text, str):
        raise NotAComment("The text is missing: give a string.", which)
    author, url = (given[key] if given.get(key) is not None else "" for key in ("author", "url"))
    if not isinstance(author, str) or not isinstance(url, str):
        raise NotAComment("The author and the url are strings.", which)
    return Asked(which, Written(text, author, url))


def _told(asked: Asked, reading: Reading) -> dict[str, object]:
    return {
        "id": asked.id,
        "language": reading.language,
        "urgency": reading.urgency,
        "scores": {principle.value: score for principle, score in reading.scores.items()},
        "suggestions": [
            {
                "principle": one.principle.value,
                "score": one.score,
                "because": one.because,
                "spans": one.spans,
            }
            for one in reading.suggestions
        ],
    }
