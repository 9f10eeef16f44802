"""Previews: each channel as residents will see it; and the places that the findings speak of."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from accounts.models import Channel, User
from policy.clause import Finding, Verdict
from posts.highlights import highlighted, lines
from posts.models import Media, Post
from posts.previews import Preview, previews
from tests.council import Drafting
from tests.posts.filming import film

pytestmark = pytest.mark.django_db
PAGE = "https://usk.example/fair"


def on(post: Post, platform: str) -> Preview:
    return next(shown for shown in previews(post) if shown.platform == platform)


def marked(message: str, *findings: tuple[int, int]) -> str | None:
    found = [Finding("3.7", Verdict.WARN, "Why?", (span,)) for span in findings]
    return highlighted(message, lines(found, lambda one: ""))


def test_x_counts_any_link_as_23_and_shows_a_card(draft: Drafting) -> None:
    shown = on(draft(message="The fair is on.", web_page=PAGE), "x")
    assert shown.counted == "40 of 280, as X counts."
    assert (shown.link, shown.link_host) == (PAGE, "usk.example")


def test_a_card_carries_the_title_of_the_page_once_it_was_looked_at(draft: Drafting) -> None:
    post = draft(web_page=PAGE)
    assert on(post, "facebook").link_title == ""
    now = timezone.now()
    post.checks.create(url=PAGE, asked_at=now, seen_at=now, title="The fair")
    assert {on(post, name).link_title for name in ("facebook", "x")} == {"The fair"}


def test_a_picture_leaves_no_room_for_a_card(draft: Drafting, councillor: User) -> None:
    media = Media.objects.create(
        kind="picture",
        file="fair.png",
        mime="image/png",
        sha256="a" * 64,
        size=4,
        description="The fair.",
        added_by=councillor,
    )
    post = draft(web_page=PAGE, media=media)
    for shown in previews(post):
        assert (shown.link, shown.alt) == ("", "The fair.")
        assert PAGE in shown.text


@pytest.mark.parametrize(
    ("description", "is_decorative", "said"),
    [
        ("The fair.", False, "Description: The fair."),
        ("", True, "Decorative: those who listen hear nothing."),
        ("", False, "Not described yet."),
    ],
)
def test_a_picture_is_decorative_when_somebody_said_so(
    draft: Drafting, councillor: User, description: str, is_decorative: bool, said: str
) -> None:
    media = Media.objects.create(
        kind="picture",
        file="fair.png",
        mime="image/png",
        sha256="a" * 64,
        size=4,
        description=description,
        is_decorative=is_decorative,
        added_by=councillor,
    )
    page = render_to_string("components/preview.html", vars(on(draft(media=media), "facebook")))
    assert f"<figcaption>{said}</figcaption>" in page


def test_facebook_folds_a_long_post_between_two_words(draft: Drafting) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    shown = on(draft(message=words), "facebook")
    assert 400 < len(shown.text) <= 480
    assert f"{shown.text} {shown.more}" == words
    assert shown.counted == "1,489 of 63,206, as Facebook counts."


@pytest.mark.parametrize("message", ["Short.", "x" * 500, "a\n" * 6])
def test_nothing_is_folded_for_the_sake_of_a_few_words(draft: Drafting, message: str) -> None:
    shown = on(draft(message=message), "facebook")
    assert (shown.text, shown.more) == (message.strip(), "")


def test_many_lines_are_folded_though_they_are_short(draft: Drafting) -> None:
    shown = on(draft(message="\n".join("A line of the agenda." for _ in range(12))), "facebook")
    assert shown.text.strip().count("\n") == 5
    assert shown.more.count("\n") == 5


def test_welsh_is_said_to_be_welsh_on_either_side_of_the_fold(draft: Drafting) -> None:
    welsh = "Mae'r ffair <b>ddydd Gwener</b>. " * 20
    shown = on(draft(message="The fair is on Friday.", welsh=welsh), "facebook")
    assert '\n\n<span lang="cy">Mae&#x27;r ffair &lt;b&gt;' in shown.text
    assert shown.more.startswith('<span lang="cy">')
    assert "<b>" not in shown.text + shown.more


def test_youtube_shows_title_description_and_tags(
    draft: Drafting, youtube: Channel, councillor: User
) -> None:
    post = draft(channels=[youtube], media=film(councillor), message="The fair.\nIt was fun.")
    assert on(post, "youtube").title == "The fair."
    post.variations.create(channel=youtube, title="Usk fair 2026", tags=["Usk", "fair"])
    shown = on(Post.objects.get(pk=post.pk), "youtube")
    assert (shown.title, shown.tags) == ("Usk fair 2026", "Usk, fair")
    assert shown.counted == "21 of 5,000, as YouTube counts."
    assert shown.video


def test_too_long_is_said_in_words(draft: Drafting) -> None:
    shown = vars(on(draft(message="word " * 80), "x"))
    page = render_to_string("components/preview.html", shown)
    assert "Too long:" in page
    assert "399 of 280, as X counts." in page


# Where in the message


def test_a_place_is_marked_and_leads_to_its_line() -> None:
    assert marked("Ring 01291 673011 now", (5, 17)) == (
        'Ring <mark>01291 673011</mark><sup><a href="#line-1">'
        '<span class="visually-hidden">see line </span>1</a></sup> now'
    )


def test_places_that_lie_across_one_another_are_all_marked() -> None:
    text = str(marked("abcdef", (0, 4), (2, 6)))
    assert text.count("<mark>") == 3
    assert [text.index(f"#line-{number}") for number in (1, 2)] == sorted(
        text.index(f"#line-{number}") for number in (1, 2)
    )


def test_a_message_cannot_bring_markup_into_the_page() -> None:
    assert "<script>" not in str(marked("<script>alert(1)</script>", (0, 8), (3, 12)))


@pytest.mark.parametrize("span", [(7, 9), (3, 3), (5, 2), (-2, 1)])
def test_a_place_that_is_not_in_the_message_is_left_out(span: tuple[int, int]) -> None:
    assert marked("abcde", span) is None


def test_only_lines_with_places_are_numbered() -> None:
    found = [
        Finding("1.5", Verdict.BLOCK, "No page."),
        Finding("3.8", Verdict.WARN, "A number.", ((0, 1),)),
        Finding("3.7", Verdict.WARN, "Shouting.", ((1, 2), (2, 3))),
    ]
    assert [line.number for line in lines(found, lambda one: "message")] == [0, 1, 2]


def test_the_check_page_and_the_approver_see_where(
    draft: Drafting, client: Client, councillor: User, mayor: User
) -> None:
    post = draft(message="Ring Ann Pugh on 07700 900123 about the fair.")
    spans = [found.spans for found in post.findings() if found.spans]
    assert spans
    client.force_login(councillor)
    page = client.get(f"/posts/{post.pk}/check/").text
    assert "<mark>07700 900123</mark>" in page
    assert 'id="line-1"' in page
    Post.objects.filter(pk=post.pk).update(status="SUBMITTED", submitted_at=timezone.now())
    client.force_login(mayor)
    assert "<mark>07700 900123</mark>" in client.get(f"/posts/{post.pk}/").text
