"""Who may hold which office: as what they are engaged, and beside which other office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from policy.roles import TITLES, Role

COUNCILLORS = frozenset({"elected", "co_opted"})
"""The categories of those who sit on the council."""
OF_THE_COUNCIL = frozenset({Role.MAYOR, Role.DEPUTY_MAYOR, Role.ACTING_MAYOR, Role.COUNCILLOR})
"""The offices that only they hold."""

APART: tuple[tuple[str, frozenset[Role], frozenset[Role], str], ...] = (
    (
        "2.5",
        frozenset({Role.TOWN_CLERK, Role.DEPUTY_CLERK}),
        frozenset({Role.TOWN_CLERK, Role.DEPUTY_CLERK}),
        "Nobody stands in for themselves.",
    ),
    (
        "1.7",
        frozenset({Role.AUDITOR}),
        frozenset(Role) - {Role.AUDITOR},
        "Whoever looks at the work of others has no part in it.",
    ),
)
"""What one person does not hold on the same day: the clause, one office, the other, and why."""


@dataclass(frozen=True)
class Term:
    """An office from a day on; without a last day until further notice."""

    role: Role
    first: date
    last: date | None = None

    def meets(self, other: Term) -> bool:
        return self.first <= (other.last or date.max) and other.first <= (self.last or date.max)


def misfit(term: Term, *, category: str, others: Iterable[Term]) -> tuple[str, str] | None:
    """Say why somebody cannot hold an office: the clause and the sentence; or nothing.

    `others` are all their other terms.
    """
    others = list(others)
    title = TITLES[term.role]
    if term.role in OF_THE_COUNCIL and category not in COUNCILLORS:
        return "Scope", f"Only an elected or co-opted councillor can be {title}."
    if term.role is Role.ACTING_MAYOR and not _is_within(term, Role.DEPUTY_MAYOR, others):
        return (
            "1.7",
            f"Only who is {TITLES[Role.DEPUTY_MAYOR]} on all of these days can be {title}.",
        )
    for other in others:
        for clause, one, another, why in APART:
            pair = {term.role, other.role}
            is_apart = len(pair) == 2 and pair & one and pair & another and pair <= one | another
            if is_apart and term.meets(other):
                held = TITLES[other.role]
                return clause, f"Nobody is {title} and {held} at a time. {why} End the other first."
    return None


def _is_within(term: Term, role: Role, others: list[Term]) -> bool:
    """Whether somebody holds an office without a gap for as long as a term lasts."""
    day: date | None = term.first
    for other in sorted((one for one in others if one.role is role), key=lambda one: one.first):
        if day and other.first <= day <= (other.last or date.max):
            day = other.last + timedelta(days=1) if other.last else None
    return day is None or (term.last is not None and term.last < day)
