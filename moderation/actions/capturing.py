"""Copying in by hand what no platform hands on: paper, forums, letters, email (3.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.reading import require_reading
from audit.models import record
from moderation.assessing import ask
from moderation.models import Attachment, Comment, Space
from policy.clause import Refused
from policy.roles import Permission
from policy.words import says_something
from posts.taken import Taken


@dataclass(frozen=True)
class Copied:
    """A resident's words as somebody copied them. A place is chosen, or named and of a kind."""

    key: UUID
    space: Space | None
    new_space: str
    kind: str
    author: str
    text: str
    written_on: date
    address: str = ""
    screenshot: Taken | None = None


@transaction.atomic
def copy_in(copied: Copied, *, by: User, now: datetime) -> Comment:
    """Put it into the queue with all others. The same form twice is the same comment.

    With other words in it, it is another one: nothing that was typed is lost.
    """
    _expect_moderator(by, now=now)
    if not says_something(copied.text):
        raise Refused.by("3.14", "Copy what they wrote: there is nothing that anybody could see.")
    space = _place(copied, by=by)
    comment, is_new = Comment.objects.get_or_create(
        space=space,
        external_id=str(uuid5(copied.key, f"{copied.author}\n{copied.text}")),
        defaults={
            "author": copied.author,
            "text": copied.text,
            "url": copied.address,
            "posted_at": _noon(copied.written_on, now),
            "taken_in_at": now,
            "taken_in_by": by,
        },
    )
    if is_new:
        if shot := copied.screenshot:
            attachment = Attachment(
                comment=comment, mime=shot.mime, sha256=shot.sha256, size=shot.size
            )
            attachment.file.save(shot.name, shot.file)
        record("comment.copied", comment, by=by)
        ask(comment)
    return comment


@transaction.atomic
def close_space(space: Space, *, by: User, now: datetime) -> None:
    """Offer a place no longer. What was copied from it stays, and is decided about as before."""
    _expect_moderator(by, now=now)
    if Space.objects.filter(pk=space.pk, closed_at=None).update(closed_at=now):
        record("space.closed", space, by=by)


@transaction.atomic
def reopen_space(space: Space, *, by: User, now: datetime) -> None:
    _expect_moderator(by, now=now)
    if Space.objects.filter(pk=space.pk, closed_at__isnull=False).update(closed_at=None):
        record("space.reopened", space, by=by)


def _expect_moderator(by: User, *, now: datetime) -> None:
    if not by.can(Permission.MODERATE):
        raise Refused.by("3.14", "Only the Clerk and channel administrators copy comments in.")
    require_reading(by, now=now)


def _place(copied: Copied, *, by: User) -> Space:
    """Return the place, locked, so that a form that comes twice at once is one comment."""
    known = Space.objects.select_for_update()
    if copied.space:
        space = known.get(pk=copied.space.pk)
        if space.closed_at:
            raise Refused.by("3.14", f"{space} was closed meanwhile. Choose another place.")
        return space
    named, is_new = known.get_or_create(
        name__iexact=copied.new_space, defaults={"name": copied.new_space, "kind": copied.kind}
    )
    if is_new:
        record("space.opened", named, by=by)
    elif named.closed_at:
        raise Refused.by("3.14", f"{named} is closed. Open it again, or name another place.")
    return named


def _noon(day: date, now: datetime) -> datetime:
    """Nobody knows the hour; it is never one that is still to come."""
    return min(timezone.make_aware(datetime.combine(day, time(12))), now)
