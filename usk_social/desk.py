"""The home desk: what waits for one person, each a sentence with one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from incidents.models import Incident
from moderation.models import Comment
from policy.roles import Permission
from posts.models import Post, Publication
from usk_social.health import Health
from usk_social.templatetags.usk import when

AT_MOST = 5
"""Lines of one kind. A desk is not a list: the rest is one tap away."""


@dataclass(frozen=True)
class Line:
    """The arguments of `components/line.html`."""

    before: str
    subject: str
    url: str
    after: str
    action: str


@dataclass(frozen=True)
class Group:
    heading: str
    lines: list[Line]


@dataclass(frozen=True)
class Scheduled:
    title: str
    at: datetime
    url: str


def groups(person: User) -> list[Group]:
    """What waits for this person, oldest first in each group; empty groups are left out."""
    found = [
        Group(_("Incidents"), _incidents(person)),
        Group(_("To approve"), _approvals(person)),
        Group(_("To look at again"), _unsettled(person)),
        Group(_("Comments"), _comments(person)),
        Group(_("My drafts"), _drafts(person)),
    ]
    return [group for group in found if group.lines]


def _incidents(person: User) -> list[Line]:
    return [
        Line(_("Incident"), incident.reference, _case(incident), _(" was reported"), _("Read it"))
        for incident in Incident.objects.to_handle(person)[:AT_MOST]
    ]


def _case(incident: Incident) -> str:
    return reverse("incidents:incident", args=[incident.pk])


def _approvals(person: User) -> list[Line]:
    return [
        Line(
            _("%(author)s asks you to approve") % {"author": post.author},
            str(post),
            _page(post),
            _(", for %(time)s") % {"time": when(post.publish_at)} if post.publish_at else "",
            _("Read and decide"),
        )
        for post in Post.objects.to_decide(person).select_related("author")[:AT_MOST]
    ]


def _unsettled(person: User) -> list[Line]:
    """Publications that failed or cannot be confirmed, for their author and for approvers."""
    troubled = Publication.objects.troubled()
    if not person.can(Permission.APPROVE):
        troubled = troubled.filter(post__author=person)
    return [
        Line("", str(row.post), _page(row.post), f": {row.why}", _("Look at it"))
        for row in troubled.select_related("post", "channel")[:AT_MOST]
    ]


def _comments(person: User) -> list[Line]:
    if not person.can(Permission.MODERATE):
        return []
    waiting = Comment.objects.waiting().select_related("channel")
    return [
        Line(
            _("%(author)s wrote on %(channel)s:")
            % {"author": comment.author, "channel": comment.channel},
            _shortened(comment.text),
            reverse("moderation:comment", args=[comment.pk]),
            "",
            _("Decide"),
        )
        for comment in waiting[:AT_MOST]
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"


def _drafts(person: User) -> list[Line]:
    return [
        Line(
            _("Sent back to you:") if post.status == Post.Status.RETURNED else _("Your draft"),
            str(post),
            _page(post),
            "",
            _("Go on writing"),
        )
        for post in Post.objects.unfinished_of(person)[:AT_MOST]
    ]


def _page(post: Post) -> str:
    return reverse("posts:post", args=[post.pk])


def next_scheduled() -> Scheduled | None:
    """The next thing that will go out by itself."""
    waiting = Publication.objects.filter(status=Publication.Status.QUEUED)
    row = waiting.select_related("post", "channel").order_by("not_before").first()
    return Scheduled(str(row), row.not_before, _page(row.post)) if row else None


def warnings(health: Health) -> list[str]:
    """What everybody should know when a part of the portal is not running."""
    told = []
    if not health.is_worker_alive():
        told.append(_("Nothing is being sent: the portal's worker is not running. Tell the Clerk."))
    if not health.is_clock_alive():
        told.append(
            _("Nothing is being scheduled: the portal's clock has stopped. Tell the Clerk.")
        )
    return told
