"""A picture is drawn anew for a platform that does not take it, or not show it, as it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from accounts.models import Channel, User
from platforms.base import PictureLimits
from platforms.facebook import Facebook
from platforms.practice.server import Practice
from posts import actions, pictures
from posts.models import Media, Post, Rendition
from posts.pictures import fitted, picture
from tests.council import Drafting
from tests.posts.conftest import Queue, attempt
from tests.posts.test_deciding import wording
from tests.posts.test_pictures import drawn, file


def noise(kind: str) -> bytes:
    """A picture of so much detail that nothing makes it small."""
    out = BytesIO()
    Image.effect_noise((400, 300), 100).convert("RGB").save(out, kind)
    return out.getvalue()


def test_what_a_platform_takes_as_it_is_stays_as_it_is() -> None:
    content = drawn()
    limits = Facebook.pictures
    assert limits
    assert fitted(ContentFile(content), len(content), limits) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("longest", [100, 399, 4096])
@pytest.mark.parametrize("most", [2_000, 20_000, 60_000])
def test_a_picture_of_much_detail_fits_whatever_it_takes(
    kind: str, longest: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "THUMBNAIL_SIDE", 40)
    taken = picture(file(noise(kind)))
    small = fitted(taken.file, taken.size, PictureLimits(longest, most, most))
    assert small
    assert max(small.width or 0, small.height or 0) <= longest
    assert small.size <= most


def test_what_one_could_see_through_stands_on_white() -> None:
    clear = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    out = BytesIO()
    clear.save(out, "PNG")
    content = out.getvalue()
    small = fitted(ContentFile(content), len(content), PictureLimits(60, 10_000, 10))
    assert small
    assert small.mime == "image/jpeg"
    with Image.open(small.file) as shown:
        assert shown.getpixel((30, 30)) == (255, 255, 255)


@pytest.fixture
def large(draft: Drafting, councillor: User) -> Post:
    post = draft()
    said = wording(post, upload=picture(file(drawn(size=(3000, 1500)))), description="Green.")
    said = said.__class__(**{**said.__dict__, "rights": "ours", "people": "none"})
    actions.write(post, said, by=councillor, now=timezone.now())
    return Post.objects.get(pk=post.pk)


@pytest.mark.django_db
def test_only_the_platform_that_needs_one_has_a_rendition(large: Post) -> None:
    [small] = Rendition.objects.all()
    assert (small.platform, small.width, small.height) == ("facebook", 2048, 1024)
    assert large.media
    shown = {name: large.media.picture(name) for name in ("facebook", "x")}
    assert shown["facebook"]
    assert shown["x"]
    assert shown["facebook"].sha256 == small.sha256
    assert shown["x"].sha256 == large.media.sha256
    assert (large.media.width, large.media.height) == (3000, 1500)


@pytest.mark.django_db
def test_what_is_approved_are_its_bytes(large: Post) -> None:
    before = large.digest()
    Rendition.objects.update(sha256="0" * 64)
    assert Post.objects.get(pk=large.pk).digest() != before


@pytest.mark.django_db
def test_renditions_are_asked_for_once_however_often_it_is_shown(
    large: Post, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    media = Media.objects.get(pk=large.media_id)
    with django_assert_num_queries(1):
        for name in ("facebook", "x", "facebook"):
            media.picture(name)


@pytest.mark.django_db
def test_it_is_what_the_platform_is_sent(
    queued: Queue, practice: Practice, facebook: Channel, large: Post
) -> None:
    media = large.media
    Post.objects.filter(pk=large.pk).update(media=None)
    row = attempt(queued(facebook, media=media))
    assert row.status == "DONE", row.why
    sent = practice.store.medium(practice.store.posts("facebook")[0].media[0])
    assert sent
    assert (sent.width, sent.height) == (2048, 1024)
