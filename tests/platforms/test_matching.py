"""What counts as the same post, and what as a difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from platforms.base import Content, Live, Picture
from platforms.matching import differences, is_same

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LINK = "https://usk.example/fair"
PICTURE = Picture(Path("a.png"), "image/png", "0" * 64, "The castle.")
SENT = Content("The fair opens\nat ten.", link=LINK)
LIVE = Live("1", "https://there.example/1", "The fair opens\nat ten.", NOON, link=LINK)


@pytest.mark.parametrize(
    "live",
    [
        LIVE,
        replace(LIVE, text="The  fair opens at ten. "),
        replace(LIVE, link=""),
        replace(LIVE, link="http://usk.example/fair/"),
        replace(LIVE, posted_at=NOON - timedelta(minutes=1)),
    ],
)
def test_it_is_the_same_however_the_platform_shows_it(live: Live) -> None:
    assert is_same(SENT, live, since=NOON)


@pytest.mark.parametrize(
    "live",
    [
        replace(LIVE, text="The fair opens at eleven."),
        replace(LIVE, link="https://usk.example/other"),
        replace(LIVE, has_picture=True),
        replace(LIVE, has_video=True),
        replace(LIVE, title="Fair"),
        replace(LIVE, posted_at=NOON - timedelta(hours=1)),
    ],
)
def test_it_is_another_when_anything_that_counts_is_other(live: Live) -> None:
    assert not is_same(SENT, live, since=NOON)


def test_letters_that_look_the_same_are_the_same() -> None:
    sent = Content("Dw\u0302r ar gau")
    assert is_same(sent, replace(LIVE, text="D\u0175r ar gau", link=""), since=NOON)


@pytest.mark.parametrize(
    ("sent", "live", "said"),
    [
        (SENT, LIVE, []),
        (SENT, replace(LIVE, link=""), ["link"]),
        (SENT, replace(LIVE, text="Closed."), ["words"]),
        (Content(f"Fair.\n{LINK}"), replace(LIVE, text="Fair.", link=""), ["link"]),
        (replace(SENT, picture=PICTURE), LIVE, ["picture"]),
        (
            replace(SENT, picture=PICTURE),
            replace(LIVE, has_picture=True, alt_text="May be an image of a castle"),
            ["description"],
        ),
        (replace(SENT, picture=PICTURE), replace(LIVE, has_picture=True, alt_text=None), []),
        (SENT, replace(LIVE, has_video=True), ["video"]),
    ],
)
def test_each_difference_is_said_in_a_sentence(sent: Content, live: Live, said: list[str]) -> None:
    found = differences(sent, live)
    assert len(found) == len(said)
    for word, sentence in zip(said, found, strict=True):
        assert word in sentence
        assert sentence.endswith(".")
