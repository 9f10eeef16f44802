"""What was put right after it was out: corrected or taken down, by whom, why, and after how long.

A post that was withdrawn before it went out was no mistake that anybody saw: it is not in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Channel
from platforms.outbox import Delivery
from posts.models import Edit, Post, Takedown

A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CORRECTED, TAKEN_DOWN = gettext_lazy("Corrected"), gettext_lazy("Taken down")


@dataclass(frozen=True)
class Amends:
    """One mistake, put right on one channel."""

    word: str | Promise
    tone: str
    post: Post
    """The published one, kept as it was."""
    channel: Channel
    published_at: datetime
    at: datetime
    by: str
    reason: str
    said: str
    says: str
    """Empty where it was taken down."""

    @property
    def after(self) -> timedelta:
        return self.at - self.published_at

    @property
    def minutes(self) -> int:
        return round(self.after / A_MINUTE)

    def after_words(self) -> str:
        return in_words(self.after)


def made() -> list[Amends]:
    """All that were, the newest first, in two queries."""
    done = Delivery.Status.DONE
    edits = Edit.objects.filter(status=done).exclude(done_at=None)
    edits = edits.select_related(
        "post__author", "publication__post", "publication__channel"
    ).order_by("post__number")
    takedowns = Takedown.objects.filter(status=done).exclude(done_at=None)
    takedowns = takedowns.select_related("by", "publication__post", "publication__channel")
    found = [*_corrected(edits), *(_taken_down(row) for row in takedowns)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _corrected(edits: Iterable[Edit]) -> list[Amends]:
    """Each correction beside the words that stood before it."""
    stood: dict[int, str] = {}
    found = []
    for row in edits:
        publication, at = row.publication, row.done_at or row.not_before
        said = stood.get(publication.pk, publication.post.message)
        stood[publication.pk] = row.post.message
        found.append(
            Amends(
                CORRECTED,
                "good",
                publication.post,
                publication.channel,
                publication.done_at or at,
                at,
                str(row.post.author),
                row.post.correction_reason,
                said,
                row.post.message,
            )
        )
    return found


def _taken_down(row: Takedown) -> Amends:
    publication, at = row.publication, row.done_at or row.not_before
    return Amends(
        TAKEN_DOWN,
        "neutral",
        publication.post,
        publication.channel,
        publication.done_at or at,
        at,
        str(row.by),
        row.reason,
        publication.post.message,
        "",
    )


def median_words(made: Sequence[Amends]) -> str:
    """How long a mistake stood in the middle of all of them, or nothing without any."""
    return in_words(timedelta(minutes=median(one.minutes for one in made))) if made else ""


def in_words(span: timedelta) -> str:
    """As one says it: "20 minutes", "3 hours", "2 days"."""
    if span < AN_HOUR:
        n = max(1, round(span / A_MINUTE))
        return ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}
    if span < 2 * A_DAY:
        n = round(span / AN_HOUR)
        return ngettext("%(n)d hour", "%(n)d hours", n) % {"n": n}
    return _("%(n)d days") % {"n": round(span / A_DAY)}
