"""Notices that an active channel's roster falls short, and says so until it does not (2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Channel, RosterPlan, User
from accounts.roster import ChannelRoster, rosters_of
from audit.models import record
from policy import administering
from policy.roles import Permission


@dataclass(frozen=True)
class Gap:
    """What an active channel's roster lacks. `plan_by` is the date of the plan made about it."""

    channel: Channel
    plan_by: date | None
    is_planned: bool

    def sentence(self) -> str:
        return f"{self.channel.roster_gap} {self._what_is_done()}"

    def _what_is_done(self) -> str:
        if self.plan_by is None:
            return _("Posts still go out; the Clerk has to record what is done about it.")
        day = f"{self.plan_by:%-d %B %Y}"
        if self.is_planned:
            return _("Posts still go out; the Clerk's plan is for %(day)s.") % {"day": day}
        return _("Posts still go out; the Clerk's plan was for %(day)s.") % {"day": day}


def look_over(*, now: datetime) -> None:
    """Keep for each active channel what its roster lacks, and record when that begins and ends."""
    active = list(Channel.objects.active())
    rosters = rosters_of(active, day=timezone.localdate(now))
    for channel in active:
        _keep(channel, rosters[channel.pk], now=now)


@transaction.atomic
def _keep(channel: Channel, roster: ChannelRoster, *, now: datetime) -> None:
    """Nothing is written when all is as it was, or when somebody else wrote it first."""
    before, gap = channel.roster_gap, administering.shortfall(roster.facts)
    since = (channel.roster_gap_since or now) if gap else None
    as_seen = Channel.objects.active().filter(pk=channel.pk, roster_gap=before)
    if gap == before or not as_seen.update(roster_gap=gap, roster_gap_since=since):
        return
    if gap and not before:
        record("channel.roster_short", channel, by=None, why=" ".join(roster.gaps()))
    elif before and not gap:
        record("channel.roster_mended", channel, by=None)


def gaps_for(person: User, *, day: date) -> list[Gap]:
    """The gaps that somebody is warned of: on their own channels, or on all for the Clerk."""
    if not (person.channels_today() or person.can(Permission.KEEP_CHANNELS)):
        return []
    short = Channel.objects.active().exclude(roster_gap="")
    if not person.can(Permission.KEEP_CHANNELS):
        short = short.filter(pk__in=person.channels_today())
    plans = RosterPlan.objects.filter(
        channel=OuterRef("pk"), made_at__gte=OuterRef("roster_gap_since")
    ).order_by("-made_at", "-pk")
    return [
        Gap(channel, channel.plan_by, is_planned=bool(channel.plan_by and channel.plan_by >= day))
        for channel in short.annotate(plan_by=Subquery(plans.values("by_date")[:1]))
    ]
