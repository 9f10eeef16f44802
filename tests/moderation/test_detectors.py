"""What all detectors share: urgency, places, disguises, the trained reader, the council's lists."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.detectors import Context, Lists, Written, assess, assess_all
from moderation.detectors.shape import Thought
from policy.principles import Principle

THREAT = "I know where you live, Clerk."
ACCUSATION = "The mayor stole from the bowls club."
INSULT = "The mayor is a moron."
OFFER = "Gutters cleared from £40, free quotes, message me to book."
CIVIL = "When is the next meeting?"
WORST = Context(earlier_decisions=50, flags=50, age_hours=5000, reach=9000)


@pytest.mark.parametrize(
    ("sooner", "later"),
    [(THREAT, ACCUSATION), (THREAT, INSULT), (INSULT, OFFER), (INSULT, CIVIL), (OFFER, CIVIL)],
)
def test_gravity_comes_before_everything_else_that_is_known(sooner: str, later: str) -> None:
    context = WORST if later != CIVIL or sooner != OFFER else Context()
    assert assess(sooner).urgency > assess(later, context=context).urgency


@pytest.mark.parametrize(
    "context",
    [Context(earlier_decisions=1), Context(flags=1), Context(age_hours=5), Context(reach=20)],
)
def test_what_is_known_beside_the_words_makes_it_sooner_and_says_so(context: Context) -> None:
    plain, known = assess(INSULT), assess(INSULT, context=context)
    assert known.urgency > plain.urgency
    assert len(known.terms) == len(plain.terms) + 1


def test_the_terms_add_up_to_the_urgency() -> None:
    reading = assess(THREAT, context=WORST)
    assert reading.urgency == pytest.approx(sum(term.part for term in reading.terms), abs=0.001)
    assert reading.urgency <= 1


def test_a_threat_at_the_end_of_a_long_comment_is_found() -> None:
    text = f"{'The bins were late again. ' * 765}{THREAT}"
    assert 19_000 < len(text) < 20_000
    [found] = assess(text).suggestions
    assert found.principle == Principle.LAW
    assert text[found.spans[0][0] :].startswith("I know where")


def test_a_civil_comment_is_not_urgent_at_all() -> None:
    reading = assess(CIVIL)
    assert (reading.urgency, reading.terms, reading.suggestions) == (0, (), ())
    assert set(reading.scores) == set(Principle)


@pytest.mark.parametrize(
    "text",
    [
        "You m0r0n",
        "You m\u043er\u043en",  # Cyrillic o
        "You mo\u200bron",
        "You m.o.r.o.n",
        "YOU MORON",
        "You morooooon",
        "You\u00a0moron",
    ],
)
def test_disguises_come_off_and_the_place_is_that_of_the_original(text: str) -> None:
    (suggestion,) = assess(text).suggestions
    assert suggestion.principle is Principle.RESPECT
    assert suggestion.spans == ((0, len(text)),)


def test_the_councils_own_words_and_exceptions_hold() -> None:
    lists = Lists(words=frozenset({"grockle"}), exceptions=frozenset({"twat hill"}))
    assert assess("Another grockle in the car park.", lists=lists).scores[Principle.LANGUAGE] > 0.5
    assert assess("A walk up Twat Hill.", lists=lists).scores[Principle.LANGUAGE] < 0.2


def test_the_trained_reader_is_asked_once_for_all_and_may_find_what_no_rule_does() -> None:
    asked: list[Sequence[str]] = []

    def read(texts: Sequence[str]) -> list[Thought]:
        asked.append(texts)
        return [Thought({"threat": 0.99 if "river" in text else 0.02}) for text in texts]

    found = assess_all([Written("Mind the river, Dai."), Written(CIVIL)], read=read)
    assert asked == [["Mind the river, Dai.", CIVIL]]
    assert [bool(one.suggestions) for one in found] == [True, False]
    assert "reads like" in found[0].suggestions[0].because


def test_the_trained_reader_cannot_talk_a_plain_threat_away() -> None:
    doubt = Thought({"threat": 0.01, "hateful": 0.01})
    reading = assess(THREAT, read=lambda texts: [doubt for _ in texts])
    assert reading.scores[Principle.LAW] >= 0.5


def test_each_suggestion_names_its_detectors() -> None:
    (suggestion,) = assess(THREAT).suggestions
    assert suggestion.detectors == ("threats",)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    reading = assess(text)
    assert 0 <= reading.urgency <= 1
    for suggestion in reading.suggestions:
        assert all(0 <= start <= end <= len(text) for start, end in suggestion.spans)


@pytest.mark.parametrize(
    "text", ["a " * 3000, "you are a " * 600, "the clerk is so " * 400, "'" * 5000, "N" * 5000]
)
def test_a_long_text_does_not_take_long(text: str) -> None:
    assert assess(text).urgency <= 1
