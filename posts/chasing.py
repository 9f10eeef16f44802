"""Chases the council web pages that were to follow a post (1.5): one letter a day to the Clerk."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from policy.roles import ROLES, Permission, Role
from posts.models import Post

MORNING = 8
"""The hour from which on a day's letter is written."""
OFFICE = [role for role in Role if Permission.FOLLOW_UP in ROLES[role]]


@transaction.atomic
def chase(*, now: datetime) -> None:
    """Write of every page that is due or late, once on its day and on each working day after."""
    local = timezone.localtime(now)
    if local.hour < MORNING:
        return
    late = Post.objects.pages_to_chase(local.date()).select_related("author")
    posts = list(late.select_for_update(skip_locked=True, of=("self",)))
    if not posts:
        return
    text = render_to_string(
        "posts/email/pages_to_follow.txt",
        {
            "posts": posts,
            "today": local.date(),
            "address": settings.SITE_URL + reverse("posts:pages_to_follow"),
            "council": settings.COUNCIL_NAME,
        },
    )
    for person in User.objects.holding(*OFFICE, day=local.date()):
        send_mail(_subject(posts), f"Dear {person},\n\n{text}", None, [person.email])
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(page_chased_on=local.date())


def _subject(posts: list[Post]) -> str:
    if len(posts) == 1:
        return f"A web page is to follow: {posts[0]}"
    return f"{len(posts)} web pages are to follow"
