"""A picture is served by a view that checks who asks."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from accounts.models import User
from posts.models import Media, Post
from tests.council import Drafting
from tests.posts.test_pictures import drawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictured(draft: Drafting) -> Post:
    post = draft()
    media = Media(kind="picture", mime="image/png", sha256="0" * 64, size=1, added_by=post.author)
    media.file.save("a.png", ContentFile(drawn("PNG")))
    post.media = media
    post.save()
    return post


def ask(post: Post, person: User | None) -> int:
    client = Client()
    if person:
        client.force_login(person)
    answer = client.get(f"/posts/media/{post.media_id}/")
    if answer.streaming:
        assert b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # and so closed
    return answer.status_code


def test_a_drafts_picture_is_its_authors_until_it_is_sent_on(
    pictured: Post, mayor: User, officer: User, auditor: User
) -> None:
    assert ask(pictured, pictured.author) == 200
    assert [ask(pictured, who) for who in (mayor, officer)] == [404, 404]
    assert ask(pictured, auditor) == 403
    assert ask(pictured, None) == 302
    Post.objects.filter(pk=pictured.pk).update(status="SUBMITTED", submitted_at=timezone.now())
    assert [ask(pictured, who) for who in (mayor, officer)] == [200, 200]
    assert ask(pictured, auditor) == 403


def test_a_picture_of_no_post_is_nobodys(pictured: Post, mayor: User) -> None:
    Post.objects.filter(pk=pictured.pk).update(media=None)
    assert ask(pictured, pictured.author) == 404


def test_it_is_served_as_what_it_is_and_kept_by_nobody(pictured: Post) -> None:
    client = Client()
    client.force_login(pictured.author)
    answer = client.get(f"/posts/media/{pictured.media_id}/")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content)[:4] == b"\x89PNG"  # type: ignore[attr-defined]
