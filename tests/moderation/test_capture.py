"""What comes on paper, by email or in a forum is copied in, and decided about like the rest."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from accounts.models import User
from audit.models import Event
from moderation import actions
from moderation.actions import Copied
from moderation.models import Attachment, Comment, Enforcement, Space
from policy.clause import Refused

pytestmark = pytest.mark.django_db

PAGE = "/moderation/capture/"


def form(**more: object) -> dict[str, object]:
    return {
        "key": str(uuid4()),
        "space": "",
        "new_space": "Paper forms on the riverside path",
        "kind": "consultation",
        "author": "M. Price",
        "text": "The path floods. The council is wrong to leave it.",
        "written_on": timezone.localdate().isoformat(),
        "address": "",
        **more,
    }


def copied(**more: object) -> Copied:
    said = {
        "key": uuid4(),
        "space": None,
        "new_space": "Paper forms",
        "kind": "consultation",
        "author": "M. Price",
        "text": "It floods.",
        "written_on": timezone.localdate(),
    }
    return Copied(**{**said, **more})  # type: ignore[arg-type]


def photograph() -> SimpleUploadedFile:
    file = BytesIO()
    picture = Image.new("RGB", (20, 10), "white")
    exif = Image.Exif()
    exif[0x010E] = "Usk, 12 Church Street"
    picture.save(file, "JPEG", exif=exif)
    return SimpleUploadedFile("Form of M Price.jpg", file.getvalue(), "image/jpeg")


def test_a_paper_form_is_copied_in_and_stands_in_the_queue(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    answer = client.post(PAGE, form(), follow=True)
    comment = Comment.objects.waiting().get()
    assert answer.redirect_chain[-1][0] == f"/moderation/{comment.pk}/"
    assert "copied it in by hand from Paper forms" in answer.text
    assert (comment.channel, comment.taken_in_by, comment.posted_at.date()) == (
        None,
        clerk,
        timezone.localdate(),
    )
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == [
        "space.opened",
        "comment.copied",
    ]


def test_a_decision_about_it_stands_in_the_same_log_and_tells_no_platform(clerk: User) -> None:
    comment = actions.copy_in(
        copied(text="Call Dai for £20 gutters."), by=clerk, now=timezone.now()
    )
    act = {"by": clerk, "reason": "Selling.", "now": timezone.now()}
    actions.hide(comment, principle="commercial", **act)
    decision = comment.decisions.get()
    assert (decision.principle, decision.by) == ("commercial", clerk)
    assert decision.snapshot["channel"] == "Paper forms"
    assert decision.snapshot["text"] == "Call Dai for £20 gutters."
    assert not Enforcement.objects.exists()


def test_a_form_that_is_sent_twice_is_one_comment(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    same = form()
    for _ in range(2):
        assert client.post(PAGE, same).status_code == 302
    assert Comment.objects.count() == Space.objects.count() == 1
    client.post(PAGE, same | {"text": "The path floods every winter."})
    assert Comment.objects.count() == 2
    with pytest.raises(Refused, match="nothing that anybody could see"):
        actions.copy_in(copied(text="\u2800"), by=clerk, now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_new_place_that_is_named_three_times_at_once_is_one(clerk: User) -> None:
    def copy(_: int) -> None:
        try:
            actions.copy_in(copied(), by=clerk, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(copy, range(3)))
    assert Space.objects.get().comments.count() == 3


def test_a_screenshot_is_kept_sealed_without_what_hides_in_it(
    client: Client, clerk: User, auditor: User, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(clerk)
    page = client.post(PAGE, form(screenshot=photograph()), follow=True).text
    attachment = Attachment.objects.get()
    assert f"/moderation/screenshots/{attachment.pk}/" in page
    [kept] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "Price" not in kept.name
    assert b"\xff\xd8\xff" not in kept.read_bytes()
    shown = client.get(f"/moderation/screenshots/{attachment.pk}/")
    assert shown["Content-Type"] == "image/jpeg"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(shown.content)).size == (20, 10)
    assert b"Church Street" not in shown.content
    client.force_login(auditor)
    assert client.get(f"/moderation/screenshots/{attachment.pk}/").status_code == 403


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"new_space": ""}, "Choose where it was written, or name another place below."),
        ({"kind": ""}, "Choose what kind of place that is."),
        ({"written_on": "2090-01-01"}, "That day is still to come."),
        ({"screenshot": SimpleUploadedFile("form.pdf", b"%PDF-1.7")}, "photograph or screenshot"),
        ({"screenshot": SimpleUploadedFile("a.jpg", b"nonsense")}, "not a picture that we can"),
        ({"address": "javascript:alert(1)"}, "web address in full"),
        ({"address": "ftp://forum.example/1"}, "web address in full"),
        ({"address": "https://council@forum.example/1"}, "without a name before"),
        ({"text": ""}, "required"),
        ({"text": "\u2800\u3164"}, "Nobody could see anything"),
    ],
)
def test_what_was_typed_stays_on_the_page_that_refuses_it(
    client: Client, clerk: User, said: dict[str, object], sentence: str
) -> None:
    client.force_login(clerk)
    answer = client.post(PAGE, form(**said))
    assert sentence in answer.text
    assert "M. Price" in answer.text
    assert not Comment.objects.exists()
    assert not Space.objects.exists()


def test_a_place_that_is_named_again_is_the_same_place(clerk: User) -> None:
    for name in ("Paper forms", "paper FORMS"):
        actions.copy_in(copied(new_space=name), by=clerk, now=timezone.now())
    assert Space.objects.get().comments.count() == 2


def test_two_spaces_in_the_name_of_a_place_are_one(client: Client, clerk: User) -> None:
    client.force_login(clerk)
    for name in ("Paper forms", "Paper  forms"):
        assert client.post(PAGE, form(new_space=name)).status_code == 302
    assert Space.objects.get().comments.count() == 2


def test_nothing_more_is_copied_from_a_place_that_is_closed(client: Client, clerk: User) -> None:
    now = timezone.now()
    space = Space.objects.create(name="Market talk", kind="forum")
    client.force_login(clerk)
    assert "Market talk" in client.get(f"{PAGE}?space={space.pk}").text
    client.post(f"/moderation/spaces/{space.pk}/close/")
    assert "Market talk" not in client.get(PAGE).text
    for wanted in (copied(space=space, new_space=""), copied(new_space="market TALK")):
        with pytest.raises(Refused, match=r"closed.*3\.14"):
            actions.copy_in(wanted, by=clerk, now=now)
    client.post(f"/moderation/spaces/{space.pk}/reopen/")
    assert actions.copy_in(copied(new_space="market TALK"), by=clerk, now=now).space == space
    assert "Market talk" in client.get("/moderation/spaces/").text


def test_who_decides_nowhere_copies_nothing_in(councillor: User) -> None:
    with pytest.raises(Refused, match="Only the Clerk and channel administrators"):
        actions.copy_in(copied(), by=councillor, now=timezone.now())
    assert not Space.objects.exists()


def test_yesterdays_letter_was_written_yesterday(clerk: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    comment = actions.copy_in(copied(written_on=yesterday), by=clerk, now=timezone.now())
    assert timezone.localtime(comment.posted_at).date() == yesterday
    assert comment.posted_at < comment.taken_in_at
