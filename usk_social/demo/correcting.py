"""How one post of the demo was put right after it was out: written, approved, and changed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import F

from posts import actions
from posts.models import Check, Decision, Edit, Post, Publication
from posts.models.facts import confirmations
from usk_social.demo.scene import Scene


@dataclass(frozen=True)
class Mended:
    """What was wrong in the post of this key, and who saw to it how long after it was out."""

    post: str
    author: str
    by: str
    after: timedelta
    wrong: str
    right: str
    reason: str
    stands: str
    """Why what the check warns of may stand."""


MENDED = (
    Mended(
        post="light",
        author="clerk",
        by="mayor",
        after=timedelta(hours=3),
        wrong="to the county council",
        right="to Monmouthshire County Council",
        reason="Residents asked which council mends street lights.",
        stands="Only the name of the county council changes; the number is that of the lamp post.",
    ),
)


def story(mended: Mended, scene: Scene, *, out: datetime) -> Iterator[datetime]:
    """Tell the story of a correction up to the new words on the Page."""
    seen = out + mended.after
    yield seen
    original = Post.objects.get(pk=scene.posts[mended.post].pk)
    author = scene.people[mended.author]
    post = actions.correct(
        original,
        key=uuid4(),
        message=original.message.replace(mended.wrong, mended.right),
        reason=mended.reason,
        seen=actions.as_seen(original, None),
        by=author,
        now=seen,
    )
    page = original.page_check()
    title = page.title if page else ""
    Check.objects.filter(post=post).update(seen_at=seen, title=title)
    actions.submit(post, by=author, is_declared=True, reason=mended.stands, now=seen)
    approved = seen + timedelta(minutes=20)
    yield approved
    post = Post.objects.get(pk=post.pk)
    actions.approve(
        post,
        by=scene.people[mended.by],
        shown_digest=post.digest(),
        confirmed=confirmations(post),
        now=approved,
    )
    Decision.objects.filter(post=post).update(author_told_at=F("at"))
    Post.objects.filter(pk=post.pk).update(
        created_at=seen, updated_at=approved, approvers_told_at=seen
    )
    for edit in Edit.objects.filter(post=post):
        made = edit.not_before + timedelta(seconds=1)
        yield made
        _make(edit, scene, now=made)


def _make(edit: Edit, scene: Scene, *, now: datetime) -> None:
    """Deliver as the outbox does, to a practice platform that is written to and not called."""
    row = edit.claim(now)
    if row is None:
        return
    there = scene.store.post(row.publication.external_id, row.channel.platform)
    content = row.post.content_for(row.channel)
    if there:
        scene.store.change_post(replace(there, text=content.text))
    Publication.objects.filter(pk=row.publication_id).update(corrected_at=now, read_back_at=now)
    row.settle(Edit.Status.DONE, done_at=now)
