"""The pages of a correction: what they say, what they offer, and that nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from platforms.practice.server import Practice
from posts import actions
from posts.corrections import marked
from posts.models import Edit, Post, Publication
from tests.posts.conftest import Queue, attempt
from tests.posts.test_correcting import RIGHT, approve, make, submit, write

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def shown(client: Client, path: str) -> str:
    return " ".join(client.get(path).text.split())


def form_of(client: Client, path: str, **typed: str) -> dict[str, str]:
    page = client.get(path).text
    hidden = dict(re.findall(r'<input type="hidden" name="(key|seen)" value="([^"]*)"', page))
    return {"message": RIGHT, "reason": "The street was wrong."} | hidden | typed


def test_from_the_button_to_the_new_words(
    out: Publication, practice: Practice, officer: User, clerk: User
) -> None:
    client, home = signed_in(officer), f"/posts/{out.post_id}/"
    assert f'href="{home}correct/"' in shown(client, home)
    page = shown(client, f"{home}correct/")
    assert f"<blockquote>{out.post.message}</blockquote>" in page
    assert "The link, the picture and the video stay as they are." in page
    answer = client.post(f"{home}correct/", form_of(client, f"{home}correct/"))
    correction = out.post.corrections.get()
    assert answer["Location"] == f"/posts/{correction.pk}/check/"
    checked = shown(client, answer["Location"])
    assert "<del>Twyn Square.</del> <ins>New Market Street.</ins>" in checked
    client.post(answer["Location"], {"declared": "on"})
    decision = {"decision": "approve", "digest": correction.digest()}
    waiting = shown(signed_in(clerk), f"/posts/{correction.pk}/")
    assert "<del>Twyn Square.</del> <ins>New Market Street.</ins>" in waiting
    assert "The street was wrong." in waiting
    signed_in(clerk).post(f"/posts/{correction.pk}/decide/", decision)
    make(Edit.objects.get())
    assert "Corrected" in shown(client, f"/posts/{correction.pk}/")
    original = shown(client, home)
    assert "<strong>Corrected</strong>" in original
    assert "after it was published." in original
    assert out.post.message in original
    assert "corrected it on The council on facebook." in original


def test_x_is_said_not_to_let_a_post_be_changed(
    queued: Queue, practice: Practice, x: Channel, officer: User, clerk: User
) -> None:
    row = attempt(queued(x))
    path = f"/posts/{row.post_id}/correct/"
    page = shown(signed_in(clerk), path)
    assert "X (Twitter) does not let a post be changed." in page
    assert f"/publications/{row.pk}/take-down/" in page
    assert 'href="/posts/new/"' in page
    assert "What it should say" not in page
    assert "/take-down/" not in shown(signed_in(officer), path)


def test_a_refused_form_keeps_what_was_typed(
    out: Publication, officer: User, councillor: User, clerk: User
) -> None:
    client, path = signed_in(councillor), f"/posts/{out.post_id}/correct/"
    form = form_of(client, path, message="Mine.", reason="")
    page = client.post(path, form).text
    assert "Say why it is corrected." in page
    assert "Mine.</textarea>" in page
    approve(submit(write(out.post, officer)), clerk)
    page = client.post(path, form | {"reason": "It was wrong."}).text
    assert "Somebody else has corrected this post since you opened it." in page
    assert "Mine.</textarea>" in page
    assert RIGHT in page
    [seen] = re.findall(r'name="seen" value="([^"]*)"', page)
    again = client.post(path, form | {"reason": "It was wrong.", "seen": seen})
    assert again.status_code == 302
    assert Post.objects.get(message="Mine.").number == 2


def test_what_was_begun_is_gone_on_with_and_can_be_given_up(
    out: Publication, officer: User
) -> None:
    correction = write(out.post, officer)
    client, path = signed_in(officer), f"/posts/{out.post_id}/correct/"
    assert client.get(f"/posts/{correction.pk}/edit/")["Location"] == path
    assert "You have begun a correction: Draft." in shown(client, path)
    client.post(path, form_of(client, path, message="Better."))
    assert Post.objects.get(corrects=out.post).message == "Better."
    client.post(f"/posts/{correction.pk}/withdraw/")
    assert "You have begun a correction" not in shown(client, path)


def test_a_draft_correction_is_its_authors_alone(
    out: Publication, officer: User, clerk: User
) -> None:
    correction = write(out.post, officer)
    assert signed_in(clerk).get(f"/posts/{correction.pk}/").status_code == 404
    assert RIGHT not in shown(signed_in(clerk), f"/posts/{out.post_id}/")


def test_what_waits_to_be_corrected_stands_in_the_calendar_and_can_be_stopped(
    out: Publication, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    client = signed_in(officer)
    assert f'action="/posts/{edit.post_id}/stop/"' in shown(client, "/calendar/")
    assert "Correction: " in shown(client, "/posts/")
    client.post(f"/posts/{edit.post_id}/stop/")
    edit.refresh_from_db()
    assert edit.status == Edit.Status.WITHHELD


def test_a_correction_that_failed_can_be_tried_again_from_its_page(
    out: Publication, officer: User, clerk: User
) -> None:
    edit = approve(submit(write(out.post, officer)), clerk)
    Edit.objects.update(status=Edit.Status.FAILED, why="Facebook says no.")
    path = f"/posts/{edit.post_id}/"
    assert "Facebook says no." in shown(signed_in(officer), path)
    assert f"/edits/{edit.pk}/again/" not in shown(signed_in(officer), path)
    assert f"/edits/{edit.pk}/again/" in shown(signed_in(clerk), path)
    signed_in(clerk).post(f"/edits/{edit.pk}/again/")
    edit.refresh_from_db()
    assert edit.status == Edit.Status.QUEUED


@pytest.mark.parametrize(
    ("before", "after", "shown_as"),
    [
        ("a <b> c", "a <i> c", "a <del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins> c"),
        ("On Monday.", "On Monday at 7pm.", "On <del>Monday.</del> <ins>Monday at 7pm.</ins>"),
        ("One two three", "One three", "One <del>two</del> three"),
        ("One three", "One two three", "One <ins>two</ins> three"),
        ("The\r\nsame", "The\nsame", "The\nsame"),
        ("", "All new", "<ins>All new</ins>"),
    ],
)
def test_what_changes_is_marked_and_nothing_is_taken_for_markup(
    before: str, after: str, shown_as: str
) -> None:
    assert marked(before, after) == shown_as


def test_a_post_that_waits_offers_no_correction(queued: Queue, facebook: Channel) -> None:
    row = queued(facebook)
    page = shown(signed_in(row.post.author), f"/posts/{row.post_id}/")
    assert "/correct/" not in page
    assert actions.as_seen(row.post, None) == "1 "
    assert timezone.now() >= row.not_before
