"""A passkey in a real browser, with a device that the browser makes up: adding it, using it."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from playwright.sync_api import BrowserContext, CDPSession, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.models import SecurityEvent, User
from tests.accounts.door import code_of, give_password
from tests.council import PASSWORD
from tests.journeys.test_screens import faults

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def telephone(context: BrowserContext, page: Page) -> CDPSession:
    """The telephone of somebody who unlocks it whenever it asks."""
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return devtools


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    """The portal by a name: browsers give no passkey to a bare address of the network."""
    settings.REQUIRE_TWO_STEP = True
    return live_server.url.replace("127.0.0.1", "localhost")


def give_password_in(page: Page, site: str, person: User) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.usefixtures("telephone")
def test_a_mayor_adds_a_passkey_on_the_way_and_then_signs_in_with_it(
    page: Page, site: str, mayor: User, client: Client, officer: User
) -> None:
    give_password_in(page, site, mayor)
    expect(page.get_by_text("signs in in two steps")).to_be_visible()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My telephone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("button", name="I have kept them, go on").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    # As the second step, after the password.
    give_password_in(page, site, mayor)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    # Alone, and on to where they were going.
    page.goto(f"{site}/approvals/")
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", name="Approvals")).to_be_visible()

    page.goto(f"{site}/people/me/security/")
    expect(page.get_by_text("Passkey, My telephone")).to_be_visible()
    what = SecurityEvent.objects.filter(person=mayor).order_by("pk").values_list("what", flat=True)
    assert list(what) == [
        *("new_device", "factor_added", "signed_out"),
        *("signed_in", "signed_out", "signed_in"),
    ]

    # Nobody takes away the passkey of another.
    remove = f"/accounts/two-step/passkeys/{Authenticator.objects.get(type='webauthn').pk}/remove/"
    give_password(client, officer)
    assert client.post(remove).status_code == 404
    page.goto(f"{site}{remove}")
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    assert not Authenticator.objects.exists()


@pytest.mark.usefixtures("mayor")
def test_a_device_that_says_no_is_told_in_a_sentence(
    page: Page, site: str, telephone: CDPSession
) -> None:
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("alert")).to_contain_text("Try again, or use another way.")


def test_without_script_the_passkey_is_not_offered_and_the_rest_works(
    page: Page, site: str, councillor: User, context: BrowserContext
) -> None:
    browser = context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False).new_page()
    give_password_in(plain, site, councillor)
    expect(plain.get_by_role("heading", name="Your desk")).to_be_visible()
    plain.goto(f"{site}/people/me/security/")
    plain.get_by_role("link", name="Add a passkey").click()
    expect(plain.get_by_text("scripts are switched off")).to_be_visible()
    expect(plain.get_by_role("button", name="Add a passkey")).to_be_hidden()


@pytest.mark.long
@pytest.mark.usefixtures("telephone")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_the_second_step(
    page: Page, site: str, clerk: User, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    give_password_in(page, site, clerk)
    found = faults(page, "led to the set-up")
    page.goto(f"{site}/accounts/two-step/app/")
    secret = page.locator("code").inner_text()
    found += faults(page, "setting up an app")
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Switch it on").click()
    found += faults(page, "recovery codes")
    for path in (
        "/people/me/security/",
        "/people/security/",
        f"/people/{clerk.pk}/second-step/",
        "/accounts/two-step/passkeys/add/",
        "/accounts/two-step/codes/new/",
        "/accounts/two-step/app/remove/",
        "/accounts/two-step/reauthenticate/",
    ):
        page.goto(f"{site}{path}")
        found += faults(page, path)
    page.get_by_role("button", name="Sign out").click()
    give_password_in(page, site, clerk)
    found += faults(page, "the second step")
    assert not found
