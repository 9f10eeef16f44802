"""Gathers the facts about a channel's administrators for clause 2.5."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import Channel, ChannelAdministrator, User, during
from policy import facts
from policy.clause import Finding, Stage
from policy.judging import findings
from policy.roles import Role

TRAINING_LASTS = timedelta(days=730)
COUNCILLORS = {Role.COUNCILLOR, Role.MAYOR, Role.ACTING_MAYOR, Role.DEPUTY_MAYOR}
CLERKS = {Role.TOWN_CLERK, Role.DEPUTY_CLERK}


def findings_for(channel: Channel) -> list[Finding]:
    """How the channel's roster of today stands with the policy."""
    return findings(Stage.ROSTER, roster_of(channel))


def roster_of(channel: Channel) -> facts.Roster:
    """The facts about everybody who administers a channel today."""
    today = timezone.localdate()
    held = channel.administrators.filter(during(today)).select_related("person")
    return facts.Roster(channel.name, tuple(_administrator(row) for row in held))


def _administrator(row: ChannelAdministrator) -> facts.Administrator:
    person: User = row.person
    today = timezone.localdate()
    return facts.Administrator(
        name=person.name,
        is_clerk=bool(CLERKS & person.roles()),
        is_councillor=bool(COUNCILLORS & person.roles()),
        has_full_rights=row.rights == ChannelAdministrator.Rights.FULL,
        is_trained=person.trainings.filter(taken_on__gt=today - TRAINING_LASTS).exists(),
        is_active=not person.why_no_access(today),
    )
