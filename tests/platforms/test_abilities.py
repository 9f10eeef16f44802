"""What only some platforms let us do: new words for a post, captions, a thumbnail."""

import dataclasses
import hashlib
from pathlib import Path

import pytest

from platforms.abilities import Captioned, Editable
from platforms.base import (
    Captions,
    Content,
    Picture,
    PlatformError,
    Reconnect,
    Rejected,
    Unavailable,
    Video,
)
from platforms.facebook import Facebook
from platforms.practice.accounts import FACEBOOK, YOUTUBE
from platforms.practice.exchange import inside, objects
from platforms.practice.records import Post
from platforms.practice.server import Practice
from platforms.x import X
from platforms.youtube import YouTube
from tests.platforms.conftest import Script
from tests.platforms.kept import Kept
from tests.platforms.scripted import HANG_UP, Answer, says

SRT = b"1\n00:00:00,000 --> 00:00:02,000\nCroeso\n"


@pytest.fixture
def captions(tmp_path: Path) -> Captions:
    path = tmp_path / "meeting.srt"
    path.write_bytes(SRT)
    return Captions(path, "cy", hashlib.sha256(SRT).hexdigest())


@pytest.fixture
def film(practice: Practice, video: Video) -> str:
    """A video that is out."""
    content = Content("The council met.", title="The council met.", video=video)
    return YouTube(YOUTUBE).publish(content, Kept()).external_id


def the_video(practice: Practice) -> Post:
    [video] = practice.store.posts("youtube")
    return video


def refused(status: int, **error: object) -> Answer:
    return says({"error": {"message": "Their words.", **error}}, status)


def youtube_says(status: int, reason: str) -> Answer:
    return refused(status, code=status, errors=[{"reason": reason, "message": "Their words."}])


def test_facebook_and_youtube_let_words_be_changed_and_x_does_not() -> None:
    assert [issubclass(one, Editable) for one in (Facebook, YouTube, X)] == [True, True, False]
    assert [issubclass(one, Captioned) for one in (Facebook, YouTube, X)] == [False, True, False]


# New words


def test_a_post_on_the_page_says_something_else_and_keeps_its_link(practice: Practice) -> None:
    link = "https://usk.example/agenda"
    facebook = Facebook(FACEBOOK)
    post_id = facebook.publish(Content("On Munday.", link=link), Kept()).external_id
    for _ in range(2):
        facebook.edit(post_id, Content("On Monday.", link=link))
    live = facebook.live(post_id)
    assert live
    assert (live.text, live.link) == ("On Monday.", link)
    assert len(practice.store.posts("facebook")) == 1


def test_a_picture_keeps_its_description_when_its_words_change(
    practice: Practice, picture: Picture
) -> None:
    facebook = Facebook(FACEBOOK)
    post_id = facebook.publish(Content("Our castel.", picture=picture), Kept()).external_id
    facebook.edit(post_id, Content("Our castle.", picture=picture))
    live = facebook.live(post_id)
    assert live
    assert (live.text, live.has_picture, live.alt_text) == ("Our castle.", True, picture.alt_text)


def test_only_the_words_are_sent_to_facebook(script: Script) -> None:
    facebook = script(says({"success": True}))
    Facebook(FACEBOOK).edit("101_7", Content("On Monday.", link="https://usk.example/"))
    [sent] = facebook.heard
    assert (sent.method, sent.path, sent.form["message"]) == ("POST", "/v26.0/101_7", "On Monday.")
    assert "link" not in sent.form


def test_a_video_has_a_new_title_and_description_and_keeps_the_rest(script: Script) -> None:
    kept = {"categoryId": "25", "tags": ["Usk"], "defaultLanguage": "cy"}
    given = {"title": "Old", "description": "Old", "publishedAt": "2026-11-20T12:00:00Z"}
    video = {"id": "film", "snippet": {**given, **kept}, "status": {"uploadStatus": "processed"}}
    youtube = script(says({"items": [video]}), says(video))
    YouTube(YOUTUBE).edit("film", Content("All of it.", title="The meeting"))
    _, sent = youtube.heard
    snippet = {**kept, "title": "The meeting", "description": "All of it."}
    assert (sent.method, sent.query["part"]) == ("PUT", "snippet")
    assert sent.json() == {"id": "film", "snippet": snippet}


def test_a_video_is_corrected_and_read_back(practice: Practice, film: str) -> None:
    for _ in range(2):
        YouTube(YOUTUBE).edit(film, Content("It met on Monday.", title="It met on Monday."))
    video = the_video(practice)
    assert (video.title, video.text) == ("It met on Monday.", "It met on Monday.")
    live = YouTube(YOUTUBE).live(film)
    assert live
    assert live.title == "It met on Monday."


