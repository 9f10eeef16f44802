"""What follows a post: the page that was promised (1.5), and word to people not online (2.1)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import Council, User
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.roles import Permission
from policy.website import tidied, why_not_ours
from posts.actions.holding import lock
from posts.actions.looking import ask_for
from posts.models import Post
from posts.models.reach import promises_page


@transaction.atomic
def give_page(post: Post, *, page: str, opened: str, by: User, now: datetime) -> None:
    """Give the council web page that was to follow. It is looked at as any other.

    `opened` is the page that had been given when the form was opened, empty for none: one that
    was given by mistake can be put right.
    """
    post = lock(post)
    _require_office(by, "1.5", "Only the Clerk gives the page that was to follow.")
    if not promises_page(post):
        raise Refused.by("1.5", "No page was to follow this post.")
    page = tidied(page.strip())
    if why := why_not_ours(page, Council.now().hosts()):
        raise Refused.by("1.5", why)
    if post.page_given not in (opened, page):
        raise MovedOn("Somebody has given the page of this post meanwhile. Look at it again.")
    if post.page_given != page:
        Post.objects.filter(pk=post.pk).update(page_given=page, page_given_at=now)
        record("post.page_given", post, by=by, page=page)
    ask_for(post, page, now=now)


@transaction.atomic
def say_told_offline(post: Post, *, by: User, now: datetime) -> None:
    """The Clerk confirms that people who are not online have been told in the ways promised."""
    post = lock(post)
    _require_office(by, "2.1", "Only the Clerk confirms that people who are not online were told.")
    if post.status != Post.Status.APPROVED or not post.offline_routes:
        raise Refused.by("2.1", "There is nothing of this post to confirm.")
    if post.offline_done_at:
        raise MovedOn(f"{post.offline_done_by} has confirmed it already.")
    Post.objects.filter(pk=post.pk).update(offline_done_at=now, offline_done_by=by)
    record("post.told_offline", post, by=by, routes=post.routes())


def _require_office(by: User, clause: str, sentence: str) -> None:
    if not by.can(Permission.FOLLOW_UP):
        raise Refused.by(clause, sentence)
