"""What waits on the desk of somebody who approves: posts, emergencies to countersign, questions."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from policy.roles import Permission
from posts.models import Advice, Emergency, Post
from usk_social.line import Line, page_of, shortened
from usk_social.templatetags.usk import when


def emergencies(person: User) -> list[Line]:
    """What somebody else published at once, to be countersigned."""
    if not person.can(Permission.APPROVE):
        return []
    return [
        Line(
            _("%(who)s published at once:") % {"who": used.by},
            str(used.post),
            reverse("posts:countersign", args=[used.pk]),
            f", {when(used.at)}",
            _("Countersign"),
        )
        for used in Emergency.objects.to_countersign(person).select_related("by", "post")
    ]


def approvals(person: User) -> list[Line]:
    return [
        Line(
            _("%(author)s asks you to approve") % {"author": post.author},
            str(post),
            page_of(post),
            _(", for %(time)s") % {"time": when(post.publish_at)} if post.publish_at else "",
            _("Read and decide"),
        )
        for post in Post.objects.to_decide(person).select_related("author")
    ]


def questions(person: User) -> list[Line]:
    """What is asked about drafts of others."""
    if not person.can(Permission.APPROVE):
        return []
    return [
        Line(
            _("%(who)s asks for your advice on") % {"who": asked.asked_by},
            str(asked.post),
            page_of(asked.post),
            f": {shortened(asked.question)}",
            _("Read and answer"),
        )
        for asked in Advice.objects.unanswered(person).select_related("asked_by", "post")
    ]
