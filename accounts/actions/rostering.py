"""Keep a channel's roster: who is on it, until when, and what is done about a gap (2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.actions.attesting import moved_on
from accounts.actions.guarding import ONE_DAY, since
from accounts.gaps import look_over
from accounts.models import (
    Channel,
    ChannelAdministrator,
    Office,
    RosterPlan,
    User,
    during,
)
from accounts.roster import CLERKS
from audit.models import Event, MovedOn, record
from policy import facts
from policy.administering import YEAR, months_after
from policy.clause import Refused, Stage
from policy.judging import require
from policy.roles import Permission
from policy.words import says_something

FULL, NONE = ChannelAdministrator.Rights.FULL, ChannelAdministrator.Rights.NONE
GIVE_A_DAY = "Give today as their last day on it."


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
    if crossing := _terms_that_cross(channel, entry).order_by("held_from").first():
        raise Refused.by("2.5", _how_they_cross(crossing, entry))
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
def take_off(place: ChannelAdministrator, *, last_day: date, by: User, now: datetime) -> None:
    """End somebody's place on a roster. The last day still counts."""
    channel = _locked(place.channel, by=by)
    place = ChannelAdministrator.objects.select_related("person").get(pk=place.pk)
    if place.held_until and place.held_until <= last_day:
        raise moved_on(place)
    if last_day < place.held_from:
        began = f"{place.held_from:%-d %B %Y}"
        raise Refused.by("2.5", f"{place.person} came onto this roster on {began}, so not before.")
    require(Stage.DEPARTURE, departure(channel, place, last_day, today=timezone.localdate(now)))
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
def take_back(place: ChannelAdministrator, *, by: User, now: datetime) -> None:
    """Take somebody off who was put on by mistake, as if they had never been on.

    That can be said while the place has not begun, or on its first day as long as they have done
    nothing since. The place gave leave and is no evidence, so it goes; the record keeps both.
    """
    channel = _locked(place.channel, by=by)
    today = timezone.localdate(now)
    found = ChannelAdministrator.objects.select_related("person").filter(pk=place.pk).first()
    if found is None:
        raise moved_on(place)
    if found.held_from < today:
        raise Refused.by("2.5", f"{found.person} came onto this roster before today. {GIVE_A_DAY}")
    if found.held_from == today and _has_acted_since(found):
        raise Refused.by("2.5", f"{found.person} has acted since coming onto it. {GIVE_A_DAY}")
    day_before = found.held_from - ONE_DAY
    require(Stage.DEPARTURE, departure(channel, found, day_before, today=today))
    record(
        "channel.administrator_taken_back",
        channel,
        by=by,
        person=found.person.name,
        **_said(found),
        since=f"{found.held_from:%-d %B %Y}",
    )
    found.delete()
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
    today = timezone.localdate(now)
    if not says_something(words):
        raise Refused.by("2.5", "Say what will be done, and by whom.")
    if by_date < today:
        raise Refused.by("2.5", "Give a day that is still to come.")
    if by_date > (latest := months_after(today, YEAR)):
        raise Refused.by("2.5", f"Give a day within a year, so until {latest:%-d %B %Y}.")
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


def _locked(channel: Channel, *, by: User) -> Channel:
    """Take the channel under lock, so that of two people the second finds what the first did."""
    if not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("2.5", "Only the Clerk keeps the rosters.")
    return Channel.objects.select_for_update().get(pk=channel.pk)


def _terms_that_cross(channel: Channel, entry: Entry) -> QuerySet[ChannelAdministrator]:
    crossing = since(entry.held_from)
    if entry.held_until:
        crossing &= Q(held_from__lte=entry.held_until)
    return channel.administrators.filter(crossing, person=entry.person)


def _how_they_cross(crossing: ChannelAdministrator, entry: Entry) -> str:
    began = crossing.held_from
    if began > entry.held_from:
        return (
            f"{entry.person} comes onto this roster on {began:%-d %B %Y}. "
            "Give a last day before that, or take that back first."
        )
    return f"{entry.person} is on this roster already on some of these days."


def _has_acted_since(place: ChannelAdministrator) -> bool:
    """Whether they have done anything that is in the record since they were put on."""
    added = Event.objects.about(place.channel).filter(
        verb="channel.administrator_added", detail__person=place.person.name
    )
    last = added.last()
    return Event.objects.filter(by=place.person, pk__gt=last.pk if last else 0).exists()


def departure(
    channel: Channel, place: ChannelAdministrator, last_day: date, *, today: date
) -> facts.Departure:
    """Who is left once a place ends, but never looking back: what is past cannot be mended.

    For the Clerk somebody takes over on the day after. How few are left is asked of every day on
    which the place would still have held: they only become fewer after somebody's last day.
    """
    first = max(last_day + ONE_DAY, today)
    staying = channel.administrators.filter(since(first)).exclude(pk=place.pk)
    others = list(staying.exclude(rights=NONE).select_related("person"))
    ends = [end for other in others for end in (other.held_until, other.person.access_until) if end]
    later = {end + ONE_DAY for end in ends if first <= end < (place.held_until or date.max)}
    left = {day: _on_it(others, day) for day in (first, *sorted(later))}
    fewest_on = min(left, key=lambda day: len({other.person_id for other in left[day]}))
    with_full_rights = {other.person_id for other in left[first] if other.rights == FULL}
    clerks = Office.objects.filter(role__in=CLERKS)
    return facts.Departure(
        channel=channel.name,
        is_from_active_channel=channel.is_active(),
        is_clerk=clerks.filter(during(today), holder=place.person_id).exists(),
        clerks_left=clerks.filter(during(first), holder__in=with_full_rights).count(),
        administrators_left=len({other.person_id for other in left[fewest_on]}),
        fewest_on=fewest_on if fewest_on > first else None,
    )


def _on_it(places: list[ChannelAdministrator], day: date) -> list[ChannelAdministrator]:
    return [
        place
        for place in places
        if place.held_from <= day <= (place.held_until or date.max)
        and not place.person.why_no_access(day)
    ]


def _said(place: ChannelAdministrator) -> dict[str, str]:
    return {
        "rights": place.get_rights_display(),
        "minute": place.minute,
        "until": f"{place.held_until:%-d %B %Y}" if place.held_until else "",
    }
