"""Abuse of a person is found; hard words about a decision, a service or a thing are not."""

from __future__ import annotations

import pytest

from moderation.detectors import Lists, assess
from policy.principles import Principle

COUNCIL = Lists(people=frozenset({"hopkin", "price"}))

ABUSE = [
    "You are an idiot and everybody on the estate knows it.",
    "you're a complete and utter muppet",
    "What a cretin that man is.",
    "Our mayor is a pompous windbag.",
    "The clerk is thick as mince.",
    "Cllr Vaughan is a spineless coward.",
    "Hopkin is a waste of space, always has been.",
    "Sit down, sweetheart, the grown-ups are talking.",
    "Back to your knitting, councillor.",
    "Nobody cares what you think, grandad.",
    "Crawl back under your rock.",
    "A potato could do your job better.",
    "Shut your gob, Delyth.",
    "Fuck off, the lot of you.",
    "y o u   a r e   a   m0r0n",
    "you m o r o n",
    "Those families on the Tudor estate are feral scroungers.",
    "Councillor Numpty strikes again.",
    "Everyone please bombard him until he resigns.",
    "Twpsyn wyt ti, a dyna ni.",
    "Mae'r maer yn dwp.",
    "Cau dy geg, yr hen wrach.",
    "Hen ffŵl yw'r clerc.",
]
FAIR = [
    "This is a stupid decision.",
    "An absolute shambles of a scheme, and a dear one.",
    "The clerk has not answered my letter in six weeks.",
    "The council is useless at bins and worse at potholes.",
    "You should be ashamed of how this was handled.",
    "You have not listened to a single word that people said.",
    "Cllr Vaughan is wrong, and his figures are nonsense.",
    "The mayor ought to resign over this.",
    "What an idiotic place to put a bench.",
    "Your website is rubbish and your forms are worse.",
    "That is the dumbest roundabout in Gwent.",
    "Lying about the cost will not make it cheaper.",
    "The pigs got out at Llanbadoc and the cows followed.",
    "Who left a dead rat on the steps?",
    "There was a brilliant clown at the fair.",
    "The surgery will shut up shop in June.",
    "He called me a stupid cow in front of my children.",
    "Whoever wrote 'you moron' on the noticeboard: it is a ten-year-old's poster.",
    "I am not saying that the mayor is an idiot.",
    "Nobody should be called an idiot for asking a question.",
    "The vicar was hurt in the fall, I hope he mends.",
    "The price is a joke.",
    "Bless her, what a lovely speech.",
    "Mae'n warthus, a neb yn gwneud dim.",
    "Syniad twp yw cau'r ffordd ym mis Awst.",
    "Mae'r penderfyniad yn hurt.",
    "Diolch i'r maer am ddod.",
]


@pytest.mark.parametrize("text", ABUSE)
def test_abuse_of_a_person_is_found(text: str) -> None:
    assert Principle.RESPECT in _suggested(text)


@pytest.mark.parametrize("text", FAIR)
def test_fair_but_angry_words_are_left_alone(text: str) -> None:
    assert not _suggested(text)


def test_it_points_at_the_words_and_not_around_them() -> None:
    text = "Well. 😀 The clerk is a m0ron, if you ask me."
    (suggestion,) = assess(text).suggestions
    assert [text[start:end] for start, end in suggestion.spans] == ["The clerk is a m0ron"]


def test_a_surname_that_is_a_word_is_a_person_with_its_capital_only() -> None:
    assert Principle.RESPECT in _suggested("I see that Price is a clueless old windbag.")
    assert not _suggested("The price is vile.")


def _suggested(text: str) -> set[Principle]:
    return {one.principle for one in assess(text, lists=COUNCIL).suggestions} - {Principle.LANGUAGE}
