"""What did not go as it should on the channels, for those who may put it right."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Channel, User
from moderation.models import Enforcement
from policy.roles import Permission
from posts.models import Addition, Edit, NativePost, Publication, Takedown
from usk_social.line import FAR_TOO_MANY, Line, page_of, shortened


def lines(person: User) -> list[Line]:
    """What failed or cannot be confirmed, for its author and whoever looks after its channel."""
    theirs = Channel.objects.where(person, Permission.SETTLE)
    troubled = Publication.objects.troubled().filter(Q(post__author=person) | Q(channel__in=theirs))
    different = Publication.objects.different().filter(channel__in=theirs)
    return [
        *_native(person),
        *_enforcements(person),
        *_takedowns(person),
        *_edits(person),
        *_additions(person),
        *(
            Line("", str(row.post), page_of(row.post), f": {row.why}", _("Look at it"))
            for row in troubled.select_related("post", "channel")[:FAR_TOO_MANY]
        ),
        *(
            Line(
                _("On %(channel)s") % {"channel": row.channel},
                str(row.post),
                page_of(row.post),
                _(" differs from what was approved: %(how)s") % {"how": row.difference},
                _("Look at it"),
            )
            for row in different.select_related("post", "channel")[:FAR_TOO_MANY]
        ),
    ]


def _native(person: User) -> list[Line]:
    unnoted = NativePost.objects.unnoted().filter(
        channel__in=Channel.objects.where(person, Permission.SETTLE)
    )
    return [
        Line(
            _("Posted past the portal on %(channel)s:") % {"channel": found.channel},
            shortened(found.text),
            reverse("posts:native"),
            "",
            _("Look at it"),
        )
        for found in unnoted.select_related("channel")[:FAR_TOO_MANY]
    ]


def _takedowns(person: User) -> list[Line]:
    """What was to come down and could not be."""
    failed = Takedown.objects.filter(
        status=Takedown.Status.FAILED,
        publication__channel__in=Channel.objects.where(person, Permission.SETTLE),
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


def _edits(person: User) -> list[Line]:
    """What was to be corrected and could not be."""
    stuck = Edit.objects.troubled().filter(
        Q(post__author=person)
        | Q(publication__channel__in=Channel.objects.where(person, Permission.SETTLE))
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


def _additions(person: User) -> list[Line]:
    """Captions and thumbnails that a video stands without."""
    failed = Addition.objects.filter(
        status=Addition.Status.FAILED,
        publication__channel__in=Channel.objects.where(person, Permission.SETTLE),
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