def test_what_is_gone_cannot_be_corrected(practice: Practice, film: str) -> None:
    YouTube(YOUTUBE).delete(film)
    with pytest.raises(Rejected, match="no longer on YouTube"):
        YouTube(YOUTUBE).edit(film, Content("Words.", title="Words."))
    with pytest.raises(Rejected, match="no longer on Facebook"):
        Facebook(FACEBOOK).edit("101_404", Content("Words."))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (HANG_UP, Unavailable),
        (refused(500, code=1), Unavailable),
        (refused(400, code=4), Unavailable),
        (refused(400, code=190), Reconnect),
        (refused(403, code=200), Rejected),
        (says({"success": False}), Rejected),
    ],
)
def test_each_answer_of_facebook_to_an_edit_is_sorted(
    script: Script, answer: Answer, error: type[PlatformError]
) -> None:
    script(answer)
    with pytest.raises(error) as raised:
        Facebook(FACEBOOK).edit("101_7", Content("Words."))
    assert str(raised.value).endswith(".")


# Captions


def test_captions_stand_under_a_video_once(
    practice: Practice, film: str, captions: Captions
) -> None:
    for _ in range(2):
        YouTube(YOUTUBE).caption(film, captions)
    [track] = objects(the_video(practice).details["captions"])
    snippet = inside(track, "snippet")
    assert (snippet["language"], snippet["name"]) == ("cy", "")
    [kept] = practice.store.media.parent.rglob(str(snippet["file"]))
    assert kept.read_bytes() == SRT


def test_captions_in_both_languages_stand_side_by_side(
    practice: Practice, film: str, captions: Captions
) -> None:
    for language in ("cy", "en"):
        YouTube(YOUTUBE).caption(film, dataclasses.replace(captions, language=language))
    assert len(objects(the_video(practice).details["captions"])) == 2


def test_what_youtube_made_out_by_itself_is_not_taken_for_ours(
    script: Script, captions: Captions
) -> None:
    heard = {"language": "cy", "name": "", "trackKind": "ASR"}
    youtube = script(says({"items": [{"id": "1", "snippet": heard}]}), says({"id": "2"}))
    YouTube(YOUTUBE).caption("film", captions)
    assert [sent.method for sent in youtube.heard] == ["GET", "POST"]


def test_captions_refused_as_a_repeat_are_there(script: Script, captions: Captions) -> None:
    script(says({"items": []}), youtube_says(409, "captionExists"))
    YouTube(YOUTUBE).caption("film", captions)


def test_captions_that_are_not_what_was_approved_are_not_sent(
    practice: Practice, film: str, captions: Captions
) -> None:
    captions.path.write_bytes(b"something else")
    with pytest.raises(Rejected, match="The captions file on disk is not the one"):
        YouTube(YOUTUBE).caption(film, captions)
    captions.path.unlink()
    with pytest.raises(Rejected, match="The captions file is no longer on disk"):
        YouTube(YOUTUBE).caption(film, captions)
    assert "captions" not in the_video(practice).details


# The thumbnail


def test_a_thumbnail_is_set_and_may_be_set_again(
    practice: Practice, film: str, picture: Picture
) -> None:
    for _ in range(2):
        YouTube(YOUTUBE).thumbnail(film, picture)
    medium = practice.store.medium(str(the_video(practice).details["thumbnail"]))
    assert medium
    assert medium.mime == "image/png"
    [kept] = practice.store.media.parent.rglob(medium.file)
    assert kept.read_bytes() == picture.path.read_bytes()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (HANG_UP, Unavailable),
        (youtube_says(500, "backendError"), Unavailable),
        (youtube_says(403, "quotaExceeded"), Unavailable),
        (youtube_says(403, "forbidden"), Rejected),
        (youtube_says(404, "videoNotFound"), Rejected),
        (youtube_says(400, "invalidImage"), Rejected),
    ],
)
def test_each_answer_to_captions_and_thumbnails_is_sorted(
    script: Script,
    answer: Answer,
    error: type[PlatformError],
    picture: Picture,
    captions: Captions,
) -> None:
    script(answer, says({"items": []}), answer)
    for act in (
        lambda: YouTube(YOUTUBE).thumbnail("film", picture),
        lambda: YouTube(YOUTUBE).caption("film", captions),
    ):
        with pytest.raises(error) as raised:
            act()
        assert str(raised.value).endswith(".")
