"""In a browser: a Clerk registers, connects and reconnects each platform, past every refusal."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.connections import cut_off
from accounts.models import Channel, User
from platforms.practice.server import Practice
from tests.council import PASSWORD

pytestmark = pytest.mark.long

ADDRESSES = {
    "Facebook": "https://www.facebook.com/UskTownCouncil",
    "X (Twitter)": "https://x.com/UskTownCouncil",
    "YouTube": "https://www.youtube.com/@usktowncouncil",
}


@pytest.fixture
def portal(
    transactional_db: None,
    live_server: LiveServer,
    practice: Practice,
    settings: Settings,
    clerk: User,
    page: Page,
) -> Page:
    """A Clerk at the portal, in the browser, with the practice platforms beside it."""
    settings.SITE_URL = live_server.url
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("Email").fill(clerk.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{live_server.url}/")
    return page


def is_for_everybody(page: Page) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def register(page: Page, base: str, platform: str) -> None:
    page.goto(f"{base}/channels/new/")
    is_for_everybody(page)
    page.get_by_label(platform, exact=True).check()
    page.get_by_label("Name").fill(f"Usk on {platform}")
    page.get_by_label("Public address").fill(ADDRESSES[platform])
    page.get_by_label("Owning account").fill("office@usk.example")
    page.get_by_label("Minute reference").fill("2026/058")
    page.get_by_role("button", name="Register").click()
    is_for_everybody(page)


def go_on(page: Page, who: str = "", leave_out: str = "", press: str = "Agree") -> None:
    """Go on to the platform from the page of the portal, and do this and that there."""
    page.get_by_role("link", name="Go on to").click()
    if who:
        page.get_by_role("radio", name=who).check()
    if leave_out:
        page.get_by_role("checkbox", name=leave_out).uncheck()
    page.get_by_role("button", name=press).click()


@pytest.mark.parametrize(
    ("platform", "refusals"),
    [
        (
            "Facebook",
            [
                ({"who": "personal profile"}, "This is a personal profile. Choose the council's"),
                ({"leave_out": "pages_manage_posts"}, "pages_manage_posts is missing"),
                ({"who": "another app"}, "to another app"),
                ({"press": "Cancel"}, "You cancelled"),
            ],
        ),
        (
            "X (Twitter)",
            [
                ({"leave_out": "tweet.write"}, "tweet.write is missing"),
                ({"press": "Cancel"}, "You cancelled"),
            ],
        ),
        (
            "YouTube",
            [
                ({"who": "without a channel"}, "has no YouTube channel"),
                ({"leave_out": "youtube.upload"}, "youtube.upload is missing"),
            ],
        ),
    ],
)
def test_a_channel_is_registered_connected_and_connected_again(
    portal: Page,
    live_server: LiveServer,
    platform: str,
    refusals: list[tuple[dict[str, str], str]],
) -> None:
    register(portal, live_server.url, platform)
    channel = Channel.objects.get()
    for how, told in refusals:
        go_on(portal, **how)
        expect(portal.get_by_role("status")).to_contain_text(told)
        portal.get_by_role("link", name="Connect", exact=True).click()
    portal.get_by_role("link", name="Go on to").click()
    is_for_everybody(portal)
    portal.go_back()
    go_on(portal)
    expect(portal.get_by_role("status")).to_contain_text("is connected as")
    connection = portal.get_by_role("region", name="Connection")
    expect(connection.get_by_role("paragraph").first).to_contain_text("Connected")
    is_for_everybody(portal)
    first = Channel.objects.get().access_token
    portal.get_by_role("link", name="Reconnect").click()
    go_on(portal, "another Page" if platform == "Facebook" else "Lights")
    expect(portal.get_by_role("status")).to_contain_text("is not the account that")
    assert Channel.objects.get().access_token == first
    Channel.objects.update(status="ACTIVE")
    cut_off(channel, "The council's connection has ended; an administrator needs to reconnect it.")
    portal.reload()
    expect(connection.get_by_role("paragraph").first).to_contain_text("Cut off")
    portal.get_by_role("link", name="Reconnect").click()
    go_on(portal)
    expect(portal.get_by_role("status")).to_contain_text("is connected as")
    assert Channel.objects.get().access_token != first


def test_the_councils_page_is_chosen_from_two(portal: Page, live_server: LiveServer) -> None:
    register(portal, live_server.url, "Facebook")
    go_on(portal, "two Pages")
    is_for_everybody(portal)
    portal.get_by_label("Usk Town Council").check()
    portal.get_by_role("button", name="Connect").click()
    expect(portal.get_by_role("status")).to_contain_text("is connected as Usk Town Council")


def test_a_channel_is_suspended_and_retired_for_a_reason(
    portal: Page, live_server: LiveServer, facebook: Channel
) -> None:
    portal.goto(f"{live_server.url}/channels/{facebook.pk}/")
    for act in ("Suspend", "Retire"):
        portal.get_by_role("link", name=act).click()
        is_for_everybody(portal)
        portal.get_by_role("button", name=act).click()
        expect(portal.get_by_role("alert")).to_contain_text("Say why.")
        portal.get_by_label("Reason").fill("The password is lost.")
        portal.get_by_role("button", name=act).click()
        expect(portal.get_by_text("The password is lost.")).to_be_visible()
    expect(portal.get_by_role("link", name="Reconnect")).to_have_count(0)
