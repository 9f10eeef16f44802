"""What every decision about a comment begins with: it is taken up under lock, as it was shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.reading import require_reading
from audit.models import MovedOn
from moderation.models import Comment, Decision, ReplyDelivery
from policy import facts
from policy.clause import Refused
from policy.naming import first_name


def as_opened(comment: Comment) -> str:
    """A mark of the comment as it stands, which a page keeps until its form is sent.

    Hidden and shown again is not as before, so the last decision counts.
    """
    return as_listed([comment])[comment.pk]


def as_listed(comments: Sequence[Comment]) -> dict[int, str]:
    """The same for all that a page shows, by their keys, in one question to the database."""
    last = dict(_decided(comments).values_list("comment").annotate(Max("pk")))
    return {one.pk: f"{one.status}.{last.get(one.pk, 0)} {_digest(one.text)}" for one in comments}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _decided(comments: Sequence[Comment]) -> QuerySet[Decision]:
    """What was decided about them. That one was passed on is nobody else's business (3.13)."""
    decided = Decision.objects.filter(comment__in=[one.pk for one in comments])
    return decided.exclude(outcome=Decision.Outcome.ESCALATED).order_by()


def take_up(comment: Comment, *, by: User, opened: str | None, now: datetime) -> None:
    """Lock the comment and bring it up to date. Nobody decides about what they were not shown.

    `opened` is the mark of the page; None is for whoever holds the comment and saw no page.
    """
    expect_moderator(comment, by, now=now)
    shown = as_opened(comment) if opened is None else opened
    lock(comment)
    stands = as_opened(comment)
    if shown.split()[:1] != stands.split()[:1]:
        raise MovedOn(_who_was_first(comment))
    if shown != stands:
        raise MovedOn(
            "Its author has changed the comment since you were shown it. "
            "Read the new words before you decide; what you typed is still here."
        )


def lock(comment: Comment) -> None:
    """Hold it until the end of the transaction, as it stands now."""
    comment.refresh_from_db(from_queryset=Comment.objects.select_for_update(of=("self",)))


def _who_was_first(comment: Comment) -> str:
    last = comment.decisions.select_related("by").exclude(outcome="ESCALATED").last()
    if last is None:
        return "This comment has moved on since you opened it. Look at it again."
    at = f"{timezone.localtime(last.at):%-d %B at %H:%M}"
    return (
        f"{last.by}, {last.office}, was first: {Decision.Outcome(last.outcome).label.lower()}, "
        f"{at}. Look at it again before you decide; what you typed is still here."
    )


def expect_moderator(comment: Comment, by: User, *, now: datetime) -> None:
    if not comment.is_decided_by(by):
        raise Refused.by(
            "3.14", f"Only the Clerk and the administrators of {comment.place} decide there."
        )
    require_reading(by, now=now)


def moderator(comment: Comment, by: User) -> facts.Moderator:
    """Somebody who wants to decide, as far as the comment may be about them."""
    wrote_the_post = comment.publication is not None and comment.publication.post.author == by
    replies = ReplyDelivery.objects.filter(external_id=comment.parent_id, reply__by=by)
    return facts.Moderator(
        by.name,
        tuple(by.offices_today()),
        is_answered=wrote_the_post or bool(comment.parent_id and replies.exists()),
        is_only_one=_is_only_one(by),
        is_target=comment.flags.filter(by=by, is_target=True).exists(),
        is_author=_flat(comment.author) == _flat(by.name),
    )


def _is_only_one(person: User) -> bool:
    """Whether nobody else of today bears this person's first name."""
    others = User.objects.with_access(timezone.localdate()).exclude(pk=person.pk)
    own = first_name(person.name)
    return all(first_name(name) != own for name in others.values_list("name", flat=True))


def _flat(name: str) -> str:
    return " ".join(name.casefold().split())
