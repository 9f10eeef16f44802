"""What people can see in a text, and what only seems to be there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.words import plain, says_something, says_words

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
FARMER = "\U0001f469\u200d\U0001f33e"
HEART = "\u2764\ufe0f\u200d\U0001f525"
NODDING = "\U0001f642\u200d\u2195\ufe0f"
SKIN = "\U0001f469\U0001f3fd\u200d\U0001f33e"
NEW = "\U0001fae8"


@pytest.mark.parametrize(
    "text",
    [
        "Croeso i Frynbuga",
        "Dŵr, tŷ, sgïo: café",
        "one\r\ntwo\tthree\n",
        "5\u00a0December, 10\u202f000 people",
        "a\u0301",
        "عربي 日本語",
        *(WALES, FARMER, HEART, NODDING, SKIN, NEW, "\U0001f1ec\U0001f1e7", "1\ufe0f\u20e3"),
    ],
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
    assert says_something(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("pay\u200bment", "payment"),
        ("\ufeffHello", "Hello"),
        ("exe.\u202egnp", "exe.gnp"),
        ("\u2066left\u2069", "left"),
        ("soft\u00adhyphen", "softhyphen"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("a\u200db", "ab"),
        ("\U0001f469\u200d", "\U0001f469"),
        ("\u200d\u200d\u200d", ""),
        ("secret\U000e0068\U000e0069", "secret"),
    ],
)
def test_what_hides_or_turns_others_round_is_taken_out(text: str, seen: str) -> None:
    assert plain(text) == seen


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u200b\u200c\u2060", "\ufe0f", "\u3164", "\u2800", "\u00a0", "\u0301"]
)
def test_what_nobody_can_see_says_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["", ".", " - ", "\u2026!?", "\u3164", FARMER])
def test_a_sign_is_no_reason(text: str) -> None:
    assert not says_words(text)


@pytest.mark.parametrize("text", ["Ie.", "7", "نعم", "はい"])
def test_words_of_any_script_are_a_reason(text: str) -> None:
    assert says_words(text)


@given(st.text())
def test_taking_out_once_is_enough(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert says_something(text) == says_something(plain(text))
