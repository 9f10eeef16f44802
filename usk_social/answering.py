"""What waits on the desk of somebody who answers residents: questions, replies, requests."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Channel, User
from moderation.models import Comment, InformationRequest, Reply, ReplyDelivery
from policy.roles import Permission
from usk_social.line import FAR_TOO_MANY, Line, shortened
from usk_social.templatetags.usk import when


def answers(person: User) -> list[Line]:
    """What they are to answer, and what nobody else was named for; the first due first."""
    now = timezone.now()
    theirs = Q(assignee=person) | Q(assignee=None)
    waiting = Comment.objects.to_answer().decidable_by(person).filter(theirs)
    rows = waiting.select_related("channel", "space")[:FAR_TOO_MANY]
    return [
        Line(
            _("%(author)s asks on %(place)s:") % {"author": row.author, "place": row.place},
            shortened(row.text),
            _page(row.pk),
            _(" (overdue since %(at)s)") % {"at": when(row.reply_due_at)}
            if row.reply_due_at and row.reply_due_at < now
            else _(" (due %(at)s)") % {"at": when(row.reply_due_at)},
            _("Answer"),
        )
        for row in rows
    ] + [
        Line(
            _("Sent back to you: your reply to"),
            row.comment.author,
            reverse("moderation:reply", args=[row.comment_id]),
            f": {shortened(row.words)}",
            _("Change it"),
        )
        for row in Reply.objects.returned_to(person).select_related("comment")
    ]


def replies(person: User) -> list[Line]:
    """What others want to answer, to be approved."""
    return [
        Line(
            _("%(who)s wants to answer") % {"who": row.by},
            row.comment.author,
            reverse("moderation:decide_reply", args=[row.pk]),
            _(" on %(place)s") % {"place": row.comment.place},
            _("Read and decide"),
        )
        for row in Reply.objects.to_decide(person)
    ]


def requests(person: User) -> list[Line]:
    """What the law gives a time for, for whoever closes it."""
    if not person.can(Permission.KEEP_REQUESTS):
        return []
    return [
        Line(
            "",
            row.get_kind_display(),
            reverse("moderation:request", args=[row.pk]),
            _(" is due %(at)s") % {"at": when(row.due_at)},
            _("Look at it"),
        )
        for row in InformationRequest.objects.open().order_by("due_at")
    ]


def stuck(person: User) -> list[Line]:
    """Replies that did not go out, or may not have."""
    theirs = Channel.objects.where(person, Permission.MODERATE)
    troubled = ReplyDelivery.objects.troubled().filter(reply__comment__channel__in=theirs)
    return [
        Line(
            _("Not answered on %(channel)s:") % {"channel": row.channel},
            shortened(row.reply.text),
            _page(row.reply.comment_id),
            f" {row.why}",
            _("Look at it"),
        )
        for row in troubled.select_related("reply__comment__channel").order_by("pk")
    ]


def _page(pk: int) -> str:
    return reverse("moderation:comment", args=[pk])
