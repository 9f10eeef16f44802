"""The words of the council's lists are found in any form, and only as whole words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from policy import lists
from policy.listed import disguised, listed, mutations

TALK = some.text("abcdefghijklmnopqrstuvwxyz ŵŷ'-.,!", max_size=40)


@pytest.mark.parametrize(
    ("text", "entry", "found"),
    [
        ("Such idiots!", "idiot", ["idiots"]),
        ("Whinging and whinged.", "whinge", ["Whinging", "whinged"]),
        ("The pettiest of them", "petty", ["pettiest"]),
        ("a moaner", "moaners", ["moaner"]),
        ("STUPIDLY done", "stupid", ["STUPIDLY"]),
        ("keyboard  warriors", "keyboard warrior", ["keyboard  warriors"]),
        ("Dim ond twpsyn.", "twp", []),
        ("Betty asked", "petty", []),
        ("the labour of years", "Labour", []),
        ("the LABOUR Party, Labour's", "Labour", ["LABOUR", "Labour's"]),
        ("Tories", "Tory", ["Tories"]),
        ("the lawnmower", "law", []),
        ("r\u200bidiculous", "ridiculous", ["r\u200bidiculous"]),
        ("Celwyddgi!", "celwyddgi", ["Celwyddgi"]),
    ],
)
def test_a_word_is_found_in_its_forms(text: str, entry: str, found: list[str]) -> None:
    assert [hit.words for hit in listed(text, [entry])] == found


@pytest.mark.parametrize("form", ["twp", "dwp", "nhwp", "thwp"])
def test_a_welsh_word_is_found_by_its_mutations_in_welsh(form: str) -> None:
    text = f"Mae pawb yn dweud bod hyn yn {form} iawn yn ein barn ni."
    assert [hit.words for hit in listed(text, ["twp"])] == [form]


def test_an_english_text_has_no_mutations() -> None:
    assert listed("We will be fully there with Betty and Dan.", ["bully", "petty", "tan"]) == []


@pytest.mark.parametrize(
    ("word", "becomes"),
    [
        ("pen", ["ben", "mhen", "phen"]),
        ("gwirion", ["wirion", "ngwirion"]),
        ("llwfr", ["lwfr"]),
        ("rhagrith", ["ragrith"]),
        ("chwerthin", []),
        ("ffŵl", []),
        ("sothach", []),
    ],
)
def test_welsh_words_begin_otherwise_behind_others(word: str, becomes: list[str]) -> None:
    assert mutations(word) == becomes


@pytest.mark.parametrize(
    "written",
    ["pikey", "PIKEYS", "p1key", "p.i.k.e.y", "p i k e y", "piiikey", "p!k3y", "рikey", "píkey"],  # noqa: RUF001
)
def test_a_blocked_word_is_found_however_it_is_spelt_out(written: str) -> None:
    text = f"Some {written}, they said."
    assert [hit.words for hit in disguised(text, ["pikey"])] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "Scunthorpe and Penistone",
        "Offa's Dyke path is muddy.",
        "Faggots and peas at the fair",
        "The sheep on the dyke",
        "Paddy, Jock and Taff the dog",
        "A chink of light, spick and span",
        "The River Taff at Pikes Farm",
        "Chaves the baker",
    ],
)
def test_places_and_harmless_words_are_left_alone(text: str) -> None:
    assert disguised(text, lists.blocked(), lists.exceptions()) == []


def test_an_exception_covers_only_its_own_place() -> None:
    found = disguised("Gypo Lane, and a gypo.", ["gypo"], ["Gypo Lane"])
    assert [(hit.start, hit.words) for hit in found] == [(17, "gypo")]


@pytest.mark.parametrize(
    "word",
    [*lists.think_twice(), *lists.blocked(), *lists.sensitive()],
)
def test_each_word_of_the_first_lists_is_found_as_it_stands(word: str) -> None:
    search = disguised if word in lists.blocked() else listed
    assert [hit.words for hit in search(f"They said {word}.", [word])] == [word]


@given(TALK, TALK, some.sampled_from(lists.blocked()))
@settings(max_examples=100, deadline=None)
def test_a_blocked_word_is_found_wherever_it_stands(before: str, after: str, word: str) -> None:
    text = f"{before} {word} {after}"
    place = (len(before) + 1, len(before) + 1 + len(word))
    assert any(hit.start <= place[0] and place[1] <= hit.end for hit in disguised(text, [word]))


@given(some.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_a_hit_stands_where_it_says(text: str) -> None:
    for hit in [*disguised(text, ["chav"]), *listed(text, ["twp", "Tory"])]:
        assert text[hit.start : hit.end] == hit.words


def test_a_word_with_two_of_a_letter_is_found_spelt_out_and_is_not_found_with_one() -> None:
    assert [hit.words for hit in disguised("g y p p o", ["gyppo"])] == ["g y p p o"]
    assert disguised("gypo", ["gyppo"]) == []
