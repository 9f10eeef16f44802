"""What a post says and its page does not, in sentences, and where it stands."""

from dataclasses import replace
from datetime import date
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.clause import Marked
from policy.consistency import Kind, differs, mismatches, unlike_its_page, words_of
from policy.facts import Page
from tests.policy.consistent import DRAFT

ON = date(2026, 11, 20)
AGENDA = (
    "Full Council\nMonday 14 December 2026 at 7.00pm in the Memorial Hall, Maryport Street.\n"
    "Precept: £168,420. Telephone 01632 960455."
)


def said(text: str, page: str = AGENDA, on: date = ON) -> list[str]:
    return [one.sentence for one in mismatches(text, page, on)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("We meet at 7.30pm.", "The page says 7.00pm, the post says 7.30pm."),
        (
            "We meet on 15 December.",
            "The page says Monday 14 December 2026, the post says 15 December.",
        ),
        (
            "We meet on Tuesday 14 December 2026.",
            "The post says Tuesday 14 December 2026, which is a Monday.",
        ),
        ("The precept is £186,420.", "The page says £168,420, the post says £186,420."),
        ("Meet us in the Town Hall.", "The page says Memorial Hall, the post says Town Hall."),
        ("Ring 01632 960454.", "The page says 01632 960455, the post says 01632 960454."),
        ("We meet at noon.", "The post says noon, and the page does not."),
    ],
)
def test_a_mismatch_is_said_in_one_sentence(text: str, sentence: str) -> None:
    assert said(text) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        *("Full Council on Monday 14th at 7pm.", "Nos Lun 14 Rhagfyr am 7yh.", "See you there!"),
        *("In the Memorial Hall on Maryport St.", "Ring +44 1632 960 455.", "14/12/26, 19:00"),
        *("A precept of about £168,000.", "https://www.usk.example/2026/12/15/7.30pm"),
    ],
)
def test_the_same_in_other_words_and_what_is_left_out_are_no_mismatch(text: str) -> None:
    assert said(text) == []


def test_a_weekday_that_its_date_denies_is_one_even_when_the_page_says_it_too() -> None:
    assert said("On Tuesday 14 December 2026.", "On Tuesday 14 December 2026.") == [
        "The post says Tuesday 14 December 2026, which is a Monday."
    ]


def test_the_time_of_another_meeting_on_the_page_is_not_the_time_of_this_one() -> None:
    page = words_of(
        "<table><tr><td>Planning</td><td>1 December 2026</td><td>6.30pm</td></tr>"
        "<tr><td>Full Council</td><td>14 December 2026</td><td>7pm</td></tr></table>"
    )
    assert said("Full Council: 14 December, 7pm", page) == []
    assert said("Full Council: 14 December, 6.30pm", page) == [
        "The page says 7pm, the post says 6.30pm."
    ]


def test_opening_hours_and_a_month_in_a_title_date_nothing() -> None:
    page = "Agenda, December 2026\nMonday 14 December 2026\nOffice open Monday to Friday"
    assert said("On Tuesday 15 December.", page)


def test_a_day_within_a_range_is_in_it_and_the_ends_of_a_range_are_its_ends() -> None:
    page = "Closed from 1 to 5 December 2026."
    assert said("Closed on Thursday 3 December.", page) == []
    assert said("Closed 1-5 December.", page) == []
    assert said("Closed 2-5 December.", page)


def test_a_welsh_name_of_a_place_is_not_held_against_an_english_one() -> None:
    assert said("Yn y Neuadd Goffa.", "In the Memorial Hall.") == []
    assert said("Yn Neuadd y Dref.", "Yn Neuadd Goffa Brynbuga.")


def test_a_street_and_its_postcode_are_one_place_held_up_once() -> None:
    page = "Bridge Street, Usk NP15 1AD"
    for text, words in (
        ("At Mill Street, Usk NP15 1AB", ["Mill Street"]),
        ("At Bridge Street, Usk NP15 1AB", ["NP15 1AB"]),
        ("At Mill Street\nChurch Lane", ["Mill Street", "Church Lane"]),
    ):
        held_up = [one.words for one in mismatches(text, f"{page}, Castle Lane", ON)]
        assert held_up == words


def test_a_percentage_is_held_only_against_percentages() -> None:
    assert said("It rises 4.15%.") == []
    assert said("It rises 4.15%.", "It rises 4.5%.")


def test_what_no_reader_sees_is_not_quoted() -> None:
    assert said("At 7.\u200b30pm.") == ["The page says 7.00pm, the post says 7.30pm."]


def test_a_page_without_words_says_nothing_to_compare() -> None:
    assert said("At 7pm.", " \n") == []


def test_it_is_marked_where_it_stands_in_the_message_alone() -> None:
    draft = replace(DRAFT, message="🏴󠁧󠁢󠁷󠁬󠁳󠁿 At 7.30pm.", welsh="Am 8yh.")
    reason = unlike_its_page(draft)
    assert isinstance(reason, Marked)
    assert [draft.message[start:end] for start, end in reason.spans] == ["7.30pm"]
    assert reason.sentence == (
        "The page says 7.00pm, the post says 7.30pm. The page says 7.00pm, the post says 8yh."
    )


@pytest.mark.parametrize("page", [None, Page(is_seen=False), Page(is_seen=True)])
def test_an_approver_confirms_only_what_differs_from_a_page_that_was_read(
    page: Page | None,
) -> None:
    wrong = replace(DRAFT, message="At 7.30pm.")
    assert differs(wrong)
    assert not differs(DRAFT)
    assert not differs(replace(wrong, page=page))


PIECES = st.lists(
    st.sampled_from(
        [
            *("14", "th", " ", "December", "Rhagfyr", "7", ".", "30", "pm", "-", "£", ",", "Hall"),
            *("St", "\n", "Monday", "dydd", "Llun", "01632", "960", "\u2019", "\u00a0", "½", "🏴"),
            *("to", "½%"),
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(PIECES | st.text(max_size=60), PIECES | st.text(max_size=60))
def test_whatever_is_written_the_words_stand_where_they_are_said_to(text: str, page: str) -> None:
    for one in mismatches(text, words_of(page), ON):
        stretch = text[one.start : one.end]
        assert "".join(char for char in stretch if category(char) != "Cf") == one.words
        assert one.words
        assert one.kind in Kind


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_a_post_that_is_its_own_page_differs_only_by_days_that_cannot_be(text: str) -> None:
    found = mismatches(text, text, ON)
    assert {one.kind for one in found} <= {Kind.DATE}
