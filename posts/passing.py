"""Passes the drafts of people whose access has ended to the Town Clerk (scope)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from audit.models import record
from policy.roles import Role
from posts.models import Post

UNFINISHED = (Post.Status.DRAFT, Post.Status.RETURNED, Post.Status.EXPIRED)


def pass_on_all(*, now: datetime) -> None:
    """Make the Clerk of today the author of what is left unfinished.

    As its author the Clerk may then not approve it (3.5). What waits for approval stays as it is.
    """
    today = timezone.localdate(now)
    left = Post.objects.filter(status__in=UNFINISHED)
    left = left.exclude(author__in=User.objects.with_access(today)).select_related("author")
    if clerk := clerk_on(today):
        for post in left:
            pass_on(post, clerk, today=today)


def clerk_on(day: date) -> User | None:
    """The Town Clerk, or who acts for an absent one. While there is nobody, drafts wait."""
    clerk: User | None = None
    for role in (Role.DEPUTY_CLERK, Role.TOWN_CLERK):
        clerk = User.objects.holding(role, day=day).first() or clerk
    return clerk


@transaction.atomic
def pass_on(post: Post, clerk: User, *, today: date) -> None:
    """Change the author, unless the post has moved on meanwhile, and record why."""
    author = post.author
    unfinished = Post.objects.filter(pk=post.pk, status__in=UNFINISHED, author=author)
    if not unfinished.update(author=clerk):
        return
    last = author.access_until
    when = f"ended on {last:%-d %B %Y}" if last and last < today else "has ended"
    record(
        "post.passed_on",
        post,
        by=None,
        why=f"The access of {author} {when}, so the draft passes to {clerk}.",
    )
