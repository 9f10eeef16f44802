"""What the other actions share: take a post under lock, void its approval, hold it back."""

from __future__ import annotations

from accounts.models import User
from policy.clause import Refused
from posts.models import Post, Publication


def lock(post: Post) -> Post:
    return Post.objects.select_for_update(of=("self",)).get(pk=post.pk)


def refuse_unless_author(post: Post, by: User) -> None:
    if post.author_id != by.pk:
        raise Refused.by("3.5", "Only the author may change a post.")
    if not post.is_editable():
        raise Refused.by(
            "3.5", f"This post is {post.get_status_display().lower()}. Start a new one."
        )
    if post.has_left():
        raise Refused.by("3.5", "This post is already on its way or out, so it cannot be changed.")


def reopen(post: Post, *, by: User, why: str) -> None:
    """Make it a draft again: any approval is void, and what was queued is held back."""
    post.move_to(
        Post.Status.DRAFT,
        by=by,
        approved_by=None,
        approved_at=None,
        approved_digest="",
        detail={"why": why},
    )
    hold_back(post, by=by, why=why)


def hold_back(post: Post, *, by: User, why: str) -> int:
    """Withhold whatever has not left yet, and say how many that were."""
    waiting = post.publications.select_for_update().filter(status=Publication.Status.QUEUED)
    for publication in waiting:
        publication.move_to(Publication.Status.WITHHELD, by=by, why=why, detail={"why": why})
    return len(waiting)
