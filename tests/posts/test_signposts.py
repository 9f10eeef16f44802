"""The look at a council web page: what is warned of, when it is looked at again, what stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Channel, User
from platforms.fetch import Seen
from platforms.practice.server import Practice
from policy.clause import Refused, Verdict
from posts import actions, signposts
from posts.models import Check, Post, Variation
from posts.signposts import problem_at
from tests import playing
from tests.council import Drafting
from tests.platforms.pages import page, redirect
from tests.platforms.scripted import Answer, Scripted
from tests.posts.conftest import Queue, attempt
from tests.posts.test_watching import read_back

pytestmark = pytest.mark.django_db
AGENDA = "https://usk.example/agenda"


def looked_at(post: Post, server: Scripted, settings: Settings, path: str = "/fair") -> Check:
    """Point a post to a page of this server, and look at it."""
    settings.COUNCIL_WEBSITE_HOSTS = [server.url.removeprefix("http://")]
    Post.objects.filter(pk=post.pk).update(web_page=f"{server.url}{path}", no_page_reason="")
    post.refresh_from_db()
    actions.ask_for_page(post, now=timezone.now())
    check = Check.objects.get(post=post)
    signposts.look(check.pk, now=timezone.now())
    check.refresh_from_db()
    return check


def said_of_page(post: Post) -> list[tuple[str, str]]:
    found = Post.objects.get(pk=post.pk).findings()
    return [(line.verdict, line.sentence) for line in found if line.clause == "1.5"]


@pytest.mark.parametrize(
    ("url", "seen", "said"),
    [
        (AGENDA, Seen(AGENDA, 404, "text/html"), "answers 404 there"),
        (AGENDA, Seen(AGENDA, 503, "text/html"), "answers 503 there"),
        (AGENDA, Seen(AGENDA, 200, "application/pdf"), "That is a file (PDF), not a page."),
        (
            "https://usk.example/",
            Seen("https://usk.example/", 200, "text/html"),
            "the website's home",
        ),
        (
            AGENDA,
            Seen("https://usk.example/cy/", 200, "text/html"),
            "leads on to the website's home",
        ),
        (
            AGENDA,
            Seen(AGENDA, 200, "text/html", "Page not found | Usk"),
            "is called “Page not found",
        ),
        (AGENDA, Seen(AGENDA, 200, "text/html", "Tudalen heb ei chanfod"), "heb ei chanfod"),
        (AGENDA, Seen(AGENDA, 200, "text/html", "Agenda"), ""),
        (AGENDA, Seen(f"{AGENDA}/2026", 200, "text/html", "Lost and found"), ""),
    ],
)
def test_what_is_wrong_with_a_page_is_said_in_a_sentence(url: str, seen: Seen, said: str) -> None:
    problem = problem_at(url, seen)
    assert said in problem
    assert problem.endswith((".", "?")) or not problem
    assert bool(problem) is bool(said)


def test_the_words_and_the_last_address_of_a_page_are_kept(
    draft: Drafting, settings: Settings
) -> None:
    post = draft(message="The fair opens at ten: stalls, rides and the town band.")
    fair = Answer(200, b"<title>Usk fair</title><nav>Home</nav><h1>The fair</h1>Stalls, a band.")
    with Scripted.saying(redirect("/fair-2026"), fair) as server:
        check = looked_at(post, server, settings)
        assert check.final_url == f"{server.url}/fair-2026"
    assert (check.title, check.problem) == ("Usk fair", "")
    assert check.text == "Usk fair\nThe fair\nStalls, a band."
    assert {verdict for verdict, _ in said_of_page(post)} == {Verdict.KEPT}


def test_a_page_about_something_else_is_warned_of_and_blocks_nothing(
    draft: Drafting, settings: Settings
) -> None:
    post = draft(message="The fair opens at ten: stalls, rides and the town band.")
    agenda = Answer(200, b"<title>Agenda</title>To approve the minutes. Planning. The precept.")
    with Scripted.saying(agenda) as server:
        looked_at(post, server, settings)
        [(verdict, said)] = [line for line in said_of_page(post) if line[0] != Verdict.KEPT]
        assert verdict == Verdict.WARN
        assert "The page “Agenda” hardly speaks of what the post says: “fair”" in said
        actions.submit(post, by=post.author, is_declared=True, reason="It is.", now=timezone.now())


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(404), "answers 404"),
        (redirect("https://evil.example/"), "leads away from the council's own website, to evil."),
    ],
)
def test_a_page_that_fails_is_warned_of_and_blocks_nothing(
    draft: Drafting, settings: Settings, answer: Answer, said: str
) -> None:
    with Scripted.saying(answer) as server:
        check = looked_at(draft(), server, settings)
        assert said in check.problem
        verdicts = dict(said_of_page(check.post))
    assert said in verdicts[Verdict.WARN]
    assert Verdict.BLOCK not in verdicts


def test_a_look_that_is_not_made_within_a_minute_says_so(
    draft: Drafting, settings: Settings
) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]
    post, now = draft(web_page=AGENDA, no_page_reason=""), timezone.now()
    check = Check.objects.create(post=post, url=AGENDA, asked_at=now)
    assert (Verdict.WAIT, "We are looking at the council web page.") in said_of_page(post)
    Check.objects.filter(pk=check.pk).update(asked_at=now - timedelta(seconds=61))
    [said] = [words for verdict, words in said_of_page(post) if verdict == Verdict.WARN]
    assert "could not look at the council web page within a minute" in said


def test_its_author_has_it_looked_at_again_and_nobody_else(
    draft: Drafting, settings: Settings, client: Client, clerk: User
) -> None:
    post = draft()
    with Scripted.saying(Answer(404), page("The new noticeboard in Twyn Square")) as server:
        check = looked_at(post, server, settings)
        assert check.problem
        with pytest.raises(Refused, match="Only its author"):
            actions.look_again(post, by=clerk, now=timezone.now())
        client.force_login(post.author)
        shown = client.get(f"/posts/{post.pk}/check/").text
        assert f'action="/posts/{post.pk}/look/"' in shown
        client.post(f"/posts/{post.pk}/look/")
        check.refresh_from_db()
        assert check.seen_at is None
        signposts.look(check.pk, now=timezone.now())
    assert Check.objects.get().problem == ""


@pytest.mark.parametrize(("hours", "is_asked"), [(23, False), (25, True)])
def test_a_page_that_was_seen_a_day_ago_is_looked_at_before_it_is_decided_on(
    draft: Drafting, settings: Settings, hours: int, is_asked: bool
) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]
    post, now = draft(web_page=AGENDA, no_page_reason=""), timezone.now()
    seen = now - timedelta(hours=hours)
    Check.objects.create(post=post, url=AGENDA, asked_at=seen, seen_at=seen, title="Agenda")
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    assert (Check.objects.get().seen_at is None) is is_asked


def test_a_look_that_was_lost_is_made_by_the_sweep(draft: Drafting, practice: Practice) -> None:
    post = draft(web_page=f"{practice.url}/website/news/", no_page_reason="")
    asked = timezone.now() - timedelta(seconds=16)
    Check.objects.create(post=post, url=post.web_page, asked_at=asked)
    signposts.look_at_all_unseen(now=timezone.now())
    check = Check.objects.get()
    assert "Maryport Street" in check.title
    assert "Bus 60 will stop in Twyn Square" in check.text
    assert "Contact" not in check.text


# What each channel carries


def test_a_wording_of_its_own_carries_the_page_all_the_same(
    draft: Drafting, settings: Settings, facebook: Channel, x: Channel
) -> None:
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]
    post = draft(web_page=AGENDA, no_page_reason="")
    Variation.objects.create(post=post, channel=x, message="Short, and without the link.")
    post = Post.objects.get(pk=post.pk)
    assert AGENDA in post.content_for(x).text
    assert Verdict.BLOCK not in dict(said_of_page(post))


def test_a_page_that_a_channel_would_garble_is_refused_by_its_name(
    draft: Drafting, settings: Settings, youtube: Channel
) -> None:
    """YouTube takes no angle brackets, and so another address would stand there."""
    settings.COUNCIL_WEBSITE_HOSTS = ["usk.example"]
    post = draft(web_page=f"{AGENDA}?q=<a>", no_page_reason="", channels=[youtube])
    said = dict(said_of_page(post))[Verdict.BLOCK]
    assert said.startswith("On The council on youtube residents could not follow the link")


@pytest.mark.parametrize(
    ("bent", "stands"), [(None, True), ("link-stripped", False)], ids=["whole", "stripped"]
)
def test_whether_the_link_survived_is_kept_and_shown(
    queued: Queue,
    practice: Practice,
    facebook: Channel,
    client: Client,
    bent: str | None,
    stands: bool,
) -> None:
    row = queued(facebook, web_page=f"{practice.url}/website/news/")
    if bent:
        playing.misbehave(practice, "facebook", bent)
    row = read_back(attempt(row))
    client.force_login(row.post.author)
    shown = client.get(f"/posts/{row.post_id}/").text
    assert row.link_stands is stands
    assert ("Residents can follow the link to the council web page there." in shown) is stands
