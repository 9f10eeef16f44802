"""Who counts for clause 2.5: each way in which somebody does not, and the words for it."""

from dataclasses import replace
from datetime import date

import pytest

from policy import administering
from policy.administering import counts, gaps, months_after, reminders
from policy.clause import Refused, Stage
from policy.facts import Administrator, Course
from policy.judging import findings, require
from tests.policy.test_rules import CLERK, FULL, GOING, MORGAN, PRICE, REES, TODAY

# What is different about Cllr Price, and all that is then said.
TABLE: list[tuple[str, dict[str, object], list[str]]] = [
    ("as the clause asks", {}, []),
    ("some rights", {"rights": "other"}, ["Cllr Price has only some rights there."]),
    ("no rights", {"rights": "none"}, ["Cllr Price has no rights there."]),
    (
        "nobody looked",
        {"is_attested": False},
        ["Nobody has looked yet whether Cllr Price has full rights there."],
    ),
    ("no training", {"courses": ()}, ["Cllr Price has no training on record."]),
    (
        "trained the day before two years ago",
        {"courses": (Course(date(2024, 11, 19)),)},
        ["Cllr Price's training ended on 19 November 2026."],
    ),
    ("trained two years ago to the day", {"courses": (Course(date(2024, 11, 20)),)}, []),
    (
        "a certificate that is over",
        {"courses": (Course(date(2026, 1, 5), valid_until=date(2026, 5, 3)),)},
        ["Cllr Price's training ended on 3 May 2026."],
    ),
    (
        "a certificate for longer than the council's own limit",
        {"courses": (Course(date(2024, 1, 5), valid_until=date(2030, 1, 1)),)},
        ["Cllr Price's training ended on 5 January 2026."],
    ),
    (
        "an old course and a new one",
        {"courses": (Course(date(2020, 1, 5)), Course(date(2026, 1, 5)))},
        [],
    ),
    (
        "a course that is still to come",
        {"courses": (Course(date(2026, 12, 1)),)},
        ["Cllr Price has no training on record."],
    ),
    ("access ended", {"has_access": False}, ["Cllr Price has no access to the portal."]),
    ("never here", {"seen_on": None}, ["Cllr Price has not used the portal yet."]),
    ("here sixty days ago", {"seen_on": date(2026, 9, 21)}, []),
    (
        "here sixty-one days ago",
        {"seen_on": date(2026, 9, 20)},
        ["Cllr Price last used the portal on 20 September 2026."],
    ),
    (
        "much at once",
        {"rights": "none", "courses": (), "seen_on": None},
        [
            "Cllr Price has no rights there.",
            "Cllr Price has no training on record.",
            "Cllr Price has not used the portal yet.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("different", "said"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_whoever_does_not_count_is_told_exactly_why(
    different: dict[str, object], said: list[str]
) -> None:
    price = replace(PRICE, **different)  # type: ignore[arg-type]
    assert gaps(price, FULL) == said
    assert counts(price, FULL) == (not said)


def needs(*administrators: Administrator) -> str:
    return str(administering.councillors_missing(replace(FULL, administrators=administrators)))


def test_the_gap_in_a_roster_is_named_exactly() -> None:
    one = "One more councillor with full rights and training is needed on Facebook."
    assert needs(CLERK, REES, MORGAN) == one
    assert needs(CLERK, REES, MORGAN, replace(PRICE, courses=())) == (
        f"{one} Cllr Price has no training on record."
    )
    assert needs(CLERK, REES) == (
        "2 more councillors with full rights and training are needed on Facebook."
    )


REES_AS_CLERK = replace(REES, is_clerk=True)
LOCUM_AS_COUNCILLOR = replace(CLERK, person=8, is_councillor=True)


@pytest.mark.parametrize(
    ("administrators", "count"),
    [
        ((REES_AS_CLERK,), 0),
        ((REES_AS_CLERK, replace(REES_AS_CLERK, name="Cllr Rees again")), 0),
        ((REES_AS_CLERK, MORGAN, PRICE), 2),
        ((REES_AS_CLERK, LOCUM_AS_COUNCILLOR, PRICE), 2),
        ((REES_AS_CLERK, CLERK, MORGAN, PRICE), 3),
        ((REES_AS_CLERK, replace(CLERK, rights="none"), MORGAN, PRICE), 2),
        ((replace(REES_AS_CLERK, rights="none"), MORGAN, PRICE), 2),
    ],
)
def test_whoever_fills_the_clerks_place_fills_no_councillors(
    administrators: tuple[Administrator, ...], count: int
) -> None:
    roster = replace(FULL, administrators=administrators)
    assert administering.councillors_who_count(roster) == count


def test_a_councillor_who_stands_as_clerk_is_named() -> None:
    assert needs(REES_AS_CLERK, MORGAN, PRICE) == (
        "One more councillor with full rights and training is needed on Facebook. "
        "Cllr Rees stands there as Clerk, so not as a councillor, too."
    )
    assert administering.clerk_missing(replace(FULL, administrators=(REES_AS_CLERK,))) is None


def test_an_officer_helps_and_fills_nobody_elses_place() -> None:
    officer = replace(REES, person=9, is_councillor=False)
    assert "One more councillor" in needs(CLERK, REES, MORGAN, officer)


def test_the_council_sets_its_own_numbers() -> None:
    roster = replace(FULL, administrators=(CLERK, REES), councillors_needed=1)
    require(Stage.ROSTER, roster)
    strict = replace(roster, training_months=3)
    with pytest.raises(Refused, match="training ended on 1 October 2026"):
        require(Stage.ROSTER, strict)
    assert gaps(replace(REES, seen_on=date(2026, 11, 1)), replace(roster, active_days=7)) != []


def test_what_ends_within_two_months_is_said_before() -> None:
    course = Course(date(2025, 1, 5), valid_until=date(2026, 12, 24))
    assert reminders(replace(PRICE, courses=(course,)), FULL) == [
        "Cllr Price's training ends on 24 December 2026."
    ]
    assert reminders(PRICE, FULL) == []


def test_a_word_that_was_not_given_within_a_year_refuses_nothing() -> None:
    silent = replace(PRICE, kept_apart_on=None)
    roster = replace(FULL, administrators=(CLERK, REES, MORGAN, silent))
    require(Stage.ROSTER, roster)
    said = {found.clause: found.sentence for found in findings(Stage.ROSTER, roster)}
    assert said["3.10"] == (
        "Cllr Price has not said within a year that the council's accounts "
        "are separate from their own."
    )


def test_nobody_on_a_roster_is_not_said_to_keep_accounts_apart() -> None:
    empty = findings(Stage.ROSTER, replace(FULL, administrators=()))
    assert "3.10" not in {found.clause for found in empty}


def test_whoever_leaves_a_channel_that_is_not_active_is_not_held_back() -> None:
    alone = replace(GOING, clerks_left=0, administrators_left=0)
    with pytest.raises(Refused) as refused:
        require(Stage.DEPARTURE, alone)
    assert [found.clause for found in refused.value.findings] == ["2.5", "2.5"]
    require(Stage.DEPARTURE, replace(alone, is_from_active_channel=False))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (TODAY, 0, TODAY),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then
