"""The poster for the noticeboard, read back from its PDF: whole, large, in both languages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Council, User
from posts.models import Post
from posts.poster import poster_of
from posts.sheet import Notice, Saying, Sheet
from tests.council import Drafting
from tests.posts.reading import words_in

SIZE = re.compile(rb"/F\d+ ([\d.]+) Tf")
ROAD = Notice(
    council="Usk Town Council",
    kind="Service change",
    sayings=(
        Saying(
            "Maryport Street is closed", "From Monday, for £0. \N{OWL} Tŷ'r Cyngor · ŵ ŷ Ŵ Ŷ â ï"
        ),
        Saying("Mae Stryd Maryport ar gau", "O ddydd Llun, am £0."),
    ),
    page="https://www.usk.example/road/",
    telephone="01632 960118",
    printed="22 November 2026",
    is_draft=False,
    language="en-GB",
)


def printed(**otherwise: object) -> list[str]:
    return words_in(Sheet(Notice(**(vars(ROAD) | otherwise))).printed())  # type: ignore[arg-type]


def test_everything_stands_on_one_sheet_in_both_languages() -> None:
    [sheet] = printed()
    for words in (
        "Usk Town Council Service change Maryport Street is closed",
        "From Monday, for £0. Tŷ'r Cyngor · ŵ ŷ Ŵ Ŷ â ï",
        "Mae Stryd Maryport ar gau O ddydd Llun, am £0.",
        "Read more · Darllen mwy www.usk.example/road",
        "01632 960118",
        "printed on 22 November 2026",
    ):
        assert words in sheet
    assert "DRAFT" not in sheet


def test_it_says_its_language_its_title_and_what_its_picture_is() -> None:
    pdf = Sheet(ROAD).printed()
    assert b"/Lang (en-GB)" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Alt (The way to https://www.usk.example/road/)" in pdf


@pytest.mark.parametrize("letters", [10, 300, 8_000])
def test_a_long_post_shrinks_and_then_goes_on_and_loses_no_word(letters: int) -> None:
    words = [f"word{number}" for number in range(letters // 8 + 1)]
    sheets = printed(sayings=(Saying("A long notice", " ".join(words)),))
    whole = " ".join(sheets)
    assert [word for word in words if word not in whole] == []
    assert (len(sheets) == 1) is (letters < 1_000)
    assert whole.count("01632 960118") == 1
    assert all("Usk Town Council" in sheet for sheet in sheets)


@pytest.mark.parametrize("letters", [10, 600, 2_000])
def test_no_letter_is_smaller_than_sixteen_points(
    letters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet(Notice(**(vars(ROAD) | {"sayings": (Saying("Notice", "abc " * letters),)})))
    sheet.set_compression(False)
    sizes = {float(size) for size in SIZE.findall(sheet.printed())}
    assert min(sizes) >= 16
    assert max(sizes) >= 30


def test_a_word_longer_than_a_line_is_broken_and_stays_on_the_sheet() -> None:
    sheet = Sheet(Notice(**(vars(ROAD) | {"sayings": (Saying("x" * 200, "y" * 500),)})))
    sheet.set_compression(False)
    shown = re.findall(rb"BT ([\d.]+) ", sheet.printed())
    assert min(map(float, shown)) > 0
    assert "".join(printed(sayings=(Saying("x" * 200, "y" * 500),))).count("y") >= 500


@pytest.mark.parametrize("missing", ["page", "telephone", "kind"])
def test_what_there_is_not_is_left_out(missing: str) -> None:
    [sheet] = printed(**{missing: ""})
    assert "Maryport Street" in sheet
    assert ("Darllen mwy" in sheet) is (missing != "page")
    assert ("Ffoniwch" in sheet) is (missing != "telephone")


def test_nothing_but_signs_that_the_face_lacks_breaks_nothing() -> None:
    assert printed(sayings=(Saying("\N{OWL}\u200d\ufe0f", "\N{PARTY POPPER}\x07\u202e"),))
    assert printed(sayings=())


# Of a post


@pytest.mark.django_db
def test_a_draft_says_that_it_is_one_and_what_is_agreed_does_not(
    draft: Drafting, mayor: User
) -> None:
    post = draft(
        kind="service", welsh="Mae'r hysbysfwrdd newydd yn ei le.", disclosure="It is ours."
    )
    council, today = Council(pk=1, telephone="01632 960118"), timezone.localdate()
    [sheet] = words_in(poster_of(post, council, on=today))
    assert "DRAFT" in sheet
    for words in ("The new noticeboard", "Mae'r hysbysfwrdd", "It is ours.", "01632 960118"):
        assert words in sheet
    Post.objects.filter(pk=post.pk).update(
        status="APPROVED", approved_by=mayor, approved_at=timezone.now(), approved_digest="d"
    )
    [sheet] = words_in(poster_of(Post.objects.get(), council, on=today))
    assert "DRAFT" not in sheet


@pytest.mark.django_db
def test_the_other_language_is_printed_where_it_goes_out_by_itself(draft: Drafting) -> None:
    english = draft()
    welsh = draft(message="Mae'r hysbysfwrdd newydd yn Sgwâr Twyn.", translates=english)
    for post in (english, welsh):
        [sheet] = words_in(poster_of(post, Council(pk=1), on=timezone.localdate()))
        assert "The new noticeboard" in sheet
        assert "Mae'r hysbysfwrdd" in sheet
    assert b"/Lang (cy)" in poster_of(welsh, Council(pk=1), on=timezone.localdate())


@pytest.mark.django_db
def test_whoever_may_read_a_post_prints_it_and_nobody_else(
    draft: Drafting, client: Client, officer: User
) -> None:
    post = draft()
    client.force_login(post.author)
    answer = client.get(f"/posts/{post.pk}/poster.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    client.force_login(officer)
    assert client.get(f"/posts/{post.pk}/poster.pdf").status_code == 404
