"""What people do in the media library: give something up, take that back, fetch an original."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.roles import Permission
from policy.words import says_words
from posts.models import Media


@transaction.atomic
def retire(media: Media, *, why: str, by: User, now: datetime) -> None:
    """Have nobody use it again. The posts that show it keep it."""
    if not says_words(why):
        raise Refused.by("3.4", "Say why it is no longer to be used.")
    if not Media.objects.filter(pk=media.pk, retired_at=None).update(retired_at=now):
        raise MovedOn("Somebody else has said so already.")
    record("media.retired", media, by=by, why=why)


@transaction.atomic
def offer_again(media: Media, *, by: User) -> None:
    """Let it be used again: whoever added it may say so, and the Clerk."""
    if media.added_by_id != by.pk and not by.can(Permission.KEEP_SETTINGS):
        raise Refused.by("3.4", "Whoever added it, or the Town Clerk, can say that.")
    if not Media.objects.filter(pk=media.pk, retired_at__isnull=False).update(retired_at=None):
        raise MovedOn("It can be used again already.")
    record("media.offered_again", media, by=by)


def fetch_original(media: Media, *, why: str, by: User) -> None:
    """Record that somebody reads what was taken out of a picture or a video, and why."""
    if not media.original:
        raise Refused.by("3.8", "Nothing was taken out of it: what you see is all there is.")
    if not says_words(why):
        raise Refused.by("3.8", "Say why you need it as it was uploaded.")
    record("media.original_fetched", media, by=by, why=why)
