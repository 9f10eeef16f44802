"""What did not go as it should on the channels, for those who may put it right."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Channel, User
from moderation.models import Enforcement
from policy.roles import Permission
from posts.models import Addition, Edit, NativePost, Publication, Takedown
from usk_social import answering, banning
from usk_social.line import Line, page_of, shortened
from usk_social.templatetags.usk import when


def lines(person: User) -> list[Line]:
    """What is not as it should be, for its author and whoever looks after its channel.

    What somebody must act on comes first, and what they only have to know of last.
    """
    theirs = Channel.objects.where(person, Permission.SETTLE)
    return [
        *_takedowns(theirs),
        *_publications(person, theirs),
        *_edits(person, theirs),
        *_enforcements(person),
        *answering.stuck(person),
        *banning.stuck(person),
        *_additions(theirs),
        *_put_off(person),
        *_different(theirs),
        *_native(theirs),
    ]


def _publications(person: User, theirs: QuerySet[Channel]) -> list[Line]:
    """What failed, was held back or cannot be confirmed."""
    troubled = Publication.objects.troubled().filter(Q(post__author=person) | Q(channel__in=theirs))
    return [
        Line("", str(row.post), page_of(row.post), f": {row.why}", _("Look at it"))
        for row in troubled.select_related("post")
    ]


def _put_off(person: User) -> list[Line]:
    """What a platform does not take for a good while, for those who count on its going out."""
    waiting = Publication.objects.put_off().filter(
        Q(post__author=person) | Q(post__approved_by=person)
    )
    return [
        Line(
            _("On %(channel)s") % {"channel": row.channel},
            str(row.post),
            page_of(row.post),
            _(" waits until %(time)s: %(why)s") % {"time": when(row.not_before), "why": row.why},
            _("Look at it"),
        )
        for row in waiting.select_related("post", "channel")
    ]


def _different(theirs: QuerySet[Channel]) -> list[Line]:
    different = Publication.objects.different().filter(channel__in=theirs)
    return [
        Line(
            _("On %(channel)s") % {"channel": row.channel},
            str(row.post),
            page_of(row.post),
            _(" differs from what was approved: %(how)s") % {"how": row.difference},
            _("Look at it"),
        )
        for row in different.select_related("post", "channel")
    ]


def _native(theirs: QuerySet[Channel]) -> list[Line]:
    return [
        Line(
            _("Posted past the portal on %(channel)s:") % {"channel": found.channel},
            shortened(found.text),
            reverse("posts:native"),
            "",
            _("Look at it"),
        )
        for found in NativePost.objects.unnoted()
        .filter(channel__in=theirs)
        .select_related("channel")
    ]


def _takedowns(theirs: QuerySet[Channel]) -> list[Line]:
    """What was to come down and could not be."""
    failed = Takedown.objects.filter(
        status=Takedown.Status.FAILED,
        publication__channel__in=theirs,
    )
    return [
        Line(
            _("Not taken down from %(channel)s:") % {"channel": row.publication.channel},
            str(row.publication.post),
            page_of(row.publication.post),
            f" {row.why}",
            _("Look at it"),
        )
        for row in failed.select_related("publication__post", "publication__channel")
    ]


def _edits(person: User, theirs: QuerySet[Channel]) -> list[Line]:
    """What was to be corrected and could not be."""
    stuck = Edit.objects.troubled().filter(
        Q(post__author=person) | Q(publication__channel__in=theirs)
    )
    return [
        Line(
            _("Not corrected on %(channel)s:") % {"channel": row.channel},
            str(row.post),
            page_of(row.post),
            f" {row.why}",
            _("Look at it"),
        )
        for row in stuck.select_related("post", "publication__channel")
    ]


def _additions(theirs: QuerySet[Channel]) -> list[Line]:
    """Captions and thumbnails that a video stands without."""
    failed = Addition.objects.filter(
        status=Addition.Status.FAILED,
        publication__in=Publication.objects.standing().filter(channel__in=theirs),
    )
    return [
        Line(
            _("%(what)s not put with the video on %(channel)s:")
            % {"what": row.get_kind_display(), "channel": row.channel},
            str(row.publication.post),
            page_of(row.publication.post),
            f" {row.why}",
            _("Look at it"),
        )
        for row in failed.select_related("publication__post", "publication__channel")
    ]


def _enforcements(person: User) -> list[Line]:
    """What was decided about a comment and could not be done on its channel."""
    troubled = Enforcement.objects.troubled().filter(
        comment__channel__in=Channel.objects.where(person, Permission.MODERATE)
    )
    return [
        Line(
            _("Not done on %(channel)s:") % {"channel": row.comment.channel},
            shortened(row.comment.text),
            reverse("moderation:comment", args=[row.comment_id]),
            f" {row.why}",
            _("Look at it"),
        )
        for row in troubled.select_related("comment__channel")
    ]
