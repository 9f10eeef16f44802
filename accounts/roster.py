"""Gathers what is known of the channels' administrators, and asks clause 2.5 about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Channel, ChannelAdministrator, Council, Office, User, during
from policy import administering, facts
from policy.clause import Finding, Stage
from policy.judging import findings, refusals
from policy.roles import Role

COUNCILLORS = {Role.COUNCILLOR, Role.MAYOR, Role.ACTING_MAYOR, Role.DEPUTY_MAYOR}
CLERKS = {Role.TOWN_CLERK, Role.DEPUTY_CLERK}


@dataclass(frozen=True)
class Standing:
    """How one person on a roster stands: a tone and a word for it, and why, in sentences."""

    place: ChannelAdministrator
    tone: str
    word: str
    reasons: list[str]
    trained_until: date | None
    kept_apart_on: date | None


@dataclass(frozen=True)
class ChannelRoster:
    """A channel's roster of a day: the facts that the policy judges, and person by person."""

    facts: facts.Roster
    people: list[Standing]

    def findings(self) -> list[Finding]:
        return findings(Stage.ROSTER, self.facts)

    def at_a_glance(self) -> str:
        """Who counts of those whom the clause asks for."""
        has_clerk = administering.has_clerk(self.facts)
        have, needed = (
            administering.councillors_who_count(self.facts),
            self.facts.councillors_needed,
        )
        councillors = ngettext("%d councillor", "%d councillors", have) % have
        words = _("Clerk and %(councillors)s") if has_clerk else _("No Clerk, %(councillors)s")
        short = "" if have >= needed else _(" of %(needed)s") % {"needed": needed}
        return words % {"councillors": councillors} + short

    def gaps(self) -> list[str]:
        """What keeps the channel from being made active, in sentences; or nothing."""
        return [found.sentence for found in refusals(Stage.ROSTER, self.facts)]


def roster_of(channel: Channel, *, day: date) -> ChannelRoster:
    return rosters_of([channel], day=day)[channel.pk]


def rosters_of(channels: Iterable[Channel], *, day: date) -> dict[int, ChannelRoster]:
    """The rosters of some channels by key, in five queries however many there are."""
    council = Council.now()
    names = {channel.pk: channel.name for channel in channels}
    places = defaultdict(list)
    for place in _places(day).filter(channel__in=names):
        places[place.channel_id].append(place)
    return {
        pk: _judged(
            facts.Roster(
                name,
                day,
                tuple(_administrator(place, day) for place in places[pk]),
                councillors_needed=council.councillors_needed,
                training_months=council.training_months,
                active_days=council.active_days,
            ),
            places[pk],
        )
        for pk, name in names.items()
    }


def places_to_come(channel: Channel, *, day: date) -> QuerySet[ChannelAdministrator]:
    """Whoever comes onto a roster later, and is not counted until then."""
    later = channel.administrators.filter(held_from__gt=day).select_related("person")
    return later.order_by("held_from", "person__name")


def owes_word(person: User, *, day: date) -> bool:
    """Whether an administrator has not said within a year that their accounts are apart (3.10)."""
    last = person.attestations.order_by("-at").first()
    is_silent = last is None or not administering.lasts_a_year(timezone.localdate(last.at), day)
    return bool(person.channels_today()) and is_silent


def _places(day: date) -> QuerySet[ChannelAdministrator]:
    """Everybody on a roster that day, with the offices they hold then and what they have done."""
    offices = Prefetch("person__offices", Office.objects.filter(during(day)))
    return (
        ChannelAdministrator.objects.filter(during(day))
        .select_related("person", "rights_attested_by")
        .prefetch_related(offices, "person__trainings", "person__attestations")
        .order_by("person__name", "pk")
    )


def _administrator(place: ChannelAdministrator, day: date) -> facts.Administrator:
    person = place.person
    roles = {Role(office.role) for office in person.offices.all()}
    words_given = [given.at for given in person.attestations.all()]
    return facts.Administrator(
        person=person.pk,
        name=person.name,
        is_clerk=bool(CLERKS & roles),
        is_councillor=bool(COUNCILLORS & roles),
        rights=place.rights,
        is_attested=place.rights_attested_at is not None,
        courses=tuple(
            facts.Course(training.taken_on, training.valid_until)
            for training in person.trainings.all()
        ),
        has_access=not person.why_no_access(day),
        seen_on=person.seen_on,
        kept_apart_on=timezone.localdate(max(words_given)) if words_given else None,
        held_until=place.held_until,
    )


def _judged(roster: facts.Roster, places: list[ChannelAdministrator]) -> ChannelRoster:
    people = zip(places, roster.administrators, strict=True)
    return ChannelRoster(roster, [_standing(place, person, roster) for place, person in people])


def _standing(
    place: ChannelAdministrator, person: facts.Administrator, roster: facts.Roster
) -> Standing:
    gaps = administering.gaps(person, roster)
    reminders = administering.reminders(person, roster)
    if not (person.is_clerk or person.is_councillor):
        tone, word = "neutral", _("Helps, and is not counted")
    elif gaps:
        tone, word = "stop", _("Does not count")
    elif until := administering.counts_until(person, roster):
        tone, word = "care", _("Counts until %(day)s") % {"day": f"{until:%-d %B %Y}"}
    elif reminders:
        tone, word = "care", _("Counts, with a reminder")
    else:
        tone, word = "good", _("Counts")
    return Standing(
        place,
        tone,
        word,
        reasons=gaps + reminders,
        trained_until=administering.trained_until(person, roster),
        kept_apart_on=person.kept_apart_on,
    )
