"""The media library: what is there, who sees it, and how it is used again."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from audit.models import Event
from policy.clause import Refused
from posts import actions
from posts.actions import Shown
from posts.models import Media, Post
from posts.pictures import picture
from tests.council import Drafting
from tests.posts.filming import film
from tests.posts.test_compose import form_of
from tests.posts.test_deciding import wording
from tests.posts.test_pictures import drawn, file

pytestmark = pytest.mark.django_db


@pytest.fixture
def castle(draft: Drafting, councillor: User) -> Media:
    """A picture of a post that its author has sent on."""
    post = draft(submitted_at=timezone.now())
    said = wording(
        post,
        upload=picture(file(drawn())),
        description="Usk Castle at dusk.",
        rights="permission",
        people="none",
        shown=Shown(title="The castle", credit="Ann Preece"),
    )
    actions.write(post, said, by=councillor, now=timezone.now())
    media = Post.objects.get(pk=post.pk).media
    assert media
    return media


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", unescape(answer.text))


def test_what_nobody_can_see_is_not_searched_for(client: Client, mayor: User) -> None:
    client.force_login(mayor)
    assert client.get("/media/?q=%00").status_code == 200


def test_it_shows_rights_credit_and_where_it_was_used(
    castle: Media, client: Client, mayor: User
) -> None:
    client.force_login(mayor)
    shown = page(client, "/media/")
    assert "The castle" in shown
    assert "they have given permission" in shown
    assert "Ann Preece" in shown
    assert "On 1 post" in shown
    one = page(client, f"/media/{castle.pk}/")
    assert "Usk Castle at dusk." in one
    assert f"/posts/{castle.post_set.get().pk}/" in one


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("q=castle", True),
        ("q=preece+dusk", True),
        ("q=noticeboard", True),
        ("q=bandstand", False),
        ("kind=picture", True),
        ("kind=video", False),
        ("kind=nonsense", True),
        ("state=usable", True),
        ("state=unsure", False),
        ("state=retired", False),
    ],
)
def test_it_is_searched_and_filtered(
    query: str, is_there: bool, castle: Media, client: Client, councillor: User
) -> None:
    client.force_login(councillor)
    assert ("The castle" in page(client, f"/media/?{query}")) is is_there


def test_what_is_on_an_unfinished_draft_is_its_authors(
    castle: Media, client: Client, mayor: User, councillor: User
) -> None:
    Post.objects.update(submitted_at=None)
    client.force_login(mayor)
    assert "The castle" not in page(client, "/media/")
    assert client.get(f"/media/{castle.pk}/").status_code == 404
    assert client.get(f"/posts/media/{castle.pk}/").status_code == 404
    client.force_login(councillor)
    assert "The castle" in page(client, "/media/")


def test_it_is_used_again_with_answers_of_its_own(
    castle: Media, client: Client, officer: User
) -> None:
    client.force_login(officer)
    path = f"/posts/new/?media={castle.pk}"
    shown = page(client, path)
    assert 'value="Ann Preece"' in shown
    assert "From the library." in shown
    typed = form_of(client, path, message="Open on Sunday.", again=str(castle.pk))
    typed |= {"description": "The castle again.", "rights": "permission", "people": "none"}
    typed |= {"credit": "Ann Preece, by email", "interest": "no"}
    assert client.post("/posts/new/", typed).status_code == 302
    use = Post.objects.get(author=officer).media
    assert use
    assert (use.taken_from, use.file.name, use.sha256) == (castle, castle.file.name, castle.sha256)
    assert (use.description, use.credit) == ("The castle again.", "Ann Preece, by email")
    castle.refresh_from_db()
    assert castle.description == "Usk Castle at dusk."
    assert "On 2 posts" in page(client, "/media/")


def test_a_form_sent_twice_uses_it_once(castle: Media, draft: Drafting, councillor: User) -> None:
    post = draft()
    again = wording(post, shown=Shown(again=castle), rights="ours", people="none")
    for _ in range(2):
        actions.write(Post.objects.get(pk=post.pk), again, by=councillor, now=timezone.now())
    assert castle.uses.count() == 1


def test_a_video_is_used_again_with_its_captions(
    draft: Drafting, councillor: User, facebook: object
) -> None:
    first = film(councillor)
    draft(media=first, submitted_at=timezone.now())
    post = draft()
    again = wording(post, shown=Shown(again=first), captions_language="cy")
    actions.write(post, again, by=councillor, now=timezone.now())
    use = Post.objects.get(pk=post.pk).media
    assert use
    captions = use.captions()
    assert captions
    assert captions.path == Path(first.extras.get(kind="captions").file.path)


@pytest.mark.parametrize(
    "change", [{"rights": "unsure"}, {"rights": ""}, {"retired_at": timezone.now()}]
)
def test_what_may_not_be_used_is_not(
    change: dict[str, object], castle: Media, draft: Drafting, client: Client, councillor: User
) -> None:
    Media.objects.update(**change)
    client.force_login(councillor)
    assert "Use again" not in page(client, "/media/")
    assert "From the library." not in page(client, f"/posts/new/?media={castle.pk}")
    post = draft()
    again = wording(post, shown=Shown(again=castle))
    with pytest.raises(Refused, match="choose another from the library"):
        actions.write(post, again, by=councillor, now=timezone.now())


def test_nobody_uses_what_they_may_not_see(castle: Media, draft: Drafting, officer: User) -> None:
    Post.objects.update(submitted_at=None)
    post = draft(author=officer)
    with pytest.raises(Refused, match="choose another"):
        actions.write(
            post, wording(post, shown=Shown(again=castle)), by=officer, now=timezone.now()
        )


def test_whoever_writes_may_say_that_it_is_no_longer_to_be_used_and_why(
    castle: Media, client: Client, officer: User, clerk: User
) -> None:
    client.force_login(officer)
    assert "Say why" in page_after(client, f"/media/{castle.pk}/retire/", {"why": " "})
    page_after(client, f"/media/{castle.pk}/retire/", {"why": "Ann has asked us."})
    castle.refresh_from_db()
    assert castle.retired_at
    line = Event.objects.get(verb="media.retired")
    assert (line.by_id, line.detail["why"]) == (officer.pk, "Ann has asked us.")
    assert "can say that" in page_after(client, f"/media/{castle.pk}/offer/", {})
    client.force_login(clerk)
    page_after(client, f"/media/{castle.pk}/offer/", {})
    castle.refresh_from_db()
    assert castle.retired_at is None


def page_after(client: Client, path: str, typed: dict[str, str]) -> str:
    return client.post(path, typed, follow=True).text


def test_one_saves_the_draft_and_goes_to_choose(
    castle: Media, client: Client, councillor: User
) -> None:
    client.force_login(councillor)
    typed = form_of(client, "/posts/new/", message="Half a sen", library="1")
    del typed["save"]
    answer = client.post("/posts/new/", typed, follow=True)
    post = Post.objects.get(message="Half a sen")
    assert f"/posts/{post.pk}/edit/?media={castle.pk}" in answer.text
    assert "Choose a picture or a video for" in answer.text


@pytest.mark.parametrize("field", ["picture", "video"])
def test_a_document_leads_to_the_web_page(field: str, client: Client, councillor: User) -> None:
    client.force_login(councillor)
    typed = form_of(client, "/posts/new/", message="The plan.", **{field: file(b"%PDF-", "a.pdf")})
    shown = client.post("/posts/new/", typed).text
    assert "Put it on the website and link to it. (Policy 2.4)" in unescape(shown)
    [focused] = re.findall(r"<[^>]* autofocus[^>]*>", shown)
    assert 'name="web_page"' in focused
    assert "The plan.</textarea>" in shown
