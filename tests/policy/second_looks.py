"""What keeps and what breaks the rules about a second look at a decision."""

from dataclasses import replace

from policy import reviewing
from policy.clause import RuleFunction
from policy.facts import Review

SECOND = Review(first_by=1, by=2, reason="It names no place: it threatens nobody.")

TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (reviewing.decided_first, SECOND, [replace(SECOND, by=1)]),
    (reviewing.unexplained, replace(SECOND, first_by=None), [replace(SECOND, reason=" \n")]),
    (reviewing.answered_before, SECOND, [replace(SECOND, was_answered=True)]),
]
