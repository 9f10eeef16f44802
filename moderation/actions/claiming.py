"""Who has a comment open for a decision, as others see it. It binds nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import User
from moderation.models import Comment

LASTS = timedelta(minutes=10)


def claim(comment: Comment, *, by: User, now: datetime) -> None:
    """Say that somebody has it open, unless somebody else said so within the last minutes."""
    is_free = Q(claimed_by=None) | Q(claimed_by=by) | Q(claimed_at__lt=now - LASTS)
    waiting = Comment.objects.filter(is_free, pk=comment.pk, status=Comment.Status.WAITING)
    waiting.update(claimed_by=by, claimed_at=now)


def who_else(comment: Comment, *, than: User, now: datetime) -> User | None:
    """Whoever else has it open. Ask for `claimed_by` with `select_related`."""
    is_fresh = comment.claimed_at is not None and comment.claimed_at >= now - LASTS
    return comment.claimed_by if is_fresh and comment.claimed_by_id != than.pk else None
