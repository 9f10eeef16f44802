"""The main job, as people do it: in a browser, on a real worker and clock, with real SDKs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Channel, User
from moderation.models import Comment
from platforms.practice.server import Practice
from tests import playing
from tests.council import PASSWORD
from tests.posts.test_pictures import drawn
from tests.processes import Clock, Worker

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def running(practice: Practice, worker: Worker, clock: Clock, live_server: LiveServer) -> str:
    """The whole portal: web, worker, clock, practice platforms. Returns its address."""
    around = {
        "FACEBOOK_API_URL": practice.url,
        "X_API_URL": practice.url,
        "YOUTUBE_API_URL": practice.url,
        "COUNCIL_WEBSITE_HOSTS": practice.url.removeprefix("http://"),
        "SITE_URL": live_server.url,
        "PUBLISH_HOLD_SECONDS": "0",
    }
    worker.start(**around)
    clock.start(**around)
    return live_server.url


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Two pieces of something that begins as an MP4 does."""
    path = tmp_path / "meeting.mp4"
    path.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(9 * 1024 * 1024))
    return path


def sign_in(browser: Browser, site: str, who: User, **context: object) -> Page:
    """Open a browser of somebody's own, and sign them in."""
    page = browser.new_context(base_url=site, **context).new_page()  # type: ignore[arg-type]
    page.goto("/")
    page.get_by_label("Email").fill(who.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    return page


def compose(page: Page, message: str, web_page: str, *channels: Channel) -> None:
    page.goto("/posts/new/")
    page.get_by_label("Kind of post").select_option("News")
    page.get_by_label("Message").fill(message)
    for channel in channels:
        page.get_by_label(channel.name).check()
    page.get_by_label("Council web page").fill(web_page)


def describe_media(page: Page) -> None:
    page.get_by_label("Who owns the rights").select_option("The council made it")
    page.get_by_label("Can people be recognised").select_option("No")


def declare_and_send(page: Page) -> None:
    page.get_by_label("I have thought about who this reaches and why").check()
    page.get_by_role("button", name="Send for approval").click()


def wait_until(page: Page, is_so: Callable[[], bool], seconds: int = 40) -> None:
    for _ in range(seconds * 2):
        if is_so():
            return
        page.wait_for_timeout(500)
    pytest.fail(f"It did not come about within {seconds} seconds.")


def test_from_a_draft_to_three_platforms_to_a_hidden_comment_to_an_incident(
    running: str,
    browser: Browser,
    practice: Practice,
    film: Path,
    councillor: User,
    mayor: User,
    administrator: User,
    officer: User,
    clerk: User,
    facebook: Channel,
    x: Channel,
    youtube: Channel,
) -> None:
    # A councillor drafts, on a phone; the check has its say without a reload.
    rees = sign_in(browser, running, councillor, viewport=PHONE)
    news = f"{practice.url}/website/news/"
    compose(rees, "Watch the December meeting.", news, facebook, x, youtube)
    rees.get_by_role("button", name="Check").click()
    expect(rees.get_by_text("YouTube needs a video", exact=False)).to_be_visible()
    rees.get_by_role("link", name="Change the post").click()
    rees.get_by_label("Video").set_input_files(film)
    describe_media(rees)
    rees.get_by_role("button", name="Check").click()
    expect(rees.get_by_text("Signposted:")).to_be_visible(timeout=20_000)
    rees.get_by_role("button", name="Send for approval").click()
    expect(rees.get_by_text("Tick the declaration").first).to_be_visible()
    declare_and_send(rees)
    expect(rees.get_by_text("someone else must approve it")).to_be_visible()
    expect(rees.get_by_role("button", name="Approve")).to_have_count(0)

    # The Mayor reads it from the desk and approves exactly what is shown.
    bowen = sign_in(browser, running, mayor, viewport=PHONE)
    bowen.get_by_role("link", name="Read and decide").click()
    bowen.get_by_role("button", name="Approve").click()

    # It arrives on three platforms, once each, and the page says so by itself.
    published = bowen.locator("table").get_by_text("Published", exact=True)
    expect(published).to_have_count(3, timeout=30_000)
    for platform in ("facebook", "x", "youtube"):
        assert len(playing.posts(practice, platform)) == 1
    bowen.goto(practice.url)
    expect(bowen.get_by_text("Watch the December meeting.").first).to_be_visible()

    # A resident is rude; an administrator hides it under a principle, and there it is hidden.
    post = playing.posts(practice, "facebook")[0]["id"]
    rude = playing.comment(practice, "facebook", post, "Fools, all of you, and I know your street")
    morgan = sign_in(browser, running, administrator, viewport=WIDE)
    morgan.goto("/moderation/")
    wait_until(morgan, lambda: bool(morgan.reload() and morgan.get_by_text("your street").count()))
    morgan.get_by_role("link", name="Decide").click()
    morgan.get_by_role("button", name="Hide").click()
    expect(morgan.get_by_text("Choose the principle").first).to_be_visible()
    morgan.get_by_label("Respect other users").check()
    morgan.get_by_label("Reason").fill("It frightens an officer.")
    morgan.get_by_role("button", name="Hide").click()
    expect(morgan.get_by_role("button", name="Restore")).to_be_visible()
    wait_until(morgan, lambda: playing.is_hidden(practice, "facebook", rude))

    # An officer reports it; the councillor who wrote the post may not see the report.
    hale = sign_in(browser, running, officer, viewport=PHONE)
    hale.goto(f"/moderation/{Comment.objects.get().pk}/")
    hale.get_by_role("link", name="Report this as an incident").click()
    hale.get_by_label("Me", exact=True).check()
    hale.get_by_label("What happened?").fill("He knows where I live.")
    hale.get_by_role("button", name="Submit report").click()
    expect(hale.get_by_role("heading", name=re.compile("INC-"))).to_be_visible()
    expect(hale.get_by_text("I know your street")).to_be_visible()
    rees.goto(hale.url)
    expect(rees.get_by_text("I know your street")).to_have_count(0)

    # The record tells all of it.
    parry = sign_in(browser, running, clerk, viewport=WIDE)
    parry.goto("/record/")
    for verb in ("post.approved", "publication.done", "comment.hidden", "incident.submitted"):
        expect(parry.get_by_text(verb).first).to_be_visible()


def test_the_same_works_without_script(
    running: str,
    browser: Browser,
    practice: Practice,
    councillor: User,
    mayor: User,
    facebook: Channel,
    tmp_path: Path,
) -> None:
    picture = tmp_path / "square.jpg"
    picture.write_bytes(drawn(size=(640, 480)))
    page = sign_in(browser, running, councillor, java_script_enabled=False)
    compose(page, "The square is open again.", f"{practice.url}/website/news/", facebook)
    page.get_by_label("Picture", exact=True).set_input_files(picture)
    page.get_by_label("Describe the picture").fill("The square with its clock.")
    describe_media(page)
    page.get_by_role("button", name="Check").click()
    declare_and_send(page)
    address = page.url
    page = sign_in(browser, running, mayor, java_script_enabled=False)
    page.goto(address)
    page.get_by_role("button", name="Approve").click()
    wait_until(page, lambda: bool(playing.posts(practice, "facebook")))
    sent = playing.posts(practice, "facebook")[0]
    assert "The square with its clock." in str(sent["media"])
