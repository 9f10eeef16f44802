"""What the check page puts right by one press, and the word that must stand."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from policy import sensitive
from policy.clause import Verdict
from posts.actions.holding import as_opened
from posts.models import Post
from posts.models.facts import about_draft
from tests.council import Drafting

pytestmark = pytest.mark.django_db


def check(post: Post) -> str:
    return f"/posts/{post.pk}/check/"


def verdicts(post: Post, clause: str) -> list[str]:
    return [
        str(line.verdict)
        for line in post.findings()
        if line.clause == clause and line.verdict is not Verdict.KEPT
    ]


def test_ridiculous_complaints_are_highlighted_and_only_the_listed_word_asks_for_a_reason(
    client: Client, draft: Drafting, councillor: User
) -> None:
    post = draft(message="RIDICULOUS complaints!!!")
    client.force_login(councillor)
    page = client.get(check(post)).text
    assert "<mark>RIDICULOUS</mark>" in page
    assert "<mark>!!!</mark>" in page
    assert verdicts(post, "3.7") == ["warn", "hint", "hint"]
    assert "Why this may stand" in page
    gentle = draft(message="ROAD CLOSED!!!")
    assert verdicts(gentle, "3.7") == ["hint", "hint"]
    assert "Why this may stand" not in client.get(check(gentle)).text


def test_one_press_gives_hashtags_their_capitals_as_an_edit_of_the_author(
    client: Client, draft: Drafting, councillor: User
) -> None:
    post = draft(message="Come! #usktowncouncil", status=Post.Status.RETURNED)
    client.force_login(councillor)
    assert "Give the hashtags their capitals" in client.get(check(post)).text
    shown = client.post(f"/posts/{post.pk}/tidy/", {"what": "hashtags"}, follow=True).text
    post.refresh_from_db()
    assert (post.message, post.status) == ("Come! #UskTownCouncil", Post.Status.DRAFT)
    assert "read it once more" in shown
    assert "Give the hashtags their capitals" not in shown


def test_one_press_writes_it_in_ordinary_letters_on_every_channel(
    client: Client, draft: Drafting, councillor: User
) -> None:
    fancy = "\U0001d4e4\U0001d4fc\U0001d4f4"
    post = draft(message=f"{fancy} fair, 20 m²", welsh=f"Ffair {fancy}")
    post.variations.create(channel=post.channels.first(), message=f"{fancy}!")
    client.force_login(councillor)
    client.post(f"/posts/{post.pk}/tidy/", {"what": "letters"})
    post.refresh_from_db()
    assert (post.message, post.welsh) == ("Usk fair, 20 m²", "Ffair Usk")
    assert post.variations.get().message == "Usk!"


def test_nobody_tidies_the_words_of_another(client: Client, draft: Drafting, clerk: User) -> None:
    post = draft(message="#usktowncouncil")
    client.force_login(clerk)
    for what in ("hashtags", "nonsense"):
        assert client.post(f"/posts/{post.pk}/tidy/", {"what": what}).status_code == 404
    post.refresh_from_db()
    assert post.message == "#usktowncouncil"


def test_a_listed_word_holds_a_post_back_until_its_author_says_why_it_must_stand(
    client: Client, draft: Drafting, councillor: User
) -> None:
    post = draft(message="He was fined for the word “pikey”.")
    client.force_login(councillor)
    sent = {"declared": "on", "reason": "It may."}
    assert "the council has listed this word" in client.post(check(post), sent).text
    post.refresh_from_db()
    assert post.status == Post.Status.DRAFT
    why = {"why": "It is quoted from the judgment.", "opened": as_opened(post)}
    assert (
        "The approver is asked"
        in client.post(f"/posts/{post.pk}/let-stand/", why, follow=True).text
    )
    post.refresh_from_db()
    assert verdicts(post, "3.11") == ["warn"]
    assert sensitive.has_blocked_word(about_draft(post))
    client.post(check(post), sent)
    post.refresh_from_db()
    assert post.status == Post.Status.SUBMITTED


def test_a_reason_for_words_that_were_changed_meanwhile_is_asked_for_again_and_not_lost(
    client: Client, draft: Drafting, councillor: User
) -> None:
    post = draft(message="The word “pikey”.")
    client.force_login(councillor)
    address, opened = f"/posts/{post.pk}/let-stand/", as_opened(post)
    assert "Say why it must stand" in client.post(address, {"why": " ", "opened": opened}).text
    post.save()
    shown = client.post(address, {"why": "From the judgment.", "opened": opened}).text
    assert "changed in another window" in shown
    assert "From the judgment." in shown
    post.refresh_from_db()
    assert (post.must_stand, as_opened(post) in shown) == ("", True)


def test_a_telephone_number_is_marked_and_needs_a_reason(
    client: Client, draft: Drafting, councillor: User
) -> None:
    post = draft(message="Ring Ann on 07700 900123.")
    client.force_login(councillor)
    page = client.get(check(post)).text
    assert "07700 900123 is a telephone number: take it out, or say why it may be public." in page
    assert "<mark>07700 900123</mark>" in page
    client.post(check(post), {"declared": "on", "reason": ""})
    post.refresh_from_db()
    assert post.status == Post.Status.DRAFT
    client.post(check(post), {"declared": "on", "reason": "Ann asked us to."})
    post.refresh_from_db()
    assert (post.status, post.warnings_reason) == (Post.Status.SUBMITTED, "Ann asked us to.")
