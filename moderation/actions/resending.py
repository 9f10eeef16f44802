"""What people do when a reply did not go out, or nobody can tell whether it did (3.12)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.models import MovedOn
from moderation.actions.holding import expect_moderator
from moderation.actions.owing import lock
from moderation.models import ReplyDelivery
from moderation.replying import judged
from platforms.outbox import Delivery
from policy.clause import Refused, Verdict


@transaction.atomic
def send_reply_again(delivery: ReplyDelivery, *, by: User, now: datetime) -> None:
    """Send what failed, was held back, or is in doubt and was seen not to be there."""
    expect_moderator(delivery.reply.comment, by, now=now)
    lock(delivery.reply.comment)
    if delivery.status == Delivery.Status.UNCONFIRMED and delivery.look_at:
        raise Refused.by(
            "3.12", "We are still looking whether it is there; wait until we have looked."
        )
    if why := delivery.refusals(now):
        raise MovedOn(why)
    row = delivery.reply
    found = judged(row.comment, row.text, by=row.by)
    if forbidding := [one for one in found if one.verdict is Verdict.BLOCK]:
        raise Refused(*forbidding)
    delivery.move_to(
        Delivery.Status.QUEUED,
        by=by,
        not_before=now,
        woken_at=None,
        why="",
        attempts=0,
        looks=0,
        look_at=None,
        detail={"why": "A person asked for it to be sent again."},
        while_={"look_at": None},
    )
    delivery.wake(now)


@transaction.atomic
def say_reply_live(delivery: ReplyDelivery, *, by: User, now: datetime) -> None:
    """A person has looked: what was in doubt stands there."""
    expect_moderator(delivery.reply.comment, by, now=now)
    lock(delivery.reply.comment)
    if delivery.status != Delivery.Status.UNCONFIRMED:
        raise MovedOn("It is not in doubt any more. Look at it as it stands now.")
    delivery.move_to(
        Delivery.Status.DONE,
        by=by,
        done_at=now,
        look_at=None,
        why=f"{by} looked and says that it is there.",
        detail={"why": "A person looked: it is there."},
    )
