"""Captions and a thumbnail on the compose page: what is taken, kept, refused and shown."""

from __future__ import annotations

from html import unescape
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import Channel, User
from posts import pictures
from posts.models import Extra, Post
from tests.council import Drafting
from tests.posts.filming import FILM, SRT, film
from tests.posts.test_compose import form_of
from tests.posts.test_pictures import drawn, file

pytestmark = pytest.mark.django_db
KINDS = {"captions": "text/plain; charset=utf-8", "thumbnail": "image/jpeg"}


@pytest.fixture
def author(client: Client, councillor: User) -> Client:
    client.force_login(councillor)
    return client


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def files() -> dict[str, object]:
    return {
        "video": upload("meeting.mp4", FILM),
        "captions": upload("meeting.srt", SRT),
        "thumbnail": upload("meeting.png", drawn("PNG", (1600, 900))),
    }


def test_a_video_comes_with_captions_and_a_thumbnail(author: Client, youtube: Channel) -> None:
    typed = form_of(author, "/posts/new/", channels=[youtube.pk], captions_language="cy", **files())
    assert author.post("/posts/new/", typed).status_code == 302
    post = Post.objects.get()
    [(_, content)] = post.contents()
    assert content.captions
    assert content.thumbnail
    assert (content.captions.language, content.captions.read()) == ("cy", SRT)
    with Image.open(BytesIO(content.thumbnail.read())) as kept:
        assert (kept.format, kept.size) == ("JPEG", (1280, 720))
    page = author.get(f"/posts/{post.pk}/check/").text
    assert "Captions in Welsh." in page
    for extra in Extra.objects.all():
        assert f"/posts/extras/{extra.pk}/" in page
        answer = author.get(f"/posts/extras/{extra.pk}/")
        assert answer["Content-Type"] == KINDS[extra.kind]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # and so closed


def test_a_form_sent_twice_with_captions_is_no_refusal(author: Client, youtube: Channel) -> None:
    form = form_of(author, "/posts/new/", channels=[youtube.pk], captions_language="cy")
    sent = [author.post("/posts/new/", form | files()).status_code for _ in range(2)]
    assert sent == [302, 302]
    media = Post.objects.get().media
    assert media
    assert media.extras.count() == 2


def test_they_can_be_changed_and_taken_off(
    author: Client, draft: Drafting, youtube: Channel, councillor: User
) -> None:
    post = draft(channels=[youtube], media=film(councillor))
    path = f"/posts/{post.pk}/edit/"
    said = {"channels": [youtube.pk], "rights": "ours", "people": "none"}
    typed = form_of(author, path, captions_language="en", drop_thumbnail="on", **said)
    assert author.post(path, typed).status_code == 302
    [left] = Extra.objects.all()
    assert (left.kind, left.language) == ("captions", "en")
    assert Post.objects.get().media == post.media


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"captions": upload("a.srt", SRT)}, "This goes with a video: add the video too."),
        ({"thumbnail": upload("a.jpg", drawn("JPEG", (640, 360)))}, "This goes with a video"),
        (
            {"video": upload("a.mp4", FILM), "captions": upload("a.srt", SRT)},
            "Say in which language the captions are.",
        ),
        (
            {"video": upload("a.mp4", FILM), "captions": upload("a.srt", b"x")},
            "That is not a captions file that we can read.",
        ),
        (
            {"video": upload("a.mp4", FILM), "thumbnail": upload("a.jpg", drawn())},
            "YouTube asks for 640 or more.",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_and_the_message_stays(
    author: Client, typed: dict[str, SimpleUploadedFile], refusal: str
) -> None:
    for one in typed.values():
        one.seek(0)
    form = form_of(author, "/posts/new/", message="The meeting.", **typed)
    page = unescape(author.post("/posts/new/", form).text)
    assert refusal in page
    assert "The meeting.</textarea>" in page
    assert not Post.objects.exists()


def test_captions_that_did_not_stay_are_asked_for_again(author: Client) -> None:
    form = form_of(author, "/posts/new/", web_page="x", captions_language="cy", **files())
    page = author.post("/posts/new/", form).text
    assert "Choose the captions file again: browsers do not keep it." in page
    assert "Choose the thumbnail again: browsers do not keep it." in page


def test_the_captions_of_a_draft_are_its_authors_alone(
    draft: Drafting, youtube: Channel, councillor: User, clerk: User
) -> None:
    draft(channels=[youtube], media=film(councillor))
    client = Client()
    client.force_login(clerk)
    for extra in Extra.objects.all():
        assert client.get(f"/posts/extras/{extra.pk}/").status_code == 404


def test_a_thumbnail_is_small_enough_for_youtube_whatever_it_shows() -> None:
    noise = BytesIO()
    Image.effect_noise((1280, 1280), 200).convert("RGB").save(noise, "PNG")
    taken = pictures.thumbnail(file(noise.getvalue()))
    assert taken.size < 2 * 1024 * 1024
    with pytest.raises(ValidationError, match="JPEG or PNG"):
        pictures.thumbnail(file(drawn("GIF", (640, 360))))
