"""From an invitation to a third councillor: the gap is named, filled, and channels are active."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts import invitations
from accounts.models import Channel, ChannelAdministrator, User
from tests.accounts.door import code_of
from usk_social.demo.people import PASSWORD


@pytest.fixture
def council(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    """The practice council before its channels: the Clerk and two councillors administer them."""
    settings.VAR_DIR = tmp_path
    call_command("seed_demo", verbosity=0)
    Channel.objects.update(status=Channel.Status.SETTING_UP)
    others = User.objects.filter(email__in=["mayor@usk.example", "price@usk.example"])
    ChannelAdministrator.objects.filter(person__in=others).delete()


def sign_in(browser: Browser, site: str, who: str, sees: str = "Your desk") -> Page:
    page = browser.new_context(base_url=site).new_page()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(f"{who}@usk.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name=sees)).to_be_visible()
    return page


def open_channel(page: Page, name: str) -> None:
    page.get_by_role("link", name="Channels").first.click()
    page.get_by_role("rowheader").get_by_role("link", name=name).click()


def set_up_an_app(page: Page) -> None:
    """Set up the second step from where somebody was led to it, and go on."""
    page.get_by_role("link", name="Set up an app").click()
    page.get_by_label("Code").fill(code_of(page.locator("code").inner_text()))
    page.get_by_role("button", name="Switch it on").click()
    page.get_by_role("button", name="I have kept them, go on").click()


def test_a_new_councillor_makes_the_channels_active(
    council: None, live_server: LiveServer, browser: Browser, settings: Settings
) -> None:
    settings.REQUIRE_TWO_STEP = True
    names = [channel.name for channel in Channel.objects.all()]
    clerk = sign_in(browser, live_server.url, "clerk", sees="Your sign-in")
    set_up_an_app(clerk)
    expect(clerk.get_by_role("heading", name="Your desk")).to_be_visible()

    clerk.goto("/people/invite/")
    clerk.get_by_label("Name").fill("Cllr Carys Pugh")
    clerk.get_by_label("Email").fill("pugh@usk.example")
    clerk.get_by_label("Category").select_option("Co-opted councillor")
    clerk.get_by_label("Office").select_option("Councillor")
    clerk.get_by_label("Minute").fill("2026/070")
    clerk.get_by_role("button", name="Invite").click()
    expect(clerk.get_by_role("status")).to_contain_text("An invitation goes to pugh@usk.example.")
    pugh = User.objects.get(email="pugh@usk.example")

    own = browser.new_context(base_url=live_server.url).new_page()
    own.goto(f"/invitation/{invitations.token(pugh)}/")
    for label in ("Password", "Password again"):
        own.get_by_label(label, exact=True).fill("llwybr-troed-ar-lan-yr-afon")
    own.get_by_role("button", name="Keep this password").click()
    expect(own.get_by_role("heading", name="Your desk")).to_be_visible()

    for name in names:
        open_channel(clerk, name)
        clerk.get_by_role("button", name="Make active").click()
        expect(clerk.get_by_role("status")).to_contain_text(
            f"One more councillor with full rights and training is needed on {name}. (Policy 2.5)"
        )
        clerk.get_by_role("link", name="Put somebody on the roster").click()
        clerk.get_by_label("Who").select_option("Cllr Carys Pugh")
        clerk.get_by_label("Full rights").check()
        clerk.get_by_label("Minute reference").fill("2026/071")
        clerk.get_by_role("button", name="Put on the roster").click()
        row = clerk.get_by_role("row", name=re.compile("Cllr Carys Pugh"))
        expect(row).to_contain_text("Does not count")
        expect(row).to_contain_text("Cllr Carys Pugh has no training on record.")
    clerk.goto(f"/people/{pugh.pk}/training/")
    clerk.get_by_label("Course").fill("Social media for councillors")
    clerk.get_by_label("Given by").fill("One Voice Wales")
    clerk.get_by_label("Taken on").fill(timezone.localdate().isoformat())
    clerk.get_by_role("button", name="Record").click()

    # An administrator of channels now, so the next page first asks for the second step.
    own.goto("/channels/attest/")
    set_up_an_app(own)
    own.get_by_role("button", name="This is so").click()
    expect(own.get_by_role("status")).to_contain_text("Your word is kept for a year.")
    for name in names:
        own.goto("/channels/attest/")
        own.get_by_role("listitem").filter(has_text=name).get_by_role("link").click()
        own.get_by_label("I looked on the platform and saw these rights").check()
        own.get_by_role("button", name="Confirm these rights").click()
        row = own.get_by_role("row", name=re.compile("Cllr Carys Pugh"))
        expect(row.get_by_text("Counts", exact=True)).to_be_visible()

    for name in names:
        open_channel(clerk, name)
        clerk.get_by_role("button", name="Make active").click()
        expect(clerk.get_by_role("status")).to_contain_text(f"{name} is active.")
    assert {channel.status for channel in Channel.objects.all()} == {"ACTIVE"}


@pytest.mark.long
def test_whoever_leaves_is_missed_on_every_administrators_page_until_there_is_a_plan(
    council: None, live_server: LiveServer, browser: Browser
) -> None:
    channel = Channel.objects.all()[0]
    Channel.objects.filter(pk=channel.pk).update(status=Channel.Status.ACTIVE)
    clerk = sign_in(browser, live_server.url, "clerk")
    open_channel(clerk, channel.name)
    clerk.get_by_role("row", name=re.compile("Cllr Alun Rees")).get_by_role(
        "link", name="Take off"
    ).click()
    yesterday = timezone.localdate() - timedelta(days=1)
    clerk.get_by_label("Last day on the roster").fill(yesterday.isoformat())
    clerk.get_by_role("button", name="Take off the roster").click()
    expect(clerk.get_by_role("status")).to_contain_text("Cllr Alun Rees is taken off the roster")
    clerk.goto("/")
    warning = clerk.get_by_text("2 more councillors with full rights and training are needed on")
    expect(warning).to_contain_text("the Clerk has to record what is done about it")
    until = timezone.localdate() + timedelta(days=60)
    clerk.get_by_role("link", name="Record a plan").click()
    clerk.get_by_label("What will be done").fill("Cllr Bevan takes the course in December.")
    clerk.get_by_label("By when").fill(until.isoformat())
    clerk.get_by_role("button", name="Record the plan").click()
    morgan = sign_in(browser, live_server.url, "morgan")
    expect(morgan.get_by_text(f"the Clerk's plan is for {until:%-d %B %Y}")).to_be_visible()
