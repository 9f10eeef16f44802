"""Finds out as what a post stands on its channel, when a person has only said that it does."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from audit.models import record
from platforms.base import NotThere, PlatformError
from posts.models import Publication

logger = logging.getLogger(__name__)


def name_all(*, now: datetime) -> None:
    """Look once for each post whose address nobody gave. One that fails stops no other."""
    for publication in Publication.objects.to_name(now).select_related("channel", "post__media"):
        try:
            name(publication)
        except PlatformError as error:
            logger.warning("%s could not be looked for: %s", publication.named(), error)
            later = now + timedelta(seconds=settings.RECONCILE_AFTER_SECONDS)
            Publication.objects.filter(pk=publication.pk).update(look_at=later)


def name(publication: Publication) -> None:
    try:
        found = publication.speak(publication.find)
    except NotThere:
        found = None
    row = Publication.objects.filter(pk=publication.pk, external_id="")
    with transaction.atomic():
        if row.update(look_at=None, **publication.arrived(found)) and found:
            record("publication.found", publication, by=None, url=found.url)
