"""Whether an office goes with its holder: with their access, their category, their other terms."""

from __future__ import annotations

from datetime import date

from accounts.actions.guarding import since
from accounts.models import Office, User
from policy.appointing import Term, misfit
from policy.clause import Refused
from policy.roles import Role


def refuse_outside_access(office: Office) -> None:
    """Refuse a term that begins before its holder's access, or is known to outlast it."""
    holder, first = office.holder, office.holder.access_from
    if office.held_from < first:
        raise Refused.by(
            "Scope",
            f"The access of {holder} begins on {first:%-d %B %Y}. "
            f"Let the term as {office.get_role_display()} begin on that day or later.",
        )
    if holder.access_until:
        _refuse_after(office, holder.access_until)


def _refuse_after(office: Office, last: date) -> None:
    """A term without a last day goes on for as long as the access does, so it may stand."""
    if max(office.held_from, office.held_until or office.held_from) > last:
        raise Refused.by(
            "Scope",
            f"The access of {office.holder} would end on {last:%-d %B %Y}, and the term as "
            f"{office.get_role_display()} later. Change one of the two.",
        )


def refuse_to_outlast(person: User, *, today: date) -> None:
    """Refuse dates of access that end before a term that is not over does."""
    for office in person.offices.filter(since(today)):
        if person.access_until:
            _refuse_after(office, person.access_until)


def refuse_misfit(office: Office) -> None:
    """Refuse a term that does not go with the holder's category or their other terms."""
    holder = office.holder
    others = [_term(other) for other in holder.offices.exclude(pk=office.pk)]
    if found := misfit(_term(office), category=holder.category, others=others):
        clause, sentence = found
        raise Refused.by(clause, f"{holder}: {sentence}")


def refuse_to_undo_acting(office: Office, *, from_day: date) -> None:
    """Refuse to take a term as Deputy Mayor from under a term as Acting, from a day on."""
    if office.role == Role.DEPUTY_MAYOR:
        for acting in office.holder.offices.filter(since(from_day), role=Role.ACTING_MAYOR):
            refuse_misfit(acting)


def _term(office: Office) -> Term:
    return Term(Role(office.role), office.held_from, office.held_until)
