"""The hash over what is approved: any change of any part changes it, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile

from accounts.models import Channel, User
from posts.models import Extra, Media, Post
from tests.council import Drafting
from tests.posts.filming import film

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictured(draft: Drafting) -> Post:
    post = draft(
        web_page="https://usk.example/fair", publish_at=datetime(2027, 1, 1, 12, tzinfo=UTC)
    )
    media = Media(
        kind="picture",
        mime="image/png",
        sha256="a" * 64,
        size=4,
        added_by=post.author,
        description="The square.",
        rights="ours",
        people="none",
    )
    media.file.save("square.png", ContentFile(b"1234"))
    post.media = media
    post.save()
    return post


def changed(post: Post, what: str, youtube: Channel) -> None:
    match what:
        case "message":
            post.message += "."
        case "link":
            post.web_page += "/2027"
        case "time":
            post.publish_at = datetime(2027, 1, 1, 12, 1, tzinfo=UTC)
        case "no time":
            post.publish_at = None
        case "picture":
            post.media.sha256 = "b" * 64
        case "alt text":
            post.media.description = "The square at dusk."
        case "decorative":
            post.media.is_decorative = True
        case "no picture":
            post.media = None
        case "one channel less":
            post.channels.remove(post.channels.first())
        case "one channel more":
            post.channels.add(youtube)


@pytest.mark.parametrize(
    "what",
    [
        "message",
        "link",
        "time",
        "no time",
        "picture",
        "alt text",
        "decorative",
        "no picture",
        "one channel less",
        "one channel more",
    ],
)
def test_a_change_of_any_part_changes_it(pictured: Post, what: str, youtube: Channel) -> None:
    before = pictured.digest()
    changed(pictured, what, youtube)
    assert pictured.digest() != before


def test_another_account_behind_a_channel_changes_it(pictured: Post, x: Channel) -> None:
    before = pictured.digest()
    Channel.objects.filter(pk=x.pk).update(external_id="999")
    assert Post.objects.get(pk=pictured.pk).digest() != before


def test_nothing_else_changes_it(pictured: Post, x: Channel) -> None:
    before = pictured.digest()
    pictured.status = Post.Status.APPROVED
    Channel.objects.filter(pk=x.pk).update(name="Renamed", access_token="another")
    assert Post.objects.get(pk=pictured.pk).digest() == before


@pytest.fixture
def filmed(draft: Drafting, youtube: Channel, councillor: User) -> Post:
    return draft(channels=[youtube], media=film(councillor))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("captions", {"sha256": "c" * 64}),
        ("captions", {"language": "en"}),
        ("thumbnail", {"sha256": "c" * 64}),
        ("thumbnail", None),
    ],
)
def test_captions_and_thumbnail_are_part_of_what_is_approved(
    filmed: Post, kind: str, change: dict[str, str] | None
) -> None:
    before = filmed.digest()
    extra = Extra.objects.filter(kind=kind)
    if change:
        extra.update(**change)
    else:
        extra.delete()
    assert Post.objects.get(pk=filmed.pk).digest() != before


def test_where_there_is_no_place_for_captions_they_are_no_part_of_it(
    draft: Drafting, facebook: Channel, councillor: User
) -> None:
    post = draft(channels=[facebook], media=film(councillor))
    before = post.digest()
    Extra.objects.all().delete()
    assert Post.objects.get(pk=post.pk).digest() == before
