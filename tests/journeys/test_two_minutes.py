"""A councillor with a phone writes an ordinary post: how many clicks, and what is asked of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Channel, User
from posts.models import Post
from tests.council import PASSWORD

PHONE = {"width": 390, "height": 844}
AT_MOST = 8
DECLARATION = "I have thought about who this reaches and why, and it is accurate"


class Thumb:
    """Counts whatever is tapped that is not a field to type in."""

    taps = 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()

    def choose(self, what: Locator, option: str) -> None:
        self.taps += 1
        what.select_option(option)


@pytest.mark.long
def test_from_sign_in_to_sent_for_approval_in_eight_clicks(
    councillor: User, facebook: Channel, live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(base_url=live_server.url, viewport=PHONE)  # type: ignore[arg-type]
    page, thumb = context.new_page(), Thumb()
    page.goto("/")
    page.get_by_label("Email").fill(councillor.email)
    page.get_by_label("Password").fill(PASSWORD)
    thumb.tap(page.get_by_role("button", name="Sign in", exact=True))
    thumb.tap(page.get_by_role("link", name="Write a post").first)
    expect(page.get_by_label("Which meeting")).to_have_count(0)
    expect(page.get_by_label("Minute", exact=True)).to_be_hidden()
    expect(page.get_by_label("Welsh", exact=True)).to_be_hidden()
    thumb.choose(page.get_by_label("Kind of post"), "News")
    page.get_by_label("Message", exact=True).fill("The new noticeboard stands in Twyn Square.")
    thumb.tap(page.get_by_label(facebook.name, exact=True))
    thumb.choose(page.get_by_label("No web page because"), "Nothing to add")
    page.get_by_label("In your own words").fill("The post says it all.")
    thumb.tap(page.get_by_role("button", name="Check", exact=True))
    thumb.tap(page.get_by_label(DECLARATION))
    thumb.tap(page.get_by_role("button", name="Send for approval"))
    expect(page.get_by_text("Sent for approval. Nothing is public yet.")).to_be_visible()
    assert Post.objects.get().status == Post.Status.SUBMITTED
    assert thumb.taps <= AT_MOST
