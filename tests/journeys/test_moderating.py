"""How two moderators work side by side, in their browsers: what they may do, and what not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Channel, User
from moderation import inbox
from moderation.models import Comment, Enforcement
from platforms.base import Content
from platforms.outbox import deliver
from platforms.practice.server import Practice
from posts.models import Post
from tests import playing
from tests.council import Drafting
from tests.journeys.test_main_job import WIDE, sign_in
from tests.platforms.kept import Kept

CRITICISM = "The Mayor was wrong about the bridge, and I shall say so at the meeting."
THREAT = "I know which house the finance officer lives in. Tonight."
NAMING = "The clerk sits on letters for months."


def written(practice: Practice, post: Post, channel: Channel, *texts: str) -> list[Comment]:
    """Have residents write under a post of the council, and take it in."""
    published = channel.adapter()(channel.account()).publish(Content("The fair is on."), Kept())
    at, there = timezone.now(), published.external_id
    post.publications.create(
        channel=channel, status="DONE", external_id=there, not_before=at, done_at=at
    )
    for text in texts:
        playing.comment(practice, channel.platform, published.external_id, text)
    inbox.receive(channel, now=timezone.now() + timedelta(seconds=2))
    return [Comment.objects.get(text__contains=text) for text in texts]


def carry_out() -> None:
    deliver(Enforcement.objects.latest("pk"), now=timezone.now())


def principle_is_asked_for(page: Page) -> None:
    page.get_by_role("button", name="Hide", exact=True).click()
    expect(page.get_by_text("Criticism of the council is not one.").first).to_be_visible()


@pytest.mark.long
def test_two_moderators_decide_about_criticism_a_threat_and_themselves(
    live_server: LiveServer,
    browser: Browser,
    practice: Practice,
    draft: Drafting,
    facebook: Channel,
    administrator: User,
    clerk: User,
) -> None:
    critical, threat, naming = written(practice, draft(), facebook, CRITICISM, THREAT, NAMING)
    morgan = sign_in(browser, live_server.url, administrator, viewport=WIDE)
    parry = sign_in(browser, live_server.url, clerk, viewport=WIDE)

    # Both open the same criticism; the second sees the first.
    morgan.goto(f"/moderation/{critical.pk}/")
    parry.goto(f"/moderation/{critical.pk}/")
    expect(parry.get_by_text("Administrator has it open")).to_be_visible()

    # It cannot be hidden without a principle and a reason, and none is chosen for them.
    expect(morgan.locator("input[name=principle]:checked")).to_have_count(0)
    principle_is_asked_for(morgan)
    morgan.get_by_label("Respect other users").check()
    morgan.get_by_label("Reason").fill("It criticises the Mayor.")
    morgan.get_by_role("button", name="Hide", exact=True).click()
    expect(morgan.get_by_text("is no ground").first).to_be_visible()
    assert Comment.objects.get(pk=critical.pk).status == Comment.Status.WAITING

    # One leaves it up with a key; the other is told, and what they typed is still there.
    parry.get_by_label("Reason").fill("Fair, if hard.")
    morgan.goto(f"/moderation/{critical.pk}/")
    morgan.keyboard.press("l")
    expect(morgan.get_by_text("Left up.", exact=True)).to_be_visible()
    parry.get_by_role("button", name="Leave up").click()
    expect(parry.get_by_text("Administrator, Councillor, was first").first).to_be_visible()
    expect(parry.get_by_label("Reason")).to_have_value("Fair, if hard.")

    # A threat is hidden, is offered as an incident, and is back when it is restored.
    morgan.goto(f"/moderation/{threat.pk}/")
    morgan.keyboard.press("3")
    expect(morgan.get_by_label("Do not break the law")).to_be_checked()
    morgan.get_by_label("Reason").fill("It threatens an officer at home.")
    morgan.get_by_role("button", name="Hide", exact=True).click()
    expect(morgan.get_by_role("button", name="Restore")).to_be_visible()
    carry_out()
    assert playing.is_hidden(practice, "facebook", threat.external_id)
    morgan.get_by_role("button", name="Escalate").click()
    expect(morgan.get_by_label("Who did it")).to_have_value(threat.author)
    morgan.goto(f"/moderation/{threat.pk}/")
    morgan.get_by_role("button", name="Restore").click()
    expect(morgan.get_by_role("button", name="Hide", exact=True)).to_be_visible()
    carry_out()
    assert not playing.is_hidden(practice, "facebook", threat.external_id)

    # Whoever is named is shown no decision to take.
    parry.goto(f"/moderation/{naming.pk}/")
    expect(parry.get_by_role("heading", name="Somebody else decides")).to_be_visible()
    expect(parry.get_by_role("button", name="Hide", exact=True)).to_have_count(0)

    # The queue by its keys alone.
    morgan.goto("/moderation/")
    morgan.keyboard.press("?")
    expect(morgan.get_by_text("The next comment, the one before")).to_be_visible()
    morgan.keyboard.press("j")
    morgan.keyboard.press("x")
    morgan.keyboard.press("l")
    expect(morgan.get_by_text("1 comment left up.")).to_be_visible()
    assert Comment.objects.get(pk=naming.pk).status == Comment.Status.LEFT_UP
