"""What is known of the corrections of a post: where they can go, and what they change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from accounts.models import Channel, User
from platforms.abilities import Editable
from posts.models import Edit, Post, message

WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Change:
    """A correction: the words it replaces with the new ones marked in them, and where it went."""

    correction: Post
    original: Post
    words: SafeString
    edits: list[Edit]


def change(correction: Post, original: Post) -> Change:
    before = words_before(correction, original)
    words = marked(message.words(before), message.words(correction))
    edits = correction.edits.select_related("publication__channel")
    return Change(correction, original, words, list(edits))


def takes_corrections(channel: Channel) -> bool:
    return issubclass(channel.adapter(), Editable)


def where(original: Post) -> list[Channel]:
    """The channels on which it stands and can be changed: none, of a correction itself."""
    out = original.publications.standing().select_related("channel")
    return [row.channel for row in out if takes_corrections(row.channel)]


def words_now(original: Post) -> Post:
    """Whose words stand, or will in a moment: those of the last correction, or its own."""
    return original.corrections.in_force().order_by("number").last() or original


def words_before(correction: Post, original: Post) -> Post:
    """Whose words a correction replaces."""
    earlier = original.corrections.in_force().filter(number__lt=correction.number)
    return earlier.order_by("number").last() or original


def unfinished(original: Post, person: User) -> Post | None:
    """The correction that this person is writing, or has sent on and may still change."""
    theirs = original.corrections.filter(author=person).order_by("-pk")
    return next((one for one in theirs if one.is_editable() and not one.has_left()), None)


def next_number(original: Post) -> int:
    """The number of a correction that is begun now."""
    last = original.corrections.filter(status=Post.Status.APPROVED).order_by("number").last()
    return last.number + 1 if last else 1


def marked(before: str, after: str) -> SafeString:
    """Show a text with what is new in it, and what is gone from it, marked word by word."""
    old, new = (WORDS.findall(text.replace("\r\n", "\n")) for text in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pieces = (_step("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in steps)
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _step(gone: str, come: str) -> str | SafeString:
    """One step from the old words to the new. The space after a word is no part of the mark."""
    if gone == come:
        return come
    marks = [
        format_html("<del>{}</del>", gone.rstrip()) if gone.strip() else "",
        format_html("<ins>{}</ins>", come.rstrip()) if come.strip() else "",
    ]
    last = come or gone
    words = format_html_join(" ", "{}", ((mark,) for mark in marks if mark))
    return format_html("{}{}", words, last[len(last.rstrip()) :])
