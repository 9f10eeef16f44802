"""What an author has the check page do: put letters right, and say why a word must stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn
from policy.clause import Refused
from policy.tone.hashtags import with_capitals
from policy.tone.letters import in_ordinary_letters
from policy.words import says_words
from posts.actions.holding import as_opened, lock, refuse_unless_author
from posts.actions.writing import note_change
from posts.models import Post

TIDYING: dict[str, Callable[[str], str]] = {
    "hashtags": with_capitals,
    "letters": in_ordinary_letters,
}


def could_be_tidied(post: Post) -> list[str]:
    """Which of these would change what the post says."""
    said = [post.message, post.welsh, *(each.message for each in post.variations.all())]
    return [what for what, tidied in TIDYING.items() if [tidied(text) for text in said] != said]


@transaction.atomic
def tidy(post: Post, *, what: str, by: User, now: datetime) -> None:
    """Put its letters right wherever it says something: an edit as by hand, on whatever stands."""
    tidied = TIDYING[what]
    post = lock(post)
    refuse_unless_author(post, by)
    before = post.as_read()
    post.message, post.welsh = tidied(post.message), tidied(post.welsh)
    post.save(update_fields=["message", "welsh", "updated_at"])
    for each in post.variations.all():
        each.message = tidied(each.message)
        each.save(update_fields=["message"])
    note_change(post, before, by=by, now=now)


@transaction.atomic
def let_stand(post: Post, *, why: str, by: User, opened: str, now: datetime) -> None:
    """Say why a word stays that the council has listed. The approver confirms it, or does not.

    `opened` is the mark of the post that its author saw: the reason is for those words.
    """
    if not says_words(why):
        raise Refused.by("3.11", "Say why it must stand, or take it out.")
    post = lock(post)
    refuse_unless_author(post, by)
    if opened != as_opened(post) and post.must_stand != why:
        raise MovedOn(
            "This post was changed in another window since you opened it. "
            "Read it again, then say once more why the word must stand."
        )
    before = post.as_read()
    post.must_stand = why
    post.save(update_fields=["must_stand", "updated_at"])
    note_change(post, before, by=by, now=now)
