"""Has the portal look at the council web page of a post: first, again, and before it is sent on."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Council, User
from platforms.waking import call_soon
from policy.clause import Refused
from policy.website import listed
from posts.actions.holding import lock
from posts.models import Check, Post

OLD = timedelta(days=1)
"""What was seen longer ago is looked at once more before anybody decides on it."""


def ask_for_page(post: Post, *, now: datetime) -> None:
    """Have a worker look at the signposted page, unless it has been or may not."""
    _ask(post, post.web_page, now=now, unseen_since=None)


def ask_for_page_once_more(post: Post, *, now: datetime) -> None:
    """Have it looked at again before it is decided on, when the last look was a day ago."""
    _ask(post, post.web_page, now=now, unseen_since=now - OLD)


@transaction.atomic
def look_again(post: Post, *, by: User, now: datetime) -> None:
    """Have it looked at again now: somebody has put something right there."""
    post = lock(post)
    if post.author_id != by.pk:
        raise Refused.by("1.5", "Only its author asks for the page of a post to be looked at.")
    _ask(post, post.web_page, now=now, unseen_since=now)


def ask_for(post: Post, page: str, *, now: datetime) -> None:
    """Have this page looked at for the post, whatever was seen there before."""
    _ask(post, page, now=now, unseen_since=now)


def _ask(post: Post, page: str, *, now: datetime, unseen_since: datetime | None) -> None:
    """Ask for a look, unless one was made: since then, or where no time is given, ever."""
    if not listed(page, Council.now().hosts()):
        return
    check, is_new = Check.objects.get_or_create(post=post, url=page, defaults={"asked_at": now})
    if not is_new and unseen_since:
        seen = Check.objects.filter(pk=check.pk, seen_at__lte=unseen_since)
        is_new = bool(seen.update(seen_at=None, asked_at=now))
    if is_new:
        call_soon("posts.tasks.look_at_page", check.pk)
