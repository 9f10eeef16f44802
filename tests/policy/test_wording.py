"""A pasted text is read as what it is: headings, numbered clauses, bullets, broken lines."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from policy.register import REGISTER
from policy.wording import (
    CHAPTERS,
    Passage,
    first_text,
    has_clauses,
    numbers_given_twice,
    passages,
    rewritten,
)

ADOPTED = (Path(__file__).parents[2] / "docs" / "policy.md").read_text()
PASTED = """This policy applies to all
councillors.

1. Introduction
1.1 Be kind,
also when it is late.
1.2. These are:
· Respect.
• Law.
2. In short
Nothing more.
"""


def test_a_pasted_text_is_taken_apart() -> None:
    assert passages(PASTED) == [
        Passage("Scope", "This policy applies to all councillors."),
        Passage("1", "Introduction", is_heading=True),
        Passage("1.1", "Be kind, also when it is late."),
        Passage("1.2", "These are:\n- Respect.\n- Law."),
        Passage("2", "In short", is_heading=True),
        Passage("", "Nothing more."),
    ]


def test_the_policy_we_came_with_says_what_the_register_says() -> None:
    found = [each for each in passages(first_text()) if not each.is_heading]
    assert [(each.number, each.words) for each in found] == [
        (clause.number, clause.words) for clause in REGISTER
    ]
    assert rewritten(first_text()) == []


def test_its_headings_are_those_that_were_adopted() -> None:
    assert re.findall(r"^## (\d)\. (.+)$", ADOPTED, re.M) == list(CHAPTERS.items())


def test_what_says_something_else_is_named_in_the_order_of_the_policy() -> None:
    other = first_text().replace("polite, honest", "polite").replace("1.6 ", "1.8 ")
    assert rewritten(other) == ["1.6", "3.7", "1.8"]


def test_a_number_that_stands_twice_is_found() -> None:
    assert numbers_given_twice("1.1 One.\n1.1 Another.\n1.2 Two.") == ["1.1"]
    assert numbers_given_twice(first_text()) == []


def test_a_text_without_numbers_has_no_clauses() -> None:
    assert not has_clauses("Be kind.\n1. Introduction")
    assert has_clauses("1.1 Be kind.")


@given(st.text(max_size=300))
def test_whatever_is_pasted_no_letter_is_lost(pasted: str) -> None:
    kept = "".join(each.words for each in passages(f"Scope.\n{pasted}"))
    assert len(re.findall(r"[^\W\d]", kept)) == len(re.findall(r"[^\W\d]", f"Scope.{pasted}"))
