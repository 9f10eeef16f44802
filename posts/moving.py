"""Whether what is to be approved anew is what was approved before, at another time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from posts.models import Decision, Post
from posts.models.fingerprint import fingerprint


@dataclass(frozen=True)
class Moved:
    """An approval, for which time it was, and that the rest stands as it did then."""

    decision: Decision
    was: datetime | None
    """None for as soon as it was approved."""


def only_time_changed(post: Post) -> Moved | None:
    """Say what was approved before, when nothing of what goes out is another now but its time.

    The hash of that approval says so itself: with the time of then it comes out the same.
    """
    if not post.is_undecided():
        return None
    approved = post.decisions.filter(outcome=Decision.Outcome.APPROVED)
    decision = approved.select_related("by").order_by("at").last()
    if decision is None:
        return None
    contents = post.contents()
    if decision.digest == fingerprint(post.publish_at, contents):
        return None
    times = {None, *post.deliveries().values_list("not_before", flat=True)}
    for was in times:
        if fingerprint(was, contents) == decision.digest:
            return Moved(decision, was)
    return None
