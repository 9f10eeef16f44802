"""The home desk: what waits for one person, each a sentence with one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.gaps import gaps_for
from accounts.models import Channel, User
from accounts.roster import owes_word
from accounts.to_read import about_policy
from accounts.waiting import about_people
from incidents.models import Incident
from moderation.models import Comment
from moderation.second_looks import about_reviews
from policy.roles import Permission
from posts.models import Post, Publication
from usk_social import (
    ahead,
    answering,
    banning,
    captioning,
    deciding,
    flagging,
    following,
    unsettled,
)
from usk_social.line import FAR_TOO_MANY, Line, page_of, shortened

BEFORE: dict[str, str | Promise] = {
    Post.Status.RETURNED: gettext_lazy("Sent back to you:"),
    Post.Status.EXPIRED: gettext_lazy("Its time passed before an approval:"),
}
AT_MOST = 5
"""Lines of one kind. A desk is not a list: the rest is one tap away."""


@dataclass(frozen=True)
class Group:
    """Lines of one kind. `more` says how many there are beyond those shown, and `url` where."""

    heading: str
    lines: list[Line]
    more: int = 0
    url: str = ""


@dataclass(frozen=True)
class Scheduled:
    title: str
    at: datetime
    url: str


def groups(person: User) -> list[Group]:
    """What waits for this person, oldest first in each group; empty groups are left out."""
    found = [
        _first(_("Incidents"), _incidents(person), reverse("incidents:list")),
        _first(_("About you"), flagging.about_them(person), reverse("moderation:queue")),
        _first(_("The policy"), _policy(person), reverse("policy")),
        _first(_("To look at again"), unsettled.lines(person), reverse("trouble")),
        _first(_("To countersign"), deciding.emergencies(person), reverse("posts:emergencies")),
        _first(_("To approve"), deciding.approvals(person), reverse("approvals")),
        _first(_("Your advice"), deciding.questions(person), reverse("approvals")),
        _first(_("Captions"), captioning.lines(person), reverse("posts:library")),
        _first(_("To follow up"), following.lines(person), reverse("posts:pages_to_follow")),
        _first(_("Replies to approve"), answering.replies(person), reverse("approvals")),
        _first(_("To answer"), answering.answers(person), reverse("moderation:answers")),
        _first(_("Requests"), answering.requests(person), reverse("moderation:requests")),
        _first(_("Comments"), _comments(person), reverse("moderation:queue")),
        _first(_("Flagged"), flagging.to_look_at(person), reverse("moderation:queue")),
        _first(_("Mutes and bans"), banning.lines(person), reverse("moderation:bans")),
        _first(_("Second looks"), _second_looks(person), reverse("moderation:reviews")),
        _first(_("Channels"), _channels(person), reverse("channels")),
        _first(_("My drafts"), _drafts(person), reverse("posts:list")),
        _first(_("To say next"), ahead.lines(person, now=timezone.now()), reverse("posts:new")),
        _first(_("People"), _people(person), reverse("accounts:people")),
    ]
    return [group for group in found if group.lines]


def _first(heading: str, lines: list[Line], url: str) -> Group:
    return Group(heading, lines[:AT_MOST], more=max(0, len(lines) - AT_MOST), url=url)


def _incidents(person: User) -> list[Line]:
    return [
        Line(_("Incident"), incident.reference, _case(incident), _(" was reported"), _("Read it"))
        for incident in Incident.objects.to_handle(person)
    ]


def _case(incident: Incident) -> str:
    return reverse("incidents:incident", args=[incident.pk])


def _policy(person: User) -> list[Line]:
    return [Line(*line) for line in about_policy(person, now=timezone.now())]


def _comments(person: User) -> list[Line]:
    waiting = Comment.objects.waiting().decidable_by(person)
    return [
        Line(
            _("%(author)s wrote on %(channel)s:")
            % {"author": comment.author, "channel": comment.place},
            shortened(comment.text),
            reverse("moderation:comment", args=[comment.pk]),
            "",
            _("Decide"),
        )
        for comment in waiting.select_related("channel", "space")[:FAR_TOO_MANY]
    ]


def _second_looks(person: User) -> list[Line]:
    return [Line(*line) for line in about_reviews(person, today=timezone.localdate())]


def _channels(person: User) -> list[Line]:
    """What has stopped, and what the rosters ask: their own word, of the Clerk a plan as well."""
    today = timezone.localdate()
    word = Line(
        "",
        _("The council's accounts and your own"),
        reverse("accounts:attest"),
        _(": say once a year that they are separate"),
        _("Read and say so"),
    )
    return [
        *_stopped(person),
        *([word] if owes_word(person, day=today) else []),
        *(
            Line(
                _("The roster of"),
                str(gap.channel),
                reverse("accounts:plan", args=[gap.channel.pk]),
                _(" falls short, and needs a plan with a date"),
                _("Record a plan"),
            )
            for gap in gaps_for(person, day=today)
            if not gap.is_planned and person.can(Permission.KEEP_CHANNELS)
        ),
    ]


def _stopped(person: User) -> list[Line]:
    """Channels that are cut off or suspended, for the Clerk and whoever administers them."""
    may_keep = person.can(Permission.KEEP_CHANNELS)
    stopped = Channel.objects.stopped()
    return [
        Line(
            "",
            str(channel),
            reverse("accounts:connect" if may_reconnect else "accounts:channel", args=[channel.pk]),
            _(" is cut off from its platform") if channel.why else _(" is suspended"),
            _("Reconnect") if may_reconnect else _("Look at it"),
        )
        for channel in (stopped if may_keep else stopped.filter(pk__in=person.channels_today()))
        for may_reconnect in [bool(may_keep and channel.why)]
    ]


def _drafts(person: User) -> list[Line]:
    return [
        Line(
            str(BEFORE.get(post.status, _("Your draft"))),
            str(post),
            page_of(post),
            "",
            _("Go on writing"),
        )
        for post in Post.objects.unfinished_of(person)
    ]


def _people(person: User) -> list[Line]:
    return [Line(*line) for line in about_people(person, today=timezone.localdate())]


def next_scheduled(person: User) -> Scheduled | None:
    """The next thing that will go out by itself, for those who may read it."""
    if not person.can(Permission.READ_POSTS):
        return None
    waiting = Publication.objects.filter(
        status=Publication.Status.QUEUED, channel__in=Channel.objects.active()
    )
    row = waiting.select_related("post", "channel").order_by("not_before").first()
    return Scheduled(str(row), row.not_before, page_of(row.post)) if row else None
