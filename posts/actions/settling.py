"""What people do when a send did not end well, or what is out should not be."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import Channel, User
from audit.models import MovedOn, record
from platforms.outbox import Delivery
from policy.clause import Refused
from policy.roles import Permission
from policy.words import says_words
from posts.actions.overstepping import noting_decisions
from posts.models import Addition, Edit, NativePost, Publication, Takedown


def _require_settler(by: User, channel: Channel) -> None:
    if not by.can_on(Permission.SETTLE, channel):
        raise Refused.by(
            "3.6", f"Only an administrator of {channel}, the Clerk or the Mayor may do this."
        )


@transaction.atomic
def say_live(publication: Publication, *, by: User, url: str, now: datetime) -> None:
    """A person has looked: what was in doubt is out. Without an address, we look which it is."""
    _require_settler(by, publication.channel)
    external_id = _id_at(url, publication) if url else ""
    publication.move_to(
        Publication.Status.DONE,
        by=by,
        external_id=external_id,
        upload_session="" if external_id else publication.upload_session,
        url=url or publication.url,
        done_at=now,
        look_at=None if external_id else now,
        why=f"{by} looked and says that it is live.",
        detail={"why": "A person looked: it is live."},
    )


def _id_at(url: str, publication: Publication) -> str:
    """Read from its address which post it is, or nothing where the address does not say."""
    channel = publication.channel
    adapter = channel.adapter()
    found = adapter.id_of(url, channel.external_id)
    if found is None:
        raise Refused.by(
            "3.6",
            f"This is not the address of a post on {adapter.label}; "
            "open the post there and copy its address from the browser.",
        )
    others = Publication.objects.filter(channel=channel).exclude(pk=publication.pk)
    if found and (other := others.filter(external_id=found).first()):
        raise Refused.by("3.6", f"At this address stands another post: {other.post}.")
    return found


@noting_decisions
@transaction.atomic
def send_again(
    delivery: Publication | Takedown | Edit | Addition, *, by: User, now: datetime
) -> None:
    """Send what failed, was held back, or is in doubt and was seen not to be there."""
    publication = delivery if isinstance(delivery, Publication) else delivery.publication
    _require_settler(by, publication.channel)
    if delivery.status == Delivery.Status.UNCONFIRMED and delivery.look_at:
        raise Refused.by(
            "3.6",
            "We are still looking whether it is there, and sending it again could make two of it; "
            "wait until we have looked.",
        )
    delivery.not_before = now
    if why := delivery.refusals(now):
        raise MovedOn(why)
    start_over: dict[str, object] = {"attempts": 0, "looks": 0, "look_at": None, "woken_at": None}
    if isinstance(delivery, Publication):
        start_over |= {"upload_session": "", "bytes_sent": 0}
    delivery.move_to(
        Delivery.Status.QUEUED,
        by=by,
        not_before=now,
        why="",
        detail={"why": "A person asked for it to be sent again."},
        while_={"look_at": None},
        **start_over,
    )
    delivery.wake(now)


@transaction.atomic
def take_down(publication: Publication, *, by: User, reason: str, now: datetime) -> None:
    """Have a post removed from its channel, for a reason. What was said stays in the record."""
    _require_settler(by, publication.channel)
    if not says_words(reason):
        raise Refused.by("3.9", "Say why it should be taken down.")
    if publication.status != Publication.Status.DONE or not publication.external_id:
        raise Refused.by("3.9", "It is not out, so there is nothing to take down.")
    Publication.objects.select_for_update(of=("self",)).get(pk=publication.pk)
    row, is_new = Takedown.objects.get_or_create(
        publication=publication, defaults={"by": by, "reason": reason.strip(), "not_before": now}
    )
    if is_new:
        record("takedown.queued", row, by=by, why=reason.strip())
        row.wake(now)
    elif row.status == Takedown.Status.FAILED:
        send_again(row, by=by, now=now)
    else:
        raise Refused.by("3.9", "Somebody has asked for this already.")


@transaction.atomic
def note_difference(publication: Publication, *, by: User, now: datetime) -> None:
    """A person has seen how what is out differs from what was approved."""
    _require_settler(by, publication.channel)
    unnoted = Publication.objects.different().filter(pk=publication.pk)
    if not unnoted.update(difference_noted_at=now):
        raise MovedOn("There is no difference to note any more. Look at the post as it is now.")
    record("publication.difference_noted", publication, by=by, why=publication.difference)


@transaction.atomic
def note_native(found: NativePost, *, by: User, now: datetime) -> None:
    """A person has seen what was posted past the portal."""
    _require_settler(by, found.channel)
    if NativePost.objects.filter(pk=found.pk, noted_at=None).update(noted_by=by, noted_at=now):
        record("channel.native_post_noted", found, by=by)
