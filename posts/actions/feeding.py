"""What somebody does with the address at which their own calendar reads the council's."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import record
from posts.models import Feed


@transaction.atomic
def make_feed(*, by: User, now: datetime) -> Feed:
    """Make an address; one from before leads nowhere from now on."""
    feed, _ = Feed.objects.update_or_create(
        person=by, defaults={"key": uuid.uuid4(), "made_at": now, "read_at": None}
    )
    record("feed.made", feed, by=by)
    return feed


@transaction.atomic
def end_feed(*, by: User) -> None:
    """Close it. To close what is closed already is no mistake."""
    for feed in Feed.objects.select_for_update().filter(person=by):
        record("feed.ended", feed, by=by)
        feed.delete()
