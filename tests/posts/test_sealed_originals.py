"""The picture as it was uploaded: kept sealed, and fetched by the Clerk alone, who says why."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from audit.models import Event
from platforms import sealed
from platforms.sealed import Broken, WrongKey, sealed_chunks, unsealed_chunks
from posts import actions
from posts.films import video
from posts.models import Media, Post
from posts.pictures import picture
from tests.council import Drafting
from tests.posts.filming import box, mp4
from tests.posts.test_deciding import wording
from tests.posts.test_pictures import drawn, file

HIDDEN = b"Anna's telephone"
PHOTO = drawn() + HIDDEN


@pytest.fixture
def shown(draft: Drafting, councillor: User) -> Media:
    post = draft()
    with_picture = wording(post, upload=picture(file(PHOTO)), rights="ours", people="none")
    actions.write(post, with_picture, by=councillor, now=post.created_at)
    media = Post.objects.get(pk=post.pk).media
    assert media
    return media


def fetch(media: Media, person: User, why: str = "The police ask.") -> tuple[int, bytes]:
    client = Client()
    client.force_login(person)
    answer = client.post(f"/media/{media.pk}/original/", {"why": why})
    whole = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return answer.status_code, whole


@pytest.mark.django_db
def test_the_original_lies_sealed_and_the_kept_picture_without_its_past(shown: Media) -> None:
    on_disk = Path(shown.original.path).read_bytes()
    assert HIDDEN not in on_disk
    assert PHOTO[:20] not in on_disk
    assert HIDDEN not in Path(shown.file.path).read_bytes()
    assert b"".join(shown.original.unsealed()) == PHOTO


@pytest.mark.django_db
def test_a_clerk_fetches_it_and_that_is_recorded(shown: Media, clerk: User) -> None:
    Post.objects.update(submitted_at=shown.added_at)
    assert fetch(shown, clerk) == (200, PHOTO)
    line = Event.objects.get(verb="media.original_fetched")
    assert (line.by_id, line.detail["why"]) == (clerk.pk, "The police ask.")


@pytest.mark.django_db
def test_without_a_reason_it_stays_sealed(shown: Media, clerk: User) -> None:
    Post.objects.update(submitted_at=shown.added_at)
    assert fetch(shown, clerk, why=" ")[0] == 302
    assert not Event.objects.filter(verb="media.original_fetched").exists()


@pytest.mark.django_db
def test_nobody_else_may(shown: Media, mayor: User, auditor: User, councillor: User) -> None:
    Post.objects.update(submitted_at=shown.added_at)
    assert [fetch(shown, who)[0] for who in (mayor, auditor, councillor)] == [403, 403, 403]


@pytest.mark.django_db
def test_the_original_of_a_video_is_put_together_again(
    draft: Drafting, councillor: User, clerk: User
) -> None:
    content = mp4(box(b"udta", HIDDEN))
    post = draft(submitted_at=None)
    said = wording(post, upload=video(file(content, "a.mp4")), upload_kind="video")
    actions.write(post, said, by=councillor, now=post.created_at)
    media = Media.objects.get()
    assert HIDDEN not in Path(media.file.path).read_bytes()
    Post.objects.update(submitted_at=media.added_at)
    assert fetch(media, clerk) == (200, content)


@pytest.mark.django_db
def test_new_keys_seal_it_anew(shown: Media, settings: Settings) -> None:
    old, key = shown.original.path, Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [key, *settings.FIELD_ENCRYPTION_KEYS]
    out = io.StringIO()
    call_command("rotate_keys", stdout=out)
    assert "posts.Media.original: 1 sealed anew, 0 were so already." in out.getvalue()
    settings.FIELD_ENCRYPTION_KEYS = [key]
    media = Media.objects.get(pk=shown.pk)
    assert b"".join(media.original.unsealed()) == PHOTO
    assert media.original.path != old
    call_command("rotate_keys", stdout=out)
    assert "posts.Media.original: 0 sealed anew, 1 were so already." in out.getvalue()


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 35])
def test_a_file_of_any_size_comes_back_as_it_was(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "PIECE", 10)
    content = bytes(range(size))
    lines = list(sealed_chunks([content[:7], content[7:]]))
    assert b"".join(unsealed_chunks(lines)) == content


def test_nobody_leaves_a_piece_out_or_changes_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "PIECE", 10)
    lines = list(sealed_chunks([bytes(35)]))
    for spoilt in (
        lines[:-1],
        lines[1:],
        [lines[1], lines[0], *lines[2:]],
        [*lines, lines[-1]],
        [],
    ):
        with pytest.raises(Broken):
            list(unsealed_chunks(spoilt))


def test_a_wrong_key_is_said(settings: Settings) -> None:
    lines = list(sealed_chunks([b"secret"]))
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(WrongKey, match="FIELD_ENCRYPTION_KEYS"):
        list(unsealed_chunks(lines))
