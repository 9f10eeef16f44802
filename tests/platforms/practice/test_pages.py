"""The pages for people: the feeds, playing a resident, trouble, and the council's website."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from platforms.practice.kinds import Kind
from platforms.practice.server import Practice
from platforms.practice.website import PAGES
from tests.platforms.practice import speaking


def read(practice: Practice, path: str = "/") -> str:
    answer = requests.get(practice.url + path, timeout=5)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    return answer.text


@pytest.fixture
def story(practice: Practice) -> dict[str, str]:
    """A photo on Facebook with a rude comment that the council has hidden, and a post on X."""
    photo = speaking.photo(practice.url, "The bridge is open", "A stone bridge")
    rude = speaking.comment(practice.url, "facebook", photo, text="Clowns, the lot of you.")["id"]
    hide = f"{practice.url}/v26.0/{rude}"
    headers = speaking.signed("facebook")
    requests.post(hide, data={"is_hidden": "true"}, headers=headers, timeout=5)
    post = speaking.post(practice.url, "x", f"The agenda: {practice.url}/website/agenda/").json()[
        "data"
    ]["id"]
    speaking.post(practice.url, "youtube", "Council meeting")
    return {"photo": photo, "post": post}


def test_a_post_is_shown_with_its_description_and_what_is_hidden(
    practice: Practice, story: dict[str, str]
) -> None:
    page = read(practice)
    assert 'alt="A stone bridge"' in page
    assert "Hidden from residents" in page
    assert "<s>Clowns, the lot of you.</s>" in page
    assert "Agenda: council meeting, Monday 14 December 2026" in page
    assert "<video" in page


def test_a_post_that_came_twice_says_so(practice: Practice) -> None:
    for text in ("Market", "Bins", "Market"):
        speaking.post(practice.url, "facebook", text)
    assert read(practice).count("Received twice") == 2


def test_what_residents_write_cannot_become_part_of_the_page(
    practice: Practice, story: dict[str, str]
) -> None:
    speaking.comment(practice.url, "x", story["post"], text="<script>alert(1)</script>")
    assert "<script" not in read(practice)


@pytest.mark.parametrize(
    "path",
    ["/{page}/posts/{number}", "/{page}_{number}", "/i/status/{post}", "/UskTC/status/{post}"],
)
def test_the_platforms_own_address_of_a_post_leads_to_it(
    practice: Practice, story: dict[str, str], path: str
) -> None:
    page, _, number = story["photo"].partition("_")
    there = read(practice, path.format(page=page, number=number, post=story["post"]))
    assert there.count("<article") == 1


@pytest.mark.parametrize("path", PAGES)
def test_each_page_of_the_website_has_its_title(practice: Practice, path: str) -> None:
    page = read(practice, path)
    title = re.search(r"<title>(.*?)</title>", page, re.S)
    assert title
    assert PAGES[path].title in title[1]
    assert "Nothing here is public" in page
    bare = requests.get(practice.url + path.rstrip("/"), allow_redirects=False, timeout=5)
    assert bare.headers["Location"] == path


def test_a_resident_is_played_without_script(
    practice: Practice, story: dict[str, str], new_context: object
) -> None:
    page: Page = new_context(java_script_enabled=False).new_page()
    page.goto(practice.url)
    post = page.locator("article").filter(has_text="The agenda")
    post.get_by_text("Play a resident").click()
    post.get_by_label("You are").select_option("megan")
    post.get_by_label("You say").select_option("Diolch am roi gwybod i ni mor gynnar.")
    post.get_by_role("button", name="Write it").click()
    expect(page.locator(".said").get_by_text("Diolch am roi gwybod")).to_be_visible()
    kept = speaking.posts(practice.url, "x")["posts"][0]["comments"]
    assert [one["author"] for one in kept] == ["megan"]


def test_a_resident_with_nothing_to_say_is_asked_to_say_something(
    practice: Practice, story: dict[str, str], page: Page
) -> None:
    page.goto(practice.url)
    post = page.locator("article").first
    post.get_by_text("Play a resident").click()
    post.get_by_label("You are").select_option("carl")
    post.get_by_role("button", name="Write it").click()
    expect(page.get_by_role("alert")).to_contain_text("Write something")
    expect(page.get_by_label("You are")).to_have_value("carl")


def test_trouble_is_made_and_ended_by_hand(practice: Practice, page: Page) -> None:
    page.goto(f"{practice.url}/trouble/")
    page.get_by_label("Platform").select_option("X")
    page.get_by_label("It keeps nothing and answers that it is broken.").check()
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_text("1 more time.")).to_be_visible()
    assert speaking.post(practice.url, "x", "One").status_code == 500
    speaking.trouble(practice.url, "youtube", "delay")
    page.goto(practice.url)
    page.get_by_text("See what, and switch it off").click()
    page.get_by_role("button", name="Switch all of it off").click()
    expect(page.get_by_text("All three platforms behave.")).to_be_visible()
    assert practice.faults.on() == []


@pytest.mark.parametrize("kind", Kind)
def test_every_trouble_has_its_line_and_can_be_made_by_hand(practice: Practice, kind: Kind) -> None:
    platform = kind.nature.platforms[-1]
    page = read(practice, "/trouble/")
    assert f'value="{kind}"' in page
    assert kind.sentence in html.unescape(page)
    said = {"platform": platform, "fault": kind, "times": "1", "after": "3"}
    made = requests.post(f"{practice.url}/trouble/", data=said, timeout=5)
    now = html.unescape(made.text).partition("Switch all of it off")[0]
    assert kind.sentence in now
    assert "After 3 that go well." in now


def test_a_trouble_that_a_platform_does_not_know_is_refused(practice: Practice, page: Page) -> None:
    page.goto(f"{practice.url}/trouble/")
    page.get_by_label("Platform").select_option("X")
    page.get_by_label("Google has not audited the council's app").check()
    page.get_by_role("button", name="Switch it on").click()
    expect(page.get_by_role("alert")).to_contain_text("can be made on YouTube only.")
    expect(page.get_by_label("Platform")).to_have_value("x")
    expect(page.get_by_label("Google has not audited the council's app")).to_be_checked()


def test_somebody_posts_past_the_portal_and_deletes_it_again(
    practice: Practice, page: Page
) -> None:
    page.goto(f"{practice.url}/trouble/")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("alert")).to_contain_text("Write something to post.")
    page.get_by_label("Where").select_option("X")
    page.get_by_label("What it says").fill("Snow: the office is shut")
    page.get_by_role("button", name="Post it").click()
    post = page.locator("article").filter(has_text="Snow: the office is shut")
    post.get_by_text("Go past the portal").click()
    post.get_by_role("button", name="Delete it here").click()
    expect(page.locator("article")).to_have_count(0)
    [kept] = speaking.posts(practice.url, "x")["posts"]
    assert kept["deleted_at"]


def test_a_connection_that_has_ended_is_said_and_mended(practice: Practice, page: Page) -> None:
    practice.store.end_connection("x", now=datetime.now(UTC))
    page.goto(f"{practice.url}/trouble/")
    expect(page.get_by_text("It has ended the council's connection.")).to_be_visible()
    assert speaking.post(practice.url, "x", "One").status_code == 401
    page.get_by_role("button", name="Switch all of it off").click()
    expect(page.get_by_text("All three platforms behave.")).to_be_visible()
    assert speaking.post(practice.url, "x", "One").status_code == 201


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_for_everybody(
    practice: Practice, story: dict[str, str], page: Page, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    speaking.trouble(practice.url, "x", "delay")
    for path in ("/", f"/i/status/{story['post']}", "/trouble/", "/nowhere", *PAGES):
        page.goto(practice.url + path)
        for summary in page.locator("summary").all():
            summary.click()
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
