"""What people are told about pictures and videos, in words."""

from dataclasses import replace

import pytest

from policy import showing
from policy.facts import Draft, Media
from tests.policy.shown import FILM, PHOTO, draft, follows


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (follows(4), "The captions follow by 4 December."),
        (follows(5), "Say by when the captions follow: within 14 days."),
    ],
)
def test_captions_that_follow_are_told_of_with_their_day(asked: Draft, sentence: str) -> None:
    assert str(showing.captions_later(asked)).startswith(sentence)


@pytest.mark.parametrize(
    ("film", "sentence"),
    [
        (
            replace(FILM, seconds=141),
            "X takes a video of at most 2 min 20 s and this lasts 2 min 21 s. "
            "Shorten the video, or take the channel off this post.",
        ),
        (
            replace(FILM, size=512 * 1024**2 + 1),
            "X takes a video of at most 512 MB and this has 513. "
            "Shorten the video, or take the channel off this post.",
        ),
    ],
)
def test_a_video_that_a_channel_does_not_take_is_told_of_by_number(
    film: Media, sentence: str
) -> None:
    assert showing.video_too_large(draft(film)) == sentence


@pytest.mark.parametrize("rights", ["permission", "licence"])
def test_whoever_lent_the_picture_is_named(rights: str) -> None:
    asked = draft(replace(PHOTO, rights=rights))
    assert "picture" in str(showing.uncredited(asked))
