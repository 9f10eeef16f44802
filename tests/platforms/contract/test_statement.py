"""The statements are held to: what is missing, strange, or of the wrong kind is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.platforms.contract.statement import Exchange, Statement

GOOD = Exchange(
    method="PUT",
    path="/2/tweets/12/hidden",
    sent={"hidden": True},
    status=200,
    answer={"data": {"hidden": True}},
)


def test_an_exchange_as_stated_gives_no_cause_for_complaint() -> None:
    assert Statement.of("x").complaints(GOOD) == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"sent": {}}, "hidden is missing"),
        ({"sent": {"hidden": True, "soon": 1}}, "soon is not in the statement"),
        ({"sent": {"hidden": 2}}, "hidden is not flag: 2"),
        ({"status": 201}, "the status is 201, not 200"),
        ({"answer": {"data": {"hidden": "yes"}}}, "data.hidden is not flag: 'yes'"),
        ({"answer": {"data": {}}}, "data.hidden is missing"),
        ({"answer": {"error": {}}}, "data.hidden is missing"),
    ],
)
def test_what_is_not_as_stated_is_said(wrong: dict[str, object], complaint: str) -> None:
    assert Statement.of("x").complaints(replace(GOOD, **wrong)) == [complaint]


def test_a_call_that_nobody_stated_is_an_error() -> None:
    with pytest.raises(AssertionError, match="in no statement"):
        Statement.of("x").complaints(replace(GOOD, path="/2/dm_conversations"))
