"""The trained reader: how it cuts a comment, that it is small, and thinks the same again."""

from __future__ import annotations

import pytest

from moderation.detectors.reader import read
from moderation.detectors.reader.network import HEADS, WEIGHTS, think
from moderation.detectors.reader.sounds import FILE, sounds_bad
from moderation.detectors.reader.tokens import LONGEST, pieces, vocabulary
from policy.folding import fold

MEGABYTE = 1024 * 1024


def cut(text: str) -> list[str]:
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(fold(text)).numbers][1:-1]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Potholes again!", ["pot", "##holes", "again", "!"]),
        ("You 1d1ot", ["you", "idiot"]),
        ("meet at 10am on the 1st", ["meet", "at", "10", "##am", "on", "the", "1st"]),
        ("a \U0001f40d", ["a", "snake"]),
        ("", []),
    ],
)
def test_it_reads_a_disguise_as_what_it_hides_and_a_picture_by_its_name(
    written: str, read_as: list[str]
) -> None:
    assert cut(written) == read_as


def test_each_piece_knows_its_place_in_the_original() -> None:
    text = "\u200bYou 1d1ot"
    places = pieces(fold(text)).places[1:-1]
    assert [text[start:end].strip("\u200b") for start, end in places] == ["You", "1d1ot"]


def test_a_very_long_comment_is_cut_off() -> None:
    assert len(pieces(fold("word " * 500)).numbers) == LONGEST


def test_it_thinks_the_same_alone_and_in_company() -> None:
    texts = ["You are a moron.", "Thank you for the lights.", "word " * 80, "Ok"]
    together = think([fold(text) for text in texts])
    for text, thought in zip(texts, together, strict=True):
        (alone,) = think([fold(text)])
        assert thought.heads == pytest.approx(alone.heads, abs=1e-3)
        assert thought.marked == alone.marked


def test_it_tells_abuse_of_a_person_from_hard_words_about_a_plan() -> None:
    person, plan = read(["You are a moron.", "This plan is moronic."])
    assert set(person.heads) == set(HEADS)
    assert person.heads["toxic"] > 0.8 > 0.5 > plan.heads["toxic"]
    assert person.marked


def test_a_welsh_comment_is_left_to_the_rules() -> None:
    (thought,) = read(["Mae'r tyllau yn Heol y Bont yn beryglus iawn ers y gaeaf."])
    assert not thought.heads


def test_what_was_learnt_stays_small() -> None:
    assert WEIGHTS.stat().st_size + FILE.stat().st_size < 25 * MEGABYTE


@pytest.mark.parametrize("host", ["luckyspins-casino.example", "betmaster888.example"])
def test_a_host_that_nobody_listed_is_known_by_its_sound(host: str) -> None:
    assert sounds_bad(host) > 0.9


@pytest.mark.parametrize("host", ["uskrugby.co.uk", "essexgardens.co.uk", "monmouthshire.gov.uk"])
def test_a_clubs_host_sounds_like_no_such_thing(host: str) -> None:
    assert sounds_bad(host) < 0.9
