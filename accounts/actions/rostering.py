"""Keep a channel's roster: who is on it, with which rights, and what is done about a gap (2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.gaps import look_over
from accounts.models import (
    Attestation,
    Channel,
    ChannelAdministrator,
    Office,
    RosterPlan,
    User,
    during,
)
from accounts.roster import CLERKS
from audit.models import MovedOn, record
from policy import facts
from policy.clause import Refused, Stage
from policy.judging import require
from policy.roles import Permission

FULL, NONE = ChannelAdministrator.Rights.FULL, ChannelAdministrator.Rights.NONE


@dataclass(frozen=True)
class Entry:
    """Somebody who is to be put on a roster, as the form says it."""

    person: User
    rights: str
    has_looked: bool
    """Whether whoever says so has looked on the platform and seen these rights."""
    minute: str
    held_from: date
    held_until: date | None


@transaction.atomic
def put_on(channel: Channel, entry: Entry, *, by: User, now: datetime) -> ChannelAdministrator:
    """Put somebody on a channel's roster."""
    channel = _locked(channel, by=by)
    person = entry.person
    if channel.status == Channel.Status.RETIRED:
        raise Refused.by("2.5", f"{channel} is retired, so nobody administers it any more.")
    if person.why_no_access(entry.held_from):
        raise Refused.by("2.5", f"{person} has no access to the portal on that day.")
    if _terms_that_cross(channel, entry).exists():
        raise Refused.by("2.5", f"{person} is on this roster already on some of these days.")
    place = ChannelAdministrator.objects.create(
        channel=channel,
        person=person,
        rights=entry.rights,
        held_from=entry.held_from,
        held_until=entry.held_until,
        minute=entry.minute,
        rights_attested_by=by if entry.has_looked else None,
        rights_attested_at=now if entry.has_looked else None,
    )
    record("channel.administrator_added", channel, by=by, person=person.name, **_said(place))
    look_over(now=now)
    return place


@transaction.atomic
def attest_rights(
    place: ChannelAdministrator,
    *,
    rights: str,
    shown_at: datetime | None,
    by: User,
    now: datetime,
) -> None:
    """Say which rights one has just seen on the platform: one's own, or as Clerk anybody's.

    `shown_at` is when they were attested last, as it stood on the page that was read.
    """
    if by.pk != place.person_id and not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("2.5", f"Only {place.person} or the Clerk may say which rights these are.")
    as_shown = ChannelAdministrator.objects.filter(pk=place.pk, rights_attested_at=shown_at)
    if not as_shown.update(rights=rights, rights_attested_by=by, rights_attested_at=now):
        raise _moved_on(place)
    place.refresh_from_db()
    record(
        "channel.rights_attested",
        place.channel,
        by=by,
        person=place.person.name,
        rights=place.get_rights_display(),
    )
    look_over(now=now)


@transaction.atomic
def take_off(place: ChannelAdministrator, *, last_day: date, by: User, now: datetime) -> None:
    """End somebody's place on a roster. The last day still counts."""
    channel = _locked(place.channel, by=by)
    place = ChannelAdministrator.objects.select_related("person").get(pk=place.pk)
    if place.held_until and place.held_until <= last_day:
        raise _moved_on(place)
    if last_day < place.held_from:
        began = f"{place.held_from:%-d %B %Y}"
        raise Refused.by("2.5", f"{place.person} came onto this roster on {began}, so not before.")
    require(Stage.DEPARTURE, _departure(channel, place, last_day, today=timezone.localdate(now)))
    place.held_until = last_day
    place.save(update_fields=["held_until"])
    record(
        "channel.administrator_removed",
        channel,
        by=by,
        person=place.person.name,
        last_day=f"{last_day:%-d %B %Y}",
    )
    look_over(now=now)


@transaction.atomic
def plan(
    channel: Channel, *, words: str, by_date: date, after: int | None, by: User, now: datetime
) -> RosterPlan:
    """Record what is done about the gap in a roster, and until when.

    `after` is the plan that stood on the page that was read, by its key.
    """
    channel = _locked(channel, by=by)
    if not (channel.is_active() and channel.roster_gap):
        raise Refused.by("2.5", f"The roster of {channel} has no gap to plan for.")
    if by_date < timezone.localdate(now):
        raise Refused.by("2.5", "Give a day that is still to come.")
    newest = channel.roster_plans.order_by("-made_at", "-pk").first()
    if (newest.pk if newest else None) != after:
        raise MovedOn(
            "Somebody else has recorded a plan since you opened this page. Read it first."
        )
    made = RosterPlan.objects.create(
        channel=channel, words=words, by_date=by_date, made_by=by, made_at=now
    )
    record("channel.roster_planned", channel, by=by, words=words, until=f"{by_date:%-d %B %Y}")
    return made


@transaction.atomic
def keep_apart(*, by: User, now: datetime) -> None:
    """Give one's word that the council's accounts are separate from one's own (3.10)."""
    if not by.channels_today():
        raise Refused.by("3.10", "You administer no channel, so this is not asked of you.")
    given = Attestation.objects.create(person=by, at=now)
    record("attestation.given", given, by=by)


def _locked(channel: Channel, *, by: User) -> Channel:
    """Take the channel under lock, so that of two people the second finds what the first did."""
    if not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("2.5", "Only the Clerk keeps the rosters.")
    return Channel.objects.select_for_update().get(pk=channel.pk)


def _terms_that_cross(channel: Channel, entry: Entry) -> QuerySet[ChannelAdministrator]:
    crossing = Q(held_until=None) | Q(held_until__gte=entry.held_from)
    if entry.held_until:
        crossing &= Q(held_from__lte=entry.held_until)
    return channel.administrators.filter(crossing, person=entry.person)


def _departure(
    channel: Channel, place: ChannelAdministrator, last_day: date, *, today: date
) -> facts.Departure:
    """Who is left on the day after, but never looking back: what is past cannot be mended."""
    day = max(last_day + timedelta(days=1), today)
    others = channel.administrators.filter(during(day)).exclude(person=place.person)
    staying = [
        other
        for other in others.exclude(rights=NONE).select_related("person")
        if not other.person.why_no_access(day)
    ]
    with_full_rights = {other.person_id for other in staying if other.rights == FULL}
    clerks = Office.objects.filter(role__in=CLERKS)
    return facts.Departure(
        channel=channel.name,
        is_from_active_channel=channel.is_active(),
        is_clerk=clerks.filter(during(today), holder=place.person).exists(),
        clerks_left=clerks.filter(during(day), holder__in=with_full_rights).count(),
        administrators_left=len({other.person_id for other in staying}),
    )


def _said(place: ChannelAdministrator) -> dict[str, str]:
    return {
        "rights": place.get_rights_display(),
        "minute": place.minute,
        "until": f"{place.held_until:%-d %B %Y}" if place.held_until else "",
    }


def _moved_on(place: ChannelAdministrator) -> MovedOn:
    return MovedOn(
        f"Somebody else has changed the place of {place.person} since you opened this page. "
        "Look at it again before you decide."
    )
