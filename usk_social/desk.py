"""The home desk: what waits for one person, each a sentence with one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from incidents.models import Incident
from moderation.models import Comment, Enforcement
from policy.roles import Permission
from posts.models import NativePost, Post, Publication, Takedown
from usk_social.health import Health
from usk_social.templatetags.usk import when

FAR_TOO_MANY = 200
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
        _first(_("To look at again"), _unsettled(person), reverse("posts:list")),
        _first(_("To approve"), _approvals(person), reverse("posts:approvals")),
        _first(_("Comments"), _comments(person), reverse("moderation:queue")),
        _first(_("My drafts"), _drafts(person), reverse("posts:list")),
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


def _approvals(person: User) -> list[Line]:
    return [
        Line(
            _("%(author)s asks you to approve") % {"author": post.author},
            str(post),
            _page(post),
            _(", for %(time)s") % {"time": when(post.publish_at)} if post.publish_at else "",
            _("Read and decide"),
        )
        for post in Post.objects.to_decide(person).select_related("author")
    ]


def _unsettled(person: User) -> list[Line]:
    """Publications that failed or cannot be confirmed, for their author and for approvers."""
    if person.can(Permission.SETTLE):
        troubled, different = Publication.objects.troubled(), Publication.objects.different()
    else:
        troubled = Publication.objects.troubled().filter(post__author=person)
        different = Publication.objects.none()
    return [
        *_native(person),
        *_enforcements(person),
        *_takedowns(person),
        *(
            Line("", str(row.post), _page(row.post), f": {row.why}", _("Look at it"))
            for row in troubled.select_related("post", "channel")[:FAR_TOO_MANY]
        ),
        *(
            Line(
                _("On %(channel)s") % {"channel": row.channel},
                str(row.post),
                _page(row.post),
                _(" differs from what was approved: %(how)s") % {"how": row.difference},
                _("Look at it"),
            )
            for row in different.select_related("post", "channel")[:FAR_TOO_MANY]
        ),
    ]


def _native(person: User) -> list[Line]:
    if not person.can(Permission.SETTLE):
        return []
    return [
        Line(
            _("Posted past the portal on %(channel)s:") % {"channel": found.channel},
            _shortened(found.text),
            reverse("posts:native"),
            "",
            _("Look at it"),
        )
        for found in NativePost.objects.unnoted().select_related("channel")[:FAR_TOO_MANY]
    ]


def _takedowns(person: User) -> list[Line]:
    """What was to come down and could not be."""
    if not person.can(Permission.SETTLE):
        return []
    failed = Takedown.objects.filter(status=Takedown.Status.FAILED)
    return [
        Line(
            _("Not taken down from %(channel)s:") % {"channel": row.publication.channel},
            str(row.publication.post),
            _page(row.publication.post),
            f" {row.why}",
            _("Look at it"),
        )
        for row in failed.select_related("publication__post", "publication__channel")
    ]


def _enforcements(person: User) -> list[Line]:
    """What was decided about a comment and could not be done on its channel."""
    if not person.can(Permission.MODERATE):
        return []
    return [
        Line(
            _("Not done on %(channel)s:") % {"channel": row.comment.channel},
            _shortened(row.comment.text),
            reverse("moderation:comment", args=[row.comment_id]),
            f" {row.why}",
            _("Look at it"),
        )
        for row in Enforcement.objects.troubled().select_related("comment__channel")
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
        for comment in waiting[:FAR_TOO_MANY]
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
        for post in Post.objects.unfinished_of(person)
    ]


def _page(post: Post) -> str:
    return reverse("posts:post", args=[post.pk])


def next_scheduled(person: User) -> Scheduled | None:
    """The next thing that will go out by itself, for those who may read it."""
    if not person.can(Permission.READ_POSTS):
        return None
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
