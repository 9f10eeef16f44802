"""How a post sounds and reads: the edges of what is hinted at, and what one press puts right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policy.clause import Marked, Reason, Stage, Verdict
from policy.facts import Draft, Lists
from policy.judging import findings
from policy.tone import capitals, ease
from policy.tone.hashtags import with_capitals
from policy.tone.letters import in_ordinary_letters
from tests.policy.wordings import CALM, saying

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


def marked(reason: Reason, draft: Draft) -> list[str]:
    assert isinstance(reason, Marked | None)
    return [draft.message[start:end] for start, end in reason.spans] if reason else []


@pytest.mark.parametrize(
    ("message", "shouted"),
    [
        ("RIDICULOUS complaints", ["RIDICULOUS"]),
        ("ROAD CLOSED, use the A472", ["ROAD CLOSED"]),
        ("NEUADD GOFFA ar gau", ["NEUADD GOFFA"]),
        ("STRYD Y BONT", ["STRYD Y BONT"]),
        ("The NHS and the BBC", []),
        ("NHS UK", []),
        ("Usk TC and BCU", []),
        ("NP15 1AD", []),
        ("Queen Elizabeth II and George VI", []),
        ("I saw A BIG thing", []),
        ("#USKSHOW", []),
    ],
)
def test_capitals_shout_in_twos_or_in_a_long_word(message: str, shouted: list[str]) -> None:
    draft = saying(message)
    assert marked(capitals.shouting(draft), draft) == shouted


@pytest.mark.parametrize(
    ("message", "unexplained"),
    [
        ("The BBNP meets", ["BBNP"]),
        ("Bannau Brycheiniog (BBNP) meets. The BBNP agrees.", []),
        ("BBNP (Bannau Brycheiniog National Park) meets", []),
        ("The NHS agrees", []),
        ("ROAD CLOSED", []),
        ("WWII and Henry VIII", []),
        ("See the BBNP and BBNP", ["BBNP", "BBNP"]),
    ],
)
def test_initials_are_explained_once(message: str, unexplained: list[str]) -> None:
    draft = saying(message)
    assert marked(capitals.initials_unexplained(draft), draft) == unexplained


def test_the_council_knows_its_own_initials() -> None:
    known = replace(saying("The BBNP meets"), lists=Lists(initials=("bbnp",)))
    assert capitals.initials_unexplained(known) is None


@pytest.mark.parametrize(
    ("message", "most"),
    [
        (" ".join(["word"] * 25), 0),
        (" ".join(["word"] * 26), 26),
        ("We meet at 7.30pm on the 14th. " * 5, 0),
        (" ".join(["word"] * 20) + " https://www.usk.example/a.b/c?d=e.f", 0),
        ("One line\n" * 20, 0),
    ],
)
def test_a_sentence_has_so_many_words(message: str, most: int) -> None:
    reason = ease.long_sentence(saying(message))
    assert (isinstance(reason, Marked) and f"{most} words" in reason.sentence) is bool(most)


def test_a_flag_or_a_family_is_one_emoji() -> None:
    assert (
        ease.many_emoji(saying(f"{FLAG} {FLAG} \U0001f468\u200d\U0001f469\u200d\U0001f467")) is None
    )
    draft = saying(f"{FLAG}\U0001f384\u2744\ufe0f\U0001f385")
    assert marked(ease.many_emoji(draft), draft) == [
        FLAG,
        "\U0001f384",
        "\u2744\ufe0f",
        "\U0001f385",
    ]


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("#usktowncouncil", "#UskTownCouncil"),
        ("#croesoibawb", "#CroesoIBawb"),
        ("#christmas2026", "#Christmas2026"),
        ("#usk", "#usk"),
        ("#porthycarne", "#porthycarne"),
        ("#UskShow", "#UskShow"),
        ("The Porthycarne picnic #porthycarnepicnic", "The Porthycarne picnic #PorthycarnePicnic"),
        ("https://usk.example/#usktowncouncil", "https://usk.example/#usktowncouncil"),
        ("&#usktowncouncil;", "&#usktowncouncil;"),
    ],
)
def test_hashtags_get_a_capital_for_each_word_that_is_known(typed: str, better: str) -> None:
    assert with_capitals(typed) == better


def test_fancy_letters_become_ordinary_ones_and_nothing_else_changes() -> None:
    fancy = (
        "\U0001d4e4\U0001d4fc\U0001d4f4 \u24ca\u24e2\u24da \U0001f144\U0001f142\U0001f13a \uff35"
    )
    kept = "20 m² and ½, № 4, 20 °C, ™ \U0001f384 Lôn y Tŷ"
    assert in_ordinary_letters(f"{fancy}; {kept}") == f"Usk Usk USK U; {kept}"


def test_a_calm_post_hears_nothing() -> None:
    assert {line.verdict for line in findings(Stage.DRAFT, CALM) if line.clause == "3.7"} == {
        Verdict.KEPT
    }


def test_a_hint_asks_for_nothing() -> None:
    verdicts = {
        line.rule: line.verdict
        for line in findings(Stage.DRAFT, saying("ROAD CLOSED today!! Idiots."))
        if line.verdict is not Verdict.KEPT and line.clause == "3.7"
    }
    assert verdicts == {
        "think_twice": Verdict.WARN,
        "shouting": Verdict.HINT,
        "exclaiming": Verdict.HINT,
    }
