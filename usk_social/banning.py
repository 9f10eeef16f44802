"""Mutes and bans as lines of the desk: waiting for a second person, or refused by a platform."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Channel, User
from moderation.actions.banning import CLERKS
from moderation.models import Ban, BanDelivery
from policy.roles import Permission
from usk_social.line import Line


def lines(person: User) -> list[Line]:
    """Those that this person may agree to: one of the two is the Clerk, and nobody is both."""
    if not person.can(Permission.MODERATE):
        return []
    asked = Ban.objects.filter(status=Ban.Status.ASKED).exclude(asked_by=person)
    return [
        Line(
            _("%(person)s asks you to agree:") % {"person": ban.asked_by},
            f"{ban.get_kind_display()}, {ban.comment.author}",
            reverse("moderation:bans"),
            "",
            _("Read and decide"),
        )
        for ban in asked.select_related("asked_by", "comment__channel").order_by("asked_at")
        if ban.comment.is_decided_by(person) and _makes_two(ban, person)
    ]


def stuck(person: User) -> list[Line]:
    """What a platform refused: somebody does it there, and says so, or has it tried again."""
    theirs = Channel.objects.where(person, Permission.MODERATE)
    troubled = BanDelivery.objects.troubled().filter(ban__comment__channel__in=theirs)
    return [
        Line(
            (_("Not lifted on %(channel)s:") if row.is_lifting else _("Not done on %(channel)s:"))
            % {"channel": row.channel},
            f"{row.ban.get_kind_display()}, {row.ban.comment.author}",
            reverse("moderation:bans"),
            f" {row.why}",
            _("Look at it"),
        )
        for row in troubled.select_related("ban__comment__channel")
    ]


def _makes_two(ban: Ban, person: User) -> bool:
    return not CLERKS.isdisjoint(person.roles() | ban.asked_by.roles())
