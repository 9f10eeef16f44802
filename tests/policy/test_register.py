"""The policy as adopted and the policy as kept are one and the same."""

import re
from pathlib import Path

import pytest

from policy.register import REGISTER

ADOPTED = (Path(__file__).parents[2] / "docs" / "policy.md").read_text()


def adopted() -> dict[str, str]:
    """The clauses of docs/policy.md: number to words, in their order."""
    found = re.findall(r"^\*\*(Scope|\d\.\d+)\*\* (.+?)(?=\n\n|\Z)", ADOPTED, re.M | re.S)
    return {number: words.strip() for number, words in found}


def test_every_clause_stands_in_both_in_the_same_order_and_words() -> None:
    assert [(c.number, c.words) for c in REGISTER] == list(adopted().items())


def test_there_are_twenty_seven_numbered_clauses_and_the_scope() -> None:
    assert len(REGISTER) == 28
    assert REGISTER[0].number == "Scope"


@pytest.mark.parametrize("clause", REGISTER, ids=lambda clause: clause.number)
def test_no_rule_is_entered_twice(clause: object) -> None:
    rules = [(rule.stage, rule.broken) for rule in clause.rules]  # type: ignore[attr-defined]
    assert len(rules) == len(set(rules))
