"""Ask the Mayor and the Clerk for advice on a draft, and give it (3.5)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn, record
from platforms.waking import call_soon
from policy.clause import Refused
from policy.roles import Permission
from policy.words import says_something
from posts.actions.holding import lock
from posts.actions.overstepping import Overstepped, noting_attempts
from posts.models import Advice, Post


@noting_attempts
@transaction.atomic
def ask_advice(post: Post, *, by: User, question: str, now: datetime) -> Advice:
    """Put a question about a draft to everybody who approves. One question at a time."""
    post = lock(post)
    if post.author_id != by.pk:
        raise Overstepped.by("3.5", "Only its author asks for advice on a post.")
    if not post.is_undecided():
        raise Refused.by("3.5", "This post is decided already, so there is nothing to advise on.")
    if not says_something(question):
        raise Refused.by("3.5", "Write your question.")
    if post.advice.filter(answered_at=None).exists():
        raise Refused.by(
            "3.5", "You have asked already. The Mayor and the Clerk have your question."
        )
    asked = Advice.objects.create(post=post, question=question.strip(), asked_by=by, asked_at=now)
    record("post.advice_asked", post, by=by, words=question.strip())
    call_soon("posts.tasks.tell_people")
    return asked


@noting_attempts
@transaction.atomic
def advise(advice: Advice, *, by: User, answer: str, now: datetime) -> None:
    """Answer a question. It stays with the post, for its author and whoever approves it."""
    if not by.can(Permission.APPROVE):
        raise Overstepped.by("3.5", "Only the Mayor or the Clerk gives advice on a post.")
    if by.pk == advice.asked_by_id:
        raise Overstepped.by("3.5", "You asked this yourself, so someone else answers it.")
    if not says_something(answer):
        raise Refused.by("3.5", "Write your answer.")
    unanswered = Advice.objects.filter(pk=advice.pk, answered_at=None)
    if not unanswered.update(
        answer=answer.strip(),
        answered_by=by,
        office=by.office_today(),
        answered_at=now,
    ):
        raise MovedOn("Somebody else has answered this already. Read what they said.")
    record("post.advised", advice.post, by=by, words=answer.strip())
    call_soon("posts.tasks.tell_people")
