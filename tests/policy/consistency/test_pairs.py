"""How much of what differs is found, and how much of what is found differs, in our own pairs."""

import pytest

from policy.consistency import Kind
from tests.policy.consistency.measuring import BUILD, KEPT_BACK, pairs, scores


def test_there_are_many_pairs_and_half_of_them_agree() -> None:
    every = [*pairs(BUILD), *pairs(KEPT_BACK)]
    agreeing = [pair for pair in every if not pair.expected]
    assert len(every) >= 120
    assert 0.4 < len(agreeing) / len(every) < 0.6
    assert {kind for pair in every for kind, _ in pair.expected} == set(Kind)


@pytest.mark.parametrize("part", [BUILD, KEPT_BACK])
def test_little_is_missed_and_little_is_said_wrongly(part: str) -> None:
    everything = scores(part)["all"]
    assert everything.precision >= 0.95
    assert everything.recall >= 0.95
