"""Telling the moderators that a comment needs looking at."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import record
from moderation.models import Comment, Flag
from policy.clause import Refused


@transaction.atomic
def flag(comment: Comment, *, by: User, words: str, now: datetime) -> Flag:
    """Tell the moderators that a comment needs looking at. A second flag adds nothing."""
    if not words.strip():
        raise Refused.by("3.14", "Say in your words what troubles you about this comment.")
    flagged, is_new = Flag.objects.get_or_create(
        comment=comment, by=by, defaults={"words": words.strip(), "at": now}
    )
    if not is_new:
        raise Refused.by("3.14", "You have flagged this comment already. The moderators have it.")
    record("comment.flagged", comment, by=by)
    return flagged
