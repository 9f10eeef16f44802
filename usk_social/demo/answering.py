"""How one comment came in, was flagged, and was decided about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from moderation import actions, inbox
from moderation.models import Comment, Enforcement
from platforms.practice.records import PUBLISHED
from posts.models import Publication
from usk_social.demo import outside
from usk_social.demo.comments import Said
from usk_social.demo.comments.said import Judged
from usk_social.demo.scene import Scene

AN_HOUR, A_MINUTE, A_SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
UNEVEN = timedelta(minutes=7)
"""People do not write on the hour."""


def story(said: Said, scene: Scene, *, posted: datetime) -> Iterator[datetime]:
    """Tell the story of a comment under a post that went out when `posted` says."""
    people = scene.people
    at = posted + said.after * AN_HOUR + len(said.text) % 8 * UNEVEN
    yield at
    comment = _arrive(said, scene, at=at)
    for minutes, (by, words) in enumerate(said.flags, start=20):
        yield at + minutes * A_MINUTE
        actions.flag(comment, by=people[by], words=words, now=at + minutes * A_MINUTE)
    if said.judged:
        at += said.judged.after * AN_HOUR
        yield at
        _judge(comment, said.judged, scene, now=at)
        if said.judged.restored_by:
            at += AN_HOUR
            yield at
            _restore(comment, said.judged, scene, now=at)


def _arrive(said: Said, scene: Scene, *, at: datetime) -> Comment:
    row = scene.posts[said.post].publications.get(channel__platform=said.platform)
    remote = outside.comment(
        scene.store,
        said.platform,
        row.external_id,
        author=said.author,
        text=said.text,
        parent_id=_answered(said, row),
        at=at,
    )
    inbox.take_in(row.channel, remote, now=at + A_MINUTE)
    return Comment.objects.get(channel=row.channel, external_id=remote.external_id)


def _answered(said: Said, row: Publication) -> str:
    return row.comments.get(text__contains=said.answers).external_id if said.answers else ""


def _judge(comment: Comment, judged: Judged, scene: Scene, *, now: datetime) -> None:
    by, reason = scene.people[judged.by], judged.reason
    if judged.principle is None:
        actions.leave_up(comment, by=by, reason=reason, now=now)
        return
    because = {"principle": judged.principle, "reason": reason}
    if judged.why_not_hide:
        actions.delete(comment, by=by, **because, why_not_hide=judged.why_not_hide, now=now)
        scene.store.delete_comment(comment.external_id, _platform(comment), now=now)
    else:
        actions.hide(comment, by=by, **because, now=now)
        state = outside.PLACES[_platform(comment)].hidden
        scene.store.set_state(comment.external_id, _platform(comment), state)
    _enforce(comment, now=now)


def _restore(comment: Comment, judged: Judged, scene: Scene, *, now: datetime) -> None:
    by = scene.people[judged.restored_by]
    actions.restore(comment, by=by, reason=judged.restored_because, now=now)
    scene.store.set_state(comment.external_id, _platform(comment), PUBLISHED)
    _enforce(comment, now=now)


def _platform(comment: Comment) -> str:
    return comment.on_platform().platform


def _enforce(comment: Comment, *, now: datetime) -> None:
    """Deliver as the outbox does; the practice platform was written to and not called."""
    row = Enforcement.objects.get(comment=comment, status=Enforcement.Status.QUEUED)
    row.claim(now)
    row.refresh_from_db()
    row.settle(row.Status.DONE, done_at=now + A_SECOND)
