"""Who may hold which office: what each row says, and the clause under which it says it."""

from datetime import date

import pytest

from policy.appointing import Term, misfit
from policy.roles import Role

MAY, JUNE = date(2027, 5, 12), date(2027, 6, 12)
DEPUTY = Term(Role.DEPUTY_MAYOR, MAY, JUNE)
LATER = Term(Role.DEPUTY_MAYOR, date(2027, 6, 13))

# Who it is, the term that is entered, the other terms, and what is said: the clause or nothing.
TABLE: list[tuple[str, str, Term, list[Term], str]] = [
    ("an elected Mayor", "elected", Term(Role.MAYOR, MAY), [], ""),
    ("a co-opted councillor", "co_opted", Term(Role.COUNCILLOR, MAY), [], ""),
    ("an employee as Mayor", "employee", Term(Role.MAYOR, MAY), [], "Scope"),
    ("an agency worker as councillor", "agency", Term(Role.COUNCILLOR, MAY), [], "Scope"),
    ("acting while Deputy", "elected", Term(Role.ACTING_MAYOR, MAY, JUNE), [DEPUTY], ""),
    ("acting and not Deputy", "elected", Term(Role.ACTING_MAYOR, MAY, JUNE), [], "1.7"),
    ("acting for longer", "elected", Term(Role.ACTING_MAYOR, MAY), [DEPUTY], "1.7"),
    ("acting before", "elected", Term(Role.ACTING_MAYOR, date(2027, 5, 11), MAY), [DEPUTY], "1.7"),
    ("acting over two terms", "elected", Term(Role.ACTING_MAYOR, MAY), [LATER, DEPUTY], ""),
    (
        "a Clerk who stands in for the Clerk",
        "employee",
        Term(Role.TOWN_CLERK, MAY),
        [Term(Role.DEPUTY_CLERK, date(2026, 1, 1), MAY)],
        "2.5",
    ),
    (
        "a locum who becomes Clerk the day after",
        "employee",
        Term(Role.TOWN_CLERK, JUNE),
        [Term(Role.DEPUTY_CLERK, MAY, date(2027, 6, 11))],
        "",
    ),
    (
        "an auditor who writes posts",
        "employee",
        Term(Role.OFFICER, MAY),
        [Term(Role.AUDITOR, MAY)],
        "1.7",
    ),
    (
        "a councillor who audits",
        "elected",
        Term(Role.AUDITOR, MAY),
        [Term(Role.COUNCILLOR, MAY)],
        "1.7",
    ),
    (
        "an auditor who was an officer",
        "employee",
        Term(Role.AUDITOR, JUNE),
        [Term(Role.OFFICER, MAY, date(2027, 6, 11))],
        "",
    ),
    (
        "an officer who is locum as well",
        "employee",
        Term(Role.DEPUTY_CLERK, MAY),
        [Term(Role.OFFICER, MAY)],
        "",
    ),
]


@pytest.mark.parametrize(
    ("category", "term", "others", "clause"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_an_office_goes_with_its_holder_or_a_clause_says_why_not(
    category: str, term: Term, others: list[Term], clause: str
) -> None:
    found = misfit(term, category=category, others=others)
    assert (found[0] if found else "") == clause
