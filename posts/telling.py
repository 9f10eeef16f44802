"""Tells people by email that a post waits for them, or what was decided about theirs."""

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
from posts.models import Decision, Post


@transaction.atomic
def approvers(*, now: datetime) -> None:
    """Write once to everybody who may approve a post that waits, but not to its author."""
    waiting = Post.objects.awaiting_approval().filter(approvers_told_at=None)
    for post in waiting.select_for_update(skip_locked=True, of=("self",)):
        deciding = [role for role in Role if Permission.APPROVE in ROLES[role]]
        people = User.objects.holding(*deciding, day=timezone.localdate(now))
        for person in people.exclude(pk=post.author_id):
            _write(person, f"To approve: {post}", "posts/email/to_approve.txt", post=post)
        Post.objects.filter(pk=post.pk).update(approvers_told_at=now)


@transaction.atomic
def authors(*, now: datetime) -> None:
    """Write once to the author of each post that was decided."""
    fresh = Decision.objects.filter(author_told_at=None).select_related("post", "author", "by")
    for decision in fresh.select_for_update(skip_locked=True, of=("self",)):
        _write(
            decision.author,
            f"{decision.get_outcome_display()}: {decision.post}",
            "posts/email/decided.txt",
            post=decision.post,
            decision=decision,
        )
        Decision.objects.filter(pk=decision.pk).update(author_told_at=now)


def _write(person: User, subject: str, template: str, *, post: Post, **context: object) -> None:
    address = settings.SITE_URL + reverse("posts:post", args=[post.pk])
    text = render_to_string(
        template,
        {"person": person, "post": post, "address": address, "council": settings.COUNCIL_NAME}
        | context,
    )
    send_mail(subject, text, None, [person.email])
