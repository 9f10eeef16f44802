"""Owes to a video that is out what was approved to go with it: its captions, its thumbnail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from audit.models import record
from posts.models import Addition, Publication


def owe_all(*, now: datetime) -> None:
    """Queue what is not queued yet for the videos that have come out."""
    for publication in Addition.objects.lacking():
        owe(publication, now=now)


@transaction.atomic
def owe(publication: Publication, *, now: datetime) -> None:
    """Queue each extra of a video once, however many look at the same time."""
    media = publication.words().media
    for extra in media.extras.all() if media else ():
        row, is_new = Addition.objects.get_or_create(
            publication=publication, kind=extra.kind, defaults={"not_before": now}
        )
        if is_new:
            record("addition.queued", row, by=None)
            row.wake(now)
