"""Wordings for single channels: what they change, what they void, and what YouTube takes."""

from __future__ import annotations

import dataclasses

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from platforms.practice.server import Practice
from posts import actions
from posts.actions import Wording
from posts.actions.shown import Shown
from posts.actions.varying import Varied
from posts.models import Post, Publication
from tests.council import Drafting
from tests.posts.conftest import Queue, attempt
from tests.posts.filming import film
from tests.posts.test_compose import Form, form_of
from tests.posts.wording import plain

pytestmark = pytest.mark.django_db


def write(post: Post, wording: Wording, **otherwise: object) -> Post:
    said = dataclasses.replace(wording, **otherwise)
    actions.write(post, said, by=post.author, now=timezone.now())
    return Post.objects.get(pk=post.pk)


def said_on(post: Post, channel: Channel) -> str:
    return post.content_for(channel).text


def typed(client: Client, **fields: object) -> Form:
    told = {"message": "The fair is on Friday.", "no_page_reason": "nothing", "interest": "no"}
    return form_of(client, "/posts/new/", **told, no_page_words="All is said.", **fields)


def test_a_channel_says_what_is_typed_for_it_and_the_others_the_message(
    client: Client, councillor: User, facebook: Channel, x: Channel
) -> None:
    client.force_login(councillor)
    fields = {"channels": [facebook.pk, x.pk], f"words_{x.pk}": "Fair: Friday!"}
    client.post("/posts/new/", typed(client, **fields))
    post = Post.objects.get()
    assert said_on(post, facebook) == "The fair is on Friday."
    assert said_on(post, x) == "Fair: Friday!"
    again = client.get(f"/posts/{post.pk}/edit/").text
    assert f'name="words_{x.pk}"' in again
    assert "Fair: Friday!</textarea>" in again
    assert again.count("<details") > 1
    assert f'<details class="more" open data-channel="{x.pk}">' in again
    assert f'<details class="more" data-channel="{facebook.pk}">' in again


def test_a_wording_that_is_emptied_is_the_message_again(
    draft: Drafting, facebook: Channel, x: Channel
) -> None:
    wording = plain("The fair.", facebook, x)
    post = write(draft(), wording, varied=(Varied(x, "Fair!"),))
    post = write(post, wording, varied=(Varied(x), Varied(facebook)))
    assert not post.variations.exists()
    assert said_on(post, x) == "The fair."


def test_words_for_a_channel_wait_while_it_is_not_chosen(
    draft: Drafting, facebook: Channel, x: Channel
) -> None:
    varied = (Varied(x, "Fair!"),)
    post = write(draft(), plain("The fair.", facebook), varied=varied)
    without = post.digest()
    post = write(post, plain("The fair.", facebook), varied=())
    assert post.digest() == without
    post = write(post, plain("The fair.", facebook, x), varied=varied)
    assert said_on(post, x) == "Fair!"


@pytest.mark.parametrize(
    "otherwise", [{"message": "Fair!!"}, {"title": "Fair"}, {"tags": ("fair",)}]
)
def test_any_change_of_a_wording_voids_the_approval(
    otherwise: dict[str, object], draft: Drafting, clerk: User, facebook: Channel, youtube: Channel
) -> None:
    post = draft(channels=[facebook, youtube])
    post.media = film(post.author, extras=False)
    post.save()
    wording = dataclasses.replace(
        plain(post.message, facebook, youtube),
        upload_kind="video",
        rights="ours",
        people="none",
        shown=Shown(captions_plan="no_speech"),
    )
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    actions.approve(post, by=clerk, shown_digest=post.digest(), now=now)
    post = write(post, wording)
    assert post.status == Post.Status.APPROVED, "saved again as it was"
    post = write(post, wording, varied=(Varied(youtube, **otherwise),))
    assert post.status == Post.Status.DRAFT
    assert set(post.publications.values_list("status", flat=True)) == {"WITHHELD"}


def test_a_title_and_tags_reach_youtube_and_stay_through_a_correction(
    queued: Queue, practice: Practice, youtube: Channel, councillor: User
) -> None:
    row = queued(youtube, media=film(councillor))
    post = row.post
    Publication.objects.all().delete()
    post.variations.create(channel=youtube, title="Usk <fair>", tags=["Usk", "Bonfire night"])
    assert post.content_for(youtube).title == "Usk ‹fair›"  # noqa: RUF001
    now = timezone.now()
    Post.objects.filter(pk=post.pk).update(approved_digest=post.digest())
    row = attempt(Publication.objects.create(post=post, channel=youtube, not_before=now))
    assert row.status == Publication.Status.DONE, row.why
    [video] = practice.store.posts("youtube")
    snippet = video.details["snippet"]
    assert (snippet["title"], snippet["tags"]) == ("Usk ‹fair›", ["Usk", "Bonfire night"])  # noqa: RUF001
    correction = Post(corrects=post, message="It was on Saturday.", author=councillor)
    correction.save = lambda: None  # type: ignore[method-assign]
    assert correction.content_for(youtube).title == "Usk ‹fair›"  # noqa: RUF001


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("title", "x" * 101, "This title has 101 characters, and YouTube takes 100."),
        ("tags", "x" * 51, "is long for a tag: 50 characters are the most."),
        ("tags", "a <b>", "YouTube takes no &lt; and &gt; in tags."),
        ("tags", ",".join(f"{n:02} {'x' * 45}" for n in range(10)), "500 characters of tags"),
    ],
)
def test_what_youtube_does_not_take_is_refused_and_stays_typed(
    field: str, value: str, why: str, client: Client, councillor: User, youtube: Channel
) -> None:
    client.force_login(councillor)
    name = f"{field}_{youtube.pk}"
    page = client.post("/posts/new/", typed(client, **{name: value})).text
    assert why in page
    assert f'name="{name}"' in page
    assert not Post.objects.exists()


def test_tags_are_tidied(client: Client, councillor: User, youtube: Channel) -> None:
    client.force_login(councillor)
    fields = {"channels": [youtube.pk], f"tags_{youtube.pk}": " Usk, , Bonfire night ,Usk"}
    client.post("/posts/new/", typed(client, **fields))
    assert Post.objects.get().variations.get().tags == ["Usk", "Bonfire night"]
