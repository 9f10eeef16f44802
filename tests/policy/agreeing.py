"""What keeps and what breaks the rules of approval, haste and elections: rows for the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from policy import approving, hurrying, periods
from policy.clause import RuleFunction
from policy.facts import Approval, Draft, Emergency, Period, Submission

ELECTION = Period("Local elections", date(2027, 3, 18), date(2027, 5, 6))
NEWS = Draft(kind="news", message="The fair opens at ten.", wordings=())
PERHAPS = replace(ELECTION, answer="perhaps", words="It thanks a councillor who stands.")
ASKED = Approval(
    author_id=1,
    approver_id=2,
    may_approve=True,
    shown_digest="a",
    current_digest="a",
    time_has_passed=False,
)
MAYORS = replace(ASKED, is_mayor=True, period=ELECTION, clerk_has_agreed=True)
CLERKS = replace(ASKED, is_clerk=True, period=ELECTION)
FLOOD = Emergency(kind="emergency", may_hurry=True, reason="The river is over the bank.")

TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (
        approving.too_late_to_send_on,
        Submission(is_declared=True, warnings=(), reason=""),
        [Submission(is_declared=True, warnings=(), reason="", time_has_passed=True)],
    ),
    (
        approving.page_not_confirmed,
        replace(ASKED, asks_for_page=True, confirmed=frozenset({"page"})),
        [
            replace(ASKED, asks_for_page=True),
            replace(ASKED, asks_for_page=True, confirmed=frozenset({"word"})),
        ],
    ),
    (
        approving.word_not_confirmed,
        replace(ASKED, asks_for_word=True, confirmed=frozenset({"word"})),
        [
            replace(ASKED, asks_for_word=True),
            replace(ASKED, asks_for_word=True, confirmed=frozenset({"page"})),
        ],
    ),
    (
        approving.question_unanswered,
        replace(MAYORS, period=replace(ELECTION, answer="no")),
        [MAYORS, CLERKS],
    ),
    (approving.clerk_not_asked, MAYORS, [replace(MAYORS, clerk_has_agreed=False)]),
    (approving.mayor_is_barred, MAYORS, [replace(MAYORS, is_mayor_barred=True)]),
    (approving.mayor_approves, CLERKS, [MAYORS]),
    (hurrying.not_an_emergency, FLOOD, [replace(FLOOD, kind="news"), replace(FLOOD, kind="")]),
    (hurrying.may_not_hurry, FLOOD, [replace(FLOOD, may_hurry=False)]),
    (hurrying.no_reason, FLOOD, [replace(FLOOD, reason=" "), replace(FLOOD, reason="\u200b")]),
    (hurrying.already_decided, FLOOD, [replace(FLOOD, is_undecided=False)]),
    (hurrying.used_before, FLOOD, [replace(FLOOD, was_used=True)]),
    (hurrying.said_no_to, FLOOD, [replace(FLOOD, was_refused=True)]),
    (hurrying.paused, FLOOD, [replace(FLOOD, pause="Somebody else has our password.")]),
    (
        hurrying.under_embargo,
        FLOOD,
        [replace(FLOOD, embargo_until=datetime(2026, 11, 24, 9, tzinfo=UTC))],
    ),
    (
        periods.unanswered,
        replace(NEWS, period=replace(ELECTION, answer="no")),
        [replace(NEWS, period=ELECTION)],
    ),
    (
        periods.doubt_unexplained,
        replace(NEWS, period=PERHAPS),
        [replace(NEWS, period=replace(PERHAPS, words=" "))],
    ),
    (
        periods.in_doubt,
        replace(NEWS, period=replace(ELECTION, answer="no")),
        [replace(NEWS, period=PERHAPS)],
    ),
]
