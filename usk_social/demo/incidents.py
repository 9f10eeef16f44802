"""Two reports: one that waits for a handler, and one that the Clerk has taken on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from incidents import actions
from incidents.actions import Report
from incidents.models import Incident
from moderation.actions import escalate
from moderation.models import Comment
from usk_social.demo.scene import Scene

Target, Place = Incident.Target, Incident.Place
AN_HOUR = timedelta(hours=1)


def about_the_car(scene: Scene, *, at: datetime) -> Iterator[datetime]:
    """The finance officer reports the comment that threatened him. Nobody has taken it on yet.

    The Clerk had escalated it, and told him that he must.
    """
    yield at - AN_HOUR
    comment = Comment.objects.get(text__contains="I know which car is yours")
    reason = "A threat to an officer, who must report it."
    escalate(comment, by=scene.people["clerk"], reason=reason, now=at - AN_HOUR)
    yield at
    said = Report(
        key=uuid4(),
        target=Target.ME,
        what_happened="A man has written under the road closure that he knows which car is mine "
        "and where I park it. I do not know him. I have moved the car, and my wife is frightened.",
        place=Place.FACEBOOK,
        address=comment.url,
        seen_on=timezone.localdate(at),
        who_did_it=comment.author,
    )
    _report(said, comment, by=scene.people["finance"], at=at)


def about_the_letters(scene: Scene, *, at: datetime) -> Iterator[datetime]:
    """Councillor Rees reports emails to his home, and the Clerk takes it on the next morning."""
    yield at
    said = Report(
        key=uuid4(),
        target=Target.ME,
        what_happened="Since the vote on the winter market I have had eleven emails at my private "
        "address. The last three say that I should resign before somebody makes me. I have kept "
        "them all and answered none.",
        place=Place.EMAIL,
        address="",
        seen_on=timezone.localdate(at),
        who_did_it="Signed 'a friend of the high street'. I do not know who that is.",
    )
    incident = _report(said, None, by=scene.people["rees"], at=at)
    yield at + timedelta(hours=15)
    actions.note_access(incident, by=scene.people["clerk"], was_let_in=True)
    actions.take_on(incident, by=scene.people["clerk"])


def _report(said: Report, comment: Comment | None, *, by: User, at: datetime) -> Incident:
    """Report it as of then; the handlers' letters of those days are long read."""
    incident = actions.report(said, comment=comment, by=by, now=at)
    Incident.objects.filter(pk=incident.pk).update(handlers_told_at=at)
    return incident
