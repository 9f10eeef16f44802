"""What an author answers beside the words: the edges of what is asked and of what is enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy import answering
from policy.clause import Marked, Stage, Verdict
from policy.facts import Draft, Offline, Source
from policy.judging import findings
from policy.languages import says_it_in_welsh
from tests.policy.answers import DECISION, NEWS, NINE, NOTICE, SHARED, quotation

KINDS = ("meeting", "agenda", "decision", "consultation", "service", "news", "event", "emergency")


def said_of(draft: Draft) -> dict[str, list[str]]:
    """Everything that stands in the way of a draft, by its clause."""
    found: dict[str, list[str]] = {}
    for line in findings(Stage.DRAFT, draft):
        if line.verdict is not Verdict.KEPT:
            found.setdefault(line.clause, []).append(line.sentence)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_kinds_that_everybody_must_hear_of_are_asked_for_an_offline_route(
    kind: str,
) -> None:
    is_asked = "2.1" in said_of(replace(NEWS, kind=kind))
    assert is_asked is (kind in answering.NOTICES)


def test_words_why_there_is_no_offline_route_are_enough() -> None:
    said = replace(NOTICE, offline=Offline(words="It is over before a notice could be printed."))
    assert "2.1" not in said_of(said)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "decision"])
def test_only_a_decision_is_asked_for_its_minute(kind: str) -> None:
    assert "2.3" not in said_of(replace(NEWS, kind=kind))
    assert said_of(DECISION)["2.3"] == [
        "Which minute is this? Give its number, or write “draft minutes”."
    ]


def test_no_interest_asks_for_no_disclosure() -> None:
    assert "3.4" not in said_of(replace(NEWS, interest="no"))
    assert "3.4" not in said_of(NEWS)


def test_a_long_quotation_is_marked_where_it_stands() -> None:
    found = answering.quoted_at_length(replace(NEWS, message=f"Hear! {quotation(50)} So she said."))
    assert isinstance(found, Marked)
    [(start, end)] = found.spans
    assert f"Hear! {quotation(50)} So she said."[start:end].startswith("“word")


def test_two_short_quotations_are_not_one_long_one() -> None:
    assert answering.quoted_at_length(replace(NEWS, message=quotation(30) * 2)) is None


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_no_text_breaks_what_looks_for_quotations_and_gaps(message: str) -> None:
    draft = replace(NEWS, message=message)
    for rule in (answering.quoted_at_length, answering.placeholder_left):
        found = rule(draft)
        if isinstance(found, Marked):
            assert all(0 <= start < end <= len(message) for start, end in found.spans)


def test_what_is_still_to_be_filled_in_is_named_and_marked() -> None:
    found = answering.placeholder_left(replace(NEWS, message="At [time] in [place] at [time]."))
    assert isinstance(found, Marked)
    assert found.sentence == "Still to be filled in: [time], [place]."
    assert len(found.spans) == 3


def test_a_re_share_needs_its_address_and_somebody_who_has_read_it() -> None:
    assert said_of(replace(NEWS, source=Source(basis="partner")))["3.6"] == [
        "Give the address of what this post passes on."
    ]
    assert said_of(replace(NEWS, source=replace(SHARED, has_read_it_all=False)))["3.6"] == [
        "Read all of what this post passes on, and say that you have."
    ]
    assert "3.6" not in said_of(replace(NEWS, source=SHARED))


def test_only_the_clerk_may_write_about_a_confidential_item_and_says_why() -> None:
    item = replace(NEWS, is_confidential=True, confidential_reason="It is signed.")
    [refused] = said_of(item)["3.8"]
    assert "only the Clerk" in refused
    assert "3.8" not in said_of(replace(item, author_is_clerk=True))


def test_the_embargo_is_named_on_the_clock_that_it_carries() -> None:
    early = replace(NEWS, embargo_until=NINE, publish_at=datetime(2026, 11, 24, 8, tzinfo=UTC))
    assert said_of(early)["3.8"] == [
        "It may not go out before 09:00 on 24 November 2026: set a later time."
    ]
    assert "3.8" not in said_of(replace(NEWS, embargo_until=NINE))


# In which language

IN_WELSH = (
    "Penderfyniadau'r cyngor nos Lun\nBydd rhent rhandir llawn yn aros yn £42.",
    "MAE SGWÂR TWYN AR GAU I DRAFFIG HEDDIW",
    "The path under the bridge is open again. Mae'r llwybr o dan y bont ar agor eto.",
    "Dewch â'ch cwestiwn i'r neuadd goffa ddydd Sadwrn.",
)
IN_ENGLISH = (
    "The agenda of the next council meeting is on our website.",
    "Road closed: Llanbadoc, Gwehelog, Monkswood, Trostrey and Llangybi",
    "Cllr Rhys ap Gwilym and Cllr Llinos Medi welcome Dafydd Wigley",
    "Thank you to everyone who came to help us clear the paths of the cemetery on Saturday "
    "morning, and for forty bags of leaves. Diolch o galon i chi.",
    "",
    "£42, 7pm",
)


@pytest.mark.parametrize("text", IN_WELSH)
def test_welsh_is_told_from_english(text: str) -> None:
    assert says_it_in_welsh(text)


@pytest.mark.parametrize("text", IN_ENGLISH)
def test_welsh_names_and_courtesies_make_no_text_welsh(text: str) -> None:
    assert not says_it_in_welsh(text)


@pytest.mark.parametrize(
    "fields", [{"welsh": "Agenda'r cyngor"}, {"is_in_both": True}, {"message": IN_WELSH[0]}]
)
def test_a_notice_that_those_who_read_welsh_can_read_is_not_warned_of(
    fields: dict[str, object],
) -> None:
    agenda = replace(NEWS, kind="agenda")
    assert "1.4" in said_of(agenda)
    assert "1.4" not in said_of(replace(agenda, **fields))


def test_news_may_be_in_one_language() -> None:
    assert "1.4" not in said_of(NEWS)
