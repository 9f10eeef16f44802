"""The answers beside the words: kept, asked where they matter, and never lost when refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from audit.models import Event
from policy.clause import Refused
from posts import actions
from posts.models import Meeting, Post
from posts.models.answers import Audience, Basis, Route, Theme
from posts.models.message import words
from tests.council import Drafting
from tests.posts.test_compose import Form, form_of

pytestmark = pytest.mark.django_db

ANSWERS: Form = {
    "kind": "decision",
    "message": "The rent of a plot stays at £42.",
    "welsh": "Bydd rhent rhandir yn aros yn £42.",
    "minute_ref": "84/2026",
    "decided_on": "2026-11-09",
    "offline_routes": ["noticeboard", "library"],
    "interest": "yes",
    "disclosure": "Cllr Rees rents a plot.",
    "basis": "minute",
    "basis_words": "Minute 84 of November.",
    "shares": "https://gov.wales/allotments",
    "has_read_it_all": "on",
    "audience": "older",
    "theme": "environmental",
    "embargo_date": "2026-12-01",
    "embargo_time": "09:00",
}
KEPT: dict[str, object] = {
    "welsh": "Bydd rhent rhandir yn aros yn £42.",
    "minute_ref": "84/2026",
    "decided_on": date(2026, 11, 9),
    "offline_routes": [Route.NOTICEBOARD, Route.LIBRARY],
    "disclosure": "Cllr Rees rents a plot.",
    "basis": Basis.MINUTE,
    "basis_words": "Minute 84 of November.",
    "shares": "https://gov.wales/allotments",
    "has_read_it_all": True,
    "audience": Audience.OLDER,
    "theme": Theme.ENVIRONMENTAL,
}


@pytest.fixture
def author(client: Client, councillor: User) -> Client:
    client.force_login(councillor)
    return client


@pytest.fixture
def new(author: Client) -> Callable[..., Form]:
    return lambda **typed: form_of(author, "/posts/new/", **typed)


@pytest.fixture
def meeting(db: None) -> Meeting:
    return Meeting.objects.create(
        body="Full Council",
        starts_at=timezone.now() + timedelta(days=10),
        place="Memorial Hall",
        agenda_page="https://www.usk.example/agenda",
    )


def check_of(client: Client, post: Post) -> str:
    return unescape(client.get(f"/posts/{post.pk}/check/").text)


# Kept, and shown again


def test_every_answer_is_kept(
    author: Client, new: Callable[..., Form], meeting: Meeting, facebook: Channel
) -> None:
    author.post("/posts/new/", new(**ANSWERS, meeting=meeting.pk, channels=[facebook.pk]))
    post = Post.objects.get()
    assert {name: getattr(post, name) for name in KEPT} == KEPT
    assert post.meeting == meeting
    assert timezone.localtime(post.embargo_until).isoformat() == "2026-12-01T09:00:00+00:00"


def test_what_is_kept_stands_in_the_form_again(author: Client, new: Callable[..., Form]) -> None:
    author.post("/posts/new/", new(**ANSWERS))
    shown = author.get(f"/posts/{Post.objects.get().pk}/edit/").text
    for typed in ("84/2026", "2026-11-09", "Cllr Rees rents a plot.", "2026-12-01", "09:00"):
        assert f'value="{typed}"' in shown
    for chosen in ("noticeboard", "library", "yes"):
        assert re.search(rf'value="{chosen}"[^>]* checked', shown)
    assert shown.count('<details class="more" open') == 4


def test_nothing_that_was_answered_is_lost_when_the_form_is_refused(
    author: Client, new: Callable[..., Form]
) -> None:
    typed = ANSWERS | {"shares": "gov.wales", "embargo_time": "", "has_read_it_all": "on"}
    shown = unescape(author.post("/posts/new/", new(**typed)).text)
    assert "That is not a web address. Copy it from the browser's address line." in shown
    assert "Say on which day and at what time." in shown
    assert "Bydd rhent rhandir yn aros yn £42.</textarea>" in shown
    for value in ("84/2026", "Cllr Rees rents a plot.", "gov.wales", "2026-12-01"):
        assert f'value="{value}"' in shown
    assert shown.count('<details class="more" open') == 4
    assert not Post.objects.exists()


def test_a_new_form_says_that_there_is_no_interest_and_folds_the_rest_away(author: Client) -> None:
    shown = author.get("/posts/new/").text
    assert re.search(r'name="interest" value="no"[^>]* checked', shown)
    assert '<details class="more" open' not in shown


def test_what_the_kind_is_not_asked_is_not_said(author: Client, new: Callable[..., Form]) -> None:
    author.post("/posts/new/", new(**ANSWERS | {"kind": "news"}))
    post = Post.objects.get()
    assert (post.minute_ref, post.decided_on, post.offline_routes) == ("", None, [])
    assert post.welsh


def test_without_an_interest_there_is_no_line_at_the_foot(
    author: Client, new: Callable[..., Form]
) -> None:
    author.post("/posts/new/", new(**ANSWERS | {"interest": "no"}))
    assert words(Post.objects.get()).endswith("yn aros yn £42.")


def test_both_languages_and_the_disclosure_go_out_together(
    author: Client, new: Callable[..., Form]
) -> None:
    author.post("/posts/new/", new(**ANSWERS))
    assert words(Post.objects.get()) == (
        "The rent of a plot stays at £42.\n\nBydd rhent rhandir yn aros yn £42.\n\n"
        "Cllr Rees rents a plot."
    )


def test_a_page_to_follow_has_its_day_only_where_one_is_promised(
    author: Client, new: Callable[..., Form]
) -> None:
    said = {"no_page_words": "It rises.", "page_due_on": "2026-12-02", "message": "Flood."}
    for reason, due in (("emergency", date(2026, 12, 2)), ("nothing", None)):
        author.post("/posts/new/", new(**said, kind="emergency", no_page_reason=reason))
        assert Post.objects.latest("pk").page_due_on == due


# Two windows, and a form sent twice


def test_a_form_with_answers_that_is_sent_twice_is_one_post(
    author: Client, new: Callable[..., Form], meeting: Meeting
) -> None:
    form = new(**ANSWERS, meeting=meeting.pk)
    assert [author.post("/posts/new/", form).status_code for _ in range(2)] == [302, 302]
    assert Post.objects.count() == 1


@pytest.mark.parametrize("name", ["welsh", "disclosure", "minute_ref", "basis_words"])
def test_an_answer_from_another_window_is_not_written_over_unseen(
    author: Client, new: Callable[..., Form], name: str
) -> None:
    author.post("/posts/new/", new(**ANSWERS))
    path = f"/posts/{Post.objects.get().pk}/edit/"
    one, other = (form_of(author, path, **ANSWERS | {name: f"Window {n}"}) for n in "AB")
    author.post(path, one)
    refused = author.post(path, other)
    assert "changed in another window since you opened it" in refused.text
    assert "Window B" in refused.text
    assert getattr(Post.objects.get(), name) == "Window A"


@pytest.mark.parametrize("name", ["embargo_date", "offline_routes", "minute_ref", "shares"])
def test_a_changed_answer_makes_an_approved_post_a_draft_again(
    author: Client, new: Callable[..., Form], clerk: User, facebook: Channel, name: str
) -> None:
    typed = ANSWERS | {"no_page_reason": "nothing", "no_page_words": "All is said."}
    typed["channels"] = [facebook.pk]
    author.post("/posts/new/", new(**typed))
    post = Post.objects.get()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="It may.", now=now)
    actions.approve(Post.objects.get(), by=clerk, shown_digest=post.digest(), now=now)
    path = f"/posts/{post.pk}/edit/"
    otherwise = {
        "embargo_date": "2026-12-02",
        "offline_routes": ["press"],
        "minute_ref": "85/2026",
        "shares": "https://gov.wales/plots",
    }
    author.post(path, form_of(author, path, **typed | {name: otherwise[name]}))
    assert Post.objects.get().status == Post.Status.DRAFT
    assert Event.objects.filter(verb="post.draft").exists()


# What the check names


def test_the_check_leads_to_the_field_that_is_missing(author: Client, draft: Drafting) -> None:
    post = draft(kind="decision", interest="yes", basis="other", welsh="Bydd y rhent yn aros.")
    shown = check_of(author, post)
    for name in ("minute_ref", "offline_routes_0", "disclosure", "basis_words"):
        assert f'href="/posts/{post.pk}/edit/#id_{name}"' in shown
        assert f'id="id_{name}"' in author.get(f"/posts/{post.pk}/edit/").text


def test_a_notice_without_an_offline_route_needs_one_or_words(
    draft: Drafting, councillor: User
) -> None:
    post = draft(kind="consultation", welsh="Beth yw eich barn chi?")
    now = timezone.now()
    with pytest.raises(Refused, match=r"not online.*\(Policy 3\.2\)"):
        actions.submit(post, by=councillor, is_declared=True, reason="", now=now)
    post.offline_words = "It is over before a notice could be printed."
    post.save()
    actions.submit(post, by=councillor, is_declared=True, reason="", now=now)
    assert Post.objects.get().status == Post.Status.SUBMITTED


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"interest": "yes"}, r"whose business or interest this is\. \(Policy 3\.4\)"),
        ({"basis": "partner"}, r"the address of what this post passes on\. \(Policy 3\.6\)"),
        ({"shares": "https://gov.wales/"}, r"say that you have\. \(Policy 3\.6\)"),
        (
            {"is_confidential": True, "confidential_reason": "It is signed."},
            r"only the Clerk may write the post\. \(Policy 3\.8\)",
        ),
    ],
)
def test_what_may_not_go_on_is_refused_with_its_clause(
    draft: Drafting, councillor: User, fields: dict[str, object], why: str
) -> None:
    post = draft(**fields)
    with pytest.raises(Refused, match=why):
        actions.submit(
            post, by=councillor, is_declared=True, reason="So it is.", now=timezone.now()
        )
    assert Post.objects.get().status == Post.Status.DRAFT


def test_the_clerk_may_write_of_a_confidential_item_with_a_reason(
    draft: Drafting, clerk: User
) -> None:
    post = draft(author=clerk, is_confidential=True, confidential_reason="The lease is signed.")
    actions.submit(post, by=clerk, is_declared=True, reason="", now=timezone.now())
    assert Post.objects.get().status == Post.Status.SUBMITTED


# Patterns


@pytest.mark.parametrize("kind", ["meeting", "agenda", "decision", "consultation", "service"])
def test_a_pattern_begins_a_post_without_script(author: Client, kind: str) -> None:
    assert f'href="?pattern={kind}"' in author.get("/posts/new/").text
    shown = author.get(f"/posts/new/?pattern={kind}").text
    assert re.search(rf'<option value="{kind}" selected', shown)
    gaps = re.findall(r"\[[^\]\n]+\]", unescape(shown))
    assert len(gaps) >= 4


def test_a_pattern_for_a_meeting_has_what_is_known_of_it(author: Client, meeting: Meeting) -> None:
    shown = unescape(author.get(f"/posts/new/?pattern=agenda&meeting={meeting.pk}").text)
    assert "Full Council meets at" in shown
    assert "Where: Memorial Hall." in shown
    assert "[day]" not in shown
    assert "[dydd]" not in shown
    assert 'value="https://www.usk.example/agenda"' in shown
    assert f'<option value="{meeting.pk}" selected' in shown


@pytest.mark.parametrize("asked", ["pattern=poem", "pattern=agenda&meeting=99", "meeting=x"])
def test_a_pattern_that_is_not_there_breaks_nothing(author: Client, asked: str) -> None:
    assert author.get(f"/posts/new/?{asked}").status_code == 200


def test_a_gap_that_is_left_in_a_pattern_is_named_by_the_check(
    author: Client, new: Callable[..., Form]
) -> None:
    author.post("/posts/new/?pattern=service", new(kind="service", message="Closed on [date]."))
    assert "Still to be filled in: [date]." in check_of(author, Post.objects.get())


@pytest.mark.parametrize(
    ("said", "serves"), [("", Theme.ENVIRONMENTAL), ("economic", Theme.ECONOMIC)]
)
def test_a_post_serves_what_its_kind_does_unless_its_author_says_otherwise(
    draft: Drafting, said: str, serves: str
) -> None:
    assert draft(kind="service", theme=said).wellbeing() == serves
