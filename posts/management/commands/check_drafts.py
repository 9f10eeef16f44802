"""Check drafts from outside: what they say and their page does not, and what is personal in them.

It reads JSON lines on stdin and answers each by one on stdout, in the same order. It asks no
database and no network.
"""

import json
import sys
from dataclasses import dataclass
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from policy import lists
from policy.consistency import mismatches, words_of
from policy.personal import find


class NotADraft(Exception):
    """A line cannot be read. The text says why, in a sentence."""


@dataclass(frozen=True)
class Asked:
    """One line. `page` is the HTML of the page that the text points to, or empty."""

    id: str | int
    text: str
    page: str
    on: date


class Command(BaseCommand):
    help = (
        'Read {"id", "text", "page"?, "on"?} a line on stdin; write {"id", "mismatches", '
        '"personal"} a line on stdout. "page" is HTML, "on" the day of writing (today).'
    )
    requires_system_checks: tuple[str, ...] = ()

    def handle(self, **_: object) -> None:
        today = timezone.localdate()
        is_whole = True
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if not line.strip():
                continue
            try:
                self.stdout.write(answer(read(line, today)))
                self.stdout.flush()
            except NotADraft as error:
                is_whole = False
                self.stderr.write(f"Line {number}: {error}")
        if not is_whole:
            sys.exit(1)


def read(line: bytes, today: date) -> Asked:
    """Read one line of JSON. Raises `NotADraft`."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotADraft("This is not JSON in UTF-8.") from error
    if not isinstance(given, dict):
        raise NotADraft("Give an object with an id and a text.")
    which, text = given.get("id"), given.get("text")
    page, on = given.get("page") or "", given.get("on") or today.isoformat()
    if not isinstance(which, str | int) or isinstance(which, bool):
        raise NotADraft("The id is missing: give a string or a whole number.")
    if not isinstance(text, str):
        raise NotADraft("The text is missing: give a string.")
    if not isinstance(page, str):
        raise NotADraft("The page is not a string of HTML.")
    try:
        return Asked(which, text, page, date.fromisoformat(on))
    except (TypeError, ValueError) as error:
        raise NotADraft("The day of writing is not a date as 2026-12-14.") from error


def answer(asked: Asked) -> str:
    """What was found, as a line of JSON."""
    differing = mismatches(asked.text, words_of(asked.page), asked.on)
    personal = find(asked.text, lists.contacts())
    return json.dumps(
        {
            "id": asked.id,
            "mismatches": [{"in_post": one.words, "kind": one.kind} for one in differing],
            "personal": [{"text": one.words, "kind": one.kind} for one in personal],
        }
    )
