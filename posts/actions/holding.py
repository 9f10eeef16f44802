"""What the other actions share: take a post under lock, void its approval, hold it back."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from audit.models import MovedOn
from platforms.outbox import Delivery
from policy.clause import Refused
from posts import corrections
from posts.actions.overstepping import Overstepped
from posts.models import Post
from posts.models.message import words

Status = Delivery.Status


def lock(post: Post) -> Post:
    return Post.objects.select_for_update(of=("self",)).get(pk=post.pk)


def as_opened(post: Post) -> str:
    """A mark of the post as it stands, which a page keeps until its form is sent."""
    return f"{post.status} {post.updated_at.isoformat()}"


def refuse_unless_shown(post: Post, opened: str | None) -> None:
    """Nobody decides about what they were not shown; None is for whoever saw no page.

    One that somebody has decided about by now is told of where it is moved.
    """
    stands_as_then = opened is not None and opened.startswith(f"{post.status} ")
    if stands_as_then and opened != as_opened(post):
        raise MovedOn(
            "The post has changed since you were shown it. Read it again before you decide."
        )


def refuse_unless_author(post: Post, by: User) -> None:
    if post.author_id != by.pk:
        raise Overstepped.by("3.5", "Only the author may change a post.")
    if not post.is_editable():
        raise Overstepped.by(
            "3.5", f"This post is {post.get_status_display().lower()}. Start a new one."
        )
    if post.has_left():
        raise Overstepped.by(
            "3.5", "This post is already on its way or out, so it cannot be changed."
        )


def refuse_unless_it_corrects(post: Post, original: Post) -> None:
    """Let a correction go on only if it changes what stands there now, and where it stands.

    The original is locked: of two corrections of the same words, the second is told.
    """
    original = lock(original)
    taken = original.corrections.filter(number=post.number).exclude(pk=post.pk)
    rival = taken.filter(status__in=[Post.Status.SUBMITTED, Post.Status.APPROVED]).first()
    if rival:
        raise MovedOn(
            f"{rival.author} was first with a correction of this post: "
            f"{rival.get_status_display().lower()}. Change yours to what should stand after that."
        )
    if not set(post.channels.all()) <= set(corrections.where(original)):
        raise Refused.by(
            "3.6", "This post does not stand on all of these channels any more; save it again."
        )
    stands = corrections.words_now(original)
    if words(stands) == words(post) and stands.media_id == post.media_id:
        raise Refused.by("3.6", "It says this already. Change the words that are not right.")


def reopen(post: Post, *, by: User, why: str) -> None:
    """Make it a draft again: any approval is void, and what was queued is held back."""
    post.move_to(
        Post.Status.DRAFT,
        by=by,
        approved_by=None,
        approved_at=None,
        approved_digest="",
        went_at_once=False,
        detail={"why": why},
    )
    hold_back(post, by=by, why=why)


def hold_back(post: Post, *, by: User, why: str) -> int:
    """Hold back whatever waits, and say how many that were."""
    waiting = post.deliveries().select_for_update(of=("self",)).filter(status=Status.QUEUED)
    for row in waiting:
        row.hold_back(why, by=by, now=timezone.now())
    return len(waiting)
