"""Say of a post whether it could be taken as support for somebody who stands (3.11)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn
from policy.clause import Refused
from policy.words import says_words
from posts.actions.holding import as_opened, lock, refuse_unless_author
from posts.actions.overstepping import noting_attempts
from posts.actions.writing import note_change
from posts.models import Post


@noting_attempts
@transaction.atomic
def answer_for_election(
    post: Post, *, answer: str, words: str, by: User, opened: str, now: datetime
) -> None:
    """Answer for the post as its author saw it: `opened` is the mark of that."""
    if answer == Post.PeriodAnswer.PERHAPS and not says_words(words):
        raise Refused.by("3.11", "Say how it might be taken, and why it should go out now.")
    post = lock(post)
    refuse_unless_author(post, by)
    is_same = (post.period_answer, post.period_words) == (answer, words)
    if opened != as_opened(post) and not is_same:
        raise MovedOn(
            "This post was changed in another window since you opened it. "
            "Read it again, then answer once more."
        )
    before = post.as_read()
    post.period_answer, post.period_words = answer, words
    post.save(update_fields=["period_answer", "period_words", "updated_at"])
    note_change(post, before, by=by, now=now)
