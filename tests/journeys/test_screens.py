"""Every screen with a council at work: nothing for axe to find, nothing off the edge of a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.models import Channel, Document, Office, SensitivePeriod, Training, User
from incidents.models import Incident
from moderation.models import Comment, Contact, InformationRequest, Reply, Review
from posts.models import Advice, Emergency, Media, Meeting, Post, Publication
from tests.journeys.nu import validate
from usk_social.demo.people import PASSWORD

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


OUTSIDE = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/policy/",
    "/house-rules/",
    "/house-rules/second-look/",
    "/official-channels/",
    "/x/",
]


def screens() -> list[str]:
    """Every page that a Clerk can open, with something on it."""
    waiting = Post.objects.filter(status="SUBMITTED").exclude(author__email__startswith="clerk")
    own = Post.objects.filter(status="DRAFT", author__email__startswith="clerk")
    hidden, undecided = (Comment.objects.filter(status=s).first() for s in ("HIDDEN", "WAITING"))
    unconfirmed = Publication.objects.filter(status="UNCONFIRMED").first()
    done = Publication.objects.filter(status="DONE").first()
    code = Document.objects.get(kind="code")
    meeting = Meeting.objects.all()[0]
    channel = Channel.objects.all()[0]
    place = channel.administrators.all()[0]
    training = Training.objects.all()[0]
    assert hidden
    assert undecided
    assert unconfirmed
    assert done
    return [
        "/",
        "/posts/",
        "/posts/new/",
        f"/posts/{own[0].pk}/edit/",
        f"/posts/{own[0].pk}/check/",
        f"/posts/{waiting[0].pk}/",
        f"/posts/{unconfirmed.post_id}/",
        f"/posts/{done.post_id}/",
        f"/posts/{done.post_id}/correct/",
        f"/posts/{done.post_id}/revisions/",
        "/posts/pages-to-follow/",
        f"/posts/{Post.objects.pages_to_follow()[0].pk}/page/",
        "/posts/offline/",
        "/media/",
        f"/media/{Media.objects.in_library()[0].pk}/",
        f"/posts/new/?media={Media.objects.in_library()[0].pk}",
        "/approvals/",
        f"/posts/{Post.objects.get(status='EXPIRED').pk}/",
        "/posts/emergencies/",
        f"/posts/emergencies/{Emergency.objects.all()[0].pk}/",
        f"/posts/{own[0].pk}/ask/",
        f"/advice/{Advice.objects.all()[0].pk}/",
        f"/posts/{Advice.objects.all()[0].post_id}/",
        "/settings/periods/",
        "/settings/periods/new/",
        f"/settings/periods/{SensitivePeriod.objects.all()[0].pk}/report/",
        "/calendar/",
        "/calendar/?view=month",
        "/calendar/feed/",
        f"/posts/{own[0].pk}/move/",
        "/posts/corrections/",
        "/meetings/",
        "/meetings/?when=past",
        "/meetings/new/",
        f"/meetings/{meeting.pk}/",
        f"/meetings/{meeting.pk}/edit/",
        f"/channels/{Channel.objects.get(platform='x').pk}/cost/",
        f"/moderation/{Comment.objects.to_answer().exclude(channel=None)[0].pk}/reply/",
        "/moderation/answers/",
        f"/moderation/replies/{Reply.objects.filter(status='SUBMITTED')[0].pk}/",
        "/moderation/requests/",
        f"/moderation/requests/{InformationRequest.objects.all()[0].pk}/",
        "/moderation/directory/",
        f"/moderation/directory/people/{Contact.objects.all()[0].pk}/",
        "/moderation/directory/answers/new/",
        "/moderation/",
        f"/moderation/{undecided.pk}/",
        f"/moderation/{hidden.pk}/",
        "/moderation/?principle=commercial&language=en",
        f"/moderation/{undecided.pk}/delete/",
        f"/moderation/{undecided.pk}/ban/",
        "/moderation/bans/",
        "/moderation/views/",
        "/moderation/reviews/",
        "/moderation/reviews/?show=answered",
        *(f"/moderation/reviews/{review.pk}/" for review in Review.objects.all()),
        "/moderation/log/",
        "/moderation/log/?principle=commercial",
        "/settings/words/",
        "/settings/public-words/",
        "/incidents/",
        f"/incidents/new/?comment={hidden.pk}",
        f"/incidents/{Incident.objects.all()[0].pk}/",
        "/channels/",
        f"/channels/{channel.pk}/",
        f"/channels/{channel.pk}/roster/",
        f"/channels/{channel.pk}/plan/",
        f"/roster/{place.pk}/rights/",
        f"/roster/{place.pk}/take-off/",
        "/channels/attest/",
        "/channels/new/",
        f"/channels/{channel.pk}/edit/",
        f"/channels/{channel.pk}/connect/",
        f"/channels/{channel.pk}/suspend/",
        f"/channels/{channel.pk}/retire/",
        "/pause/",
        "/posts/trouble/",
        "/posts/native/",
        f"/publications/{done.pk}/take-down/",
        "/people/",
        "/people/invite/",
        "/people/offices/",
        "/people/review/",
        "/people/security/",
        "/people/me/security/",
        f"/people/{place.person_id}/",
        f"/people/{place.person_id}/edit/",
        f"/people/{place.person_id}/office/",
        f"/people/{place.person_id}/training/",
        f"/people/{training.person_id}/training/{training.pk}/",
        f"/people/{place.person_id}/leaving/",
        f"/people/{place.person_id}/second-step/",
        f"/people/offices/{Office.objects.all()[0].pk}/end/",
        "/invitation/not-one-of-ours/",
        "/record/",
        "/settings/",
        "/settings/change/insults/",
        "/settings/documents/",
        "/settings/documents/new/",
        f"/settings/documents/{code.pk}/",
        f"/policy/versions/{code.pk}/",
        "/policy/",
        "/house-rules/",
        "/house-rules/second-look/",
        f"/house-rules/second-look/{Review.objects.all()[0].key}/",
        "/practice/mail/",
        "/there-is-no-such-page/",
    ]


@pytest.fixture
def council(transactional_db: None, settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    call_command("seed_demo", verbosity=0)


def sign_in(page: Page, who: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(f"{who}@usk.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_off_the_edge(
    council: None, live_server: LiveServer, browser: Browser, scheme: str
) -> None:
    found: list[tuple[str, ...]] = []
    context = browser.new_context(base_url=live_server.url, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in OUTSIDE:
        page.goto(path)
        found += faults(page, path)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    found += faults(page, "signing in with nothing")
    sign_in(page, "clerk")
    for path in screens():
        page.goto(path)
        found += faults(page, path)
    page.goto("/posts/new/")
    page.get_by_label("At a set time").check()
    page.get_by_role("button", name="Check").click()
    found += faults(page, "a post without its date")
    page.goto("/incidents/new/")
    page.get_by_role("button", name="Submit report").click()
    found += faults(page, "a report of nothing")
    context.clear_cookies()
    sign_in(page, "bevan")
    page.goto("/posts/new/")
    found += faults(page, "the policy, to be read first")
    assert not found


def faults(page: Page, path: str) -> list[tuple[str, ...]]:
    """What is wrong with the page that is open, on a telephone and on a desk.

    Only colours change with the scheme, and not with the size: in the dark they alone are asked.
    """
    if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"):
        return broken_rules(page, path, "dark", {"runOnly": ["color-contrast"]})
    found: list[tuple[str, ...]] = []
    for size, box in SIZES.items():
        page.set_viewport_size(box)  # type: ignore[arg-type]
        found += broken_rules(page, path, size)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append((path, size, "wider than the screen"))
    return found


def broken_rules(
    page: Page, path: str, where: str, options: dict[str, object] | None = None
) -> list[tuple[str, ...]]:
    broken = Axe().run(page, options=options).response["violations"]
    return [(path, where, one["id"], one["nodes"][0]["html"][:120]) for one in broken]


def test_every_page_is_sound_html(council: None, tmp_path: Path) -> None:
    client = Client()
    client.force_login(User.objects.get(email="clerk@usk.example"))
    assert validate({path: client.get(path).content for path in screens()}, tmp_path) == []
