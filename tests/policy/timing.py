"""What keeps and what breaks the rules about when a thing is said, and what it costs there."""

from dataclasses import replace
from decimal import Decimal

from policy import publishing, scheduling
from policy.clause import RuleFunction
from policy.facts import Draft, Price, Publication

DRAFT = Draft(kind="news", message="The fair opens at ten.", wordings=())
LEAVING = Publication("a", "a", "X", channel_is_active=True, pause="", is_late=False)


def costing(spent: str, cap: str | None = "10") -> Draft:
    """A draft of 20 cents, in a month that has cost so much."""
    most = Decimal(cap) if cap else None
    return replace(DRAFT, prices=(Price("X", Decimal("0.20"), Decimal(spent), most),))


TABLE: list[tuple[RuleFunction, object, list[object]]] = [
    (scheduling.said_already, DRAFT, [replace(DRAFT, said_lately=("Facebook on 3 November",))]),
    (
        scheduling.crowded,
        DRAFT,
        [replace(DRAFT, close_by=("Carols at 6pm",))],
    ),
    (scheduling.at_a_quiet_time, DRAFT, [replace(DRAFT, quiet="It is set for 11pm.")]),
    (scheduling.over_the_cap, costing("9.80"), [costing("9.81"), costing("12"), costing("0", "0")]),
    (scheduling.near_the_cap, costing("7.79"), [costing("7.80"), costing("9.80")]),
    (publishing.over_the_cap, LEAVING, [replace(LEAVING, is_over_the_cap=True)]),
]
