"""A small council for the tests: people by their jobs, three channels, the practice platforms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Acceptance, Channel, ChannelAdministrator, Document, Office, User
from accounts.reading import FIRST
from incidents.models import Handler
from platforms.practice import accounts
from platforms.practice.server import Practice
from policy.roles import Role
from policy.wording import first_text
from posts.models import Post

PASSWORD = "a-long-enough-password"
SINCE = date(2025, 5, 12)


def person(
    job: str,
    *roles: Role,
    category: str = "elected",
    until: date | None = None,
    has_read: bool = True,
) -> User:
    """Make somebody by their job, who has accepted the policy unless the test says otherwise."""
    user = User.objects.create_user(
        f"{job}@usk.example",
        PASSWORD,
        name=job.capitalize(),
        category=category,
        access_from=SINCE,
        access_until=until,
    )
    for role in roles:
        Office.objects.create(holder=user, role=role, held_from=SINCE)
    if has_read:
        policy, _ = Document.objects.get_or_create(
            kind=Document.Kind.POLICY, version=FIRST, defaults={"text": first_text()}
        )
        Acceptance.objects.create(person=user, document=policy, at=timezone.now())
    return user


@pytest.fixture
def clerk(db: None) -> User:
    user = person("clerk", Role.TOWN_CLERK, category="employee")
    Handler.objects.create(person=user, held_from=SINCE)
    return user


@pytest.fixture
def mayor(db: None) -> User:
    user = person("mayor", Role.MAYOR)
    Handler.objects.create(person=user, held_from=SINCE)
    return user


@pytest.fixture
def deputy(db: None) -> User:
    return person("deputy", Role.DEPUTY_MAYOR)


@pytest.fixture
def councillor(db: None) -> User:
    return person("councillor", Role.COUNCILLOR)


@pytest.fixture
def officer(db: None) -> User:
    return person("officer", Role.OFFICER, category="employee")


@pytest.fixture
def auditor(db: None) -> User:
    return person("auditor", Role.AUDITOR, category="employee")


@pytest.fixture
def contractor(db: None) -> User:
    """Somebody whose engagement ended yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return person("contractor", Role.OFFICER, category="contractor", until=yesterday)


@pytest.fixture
def practice(tmp_path: Path, settings: Settings) -> Iterator[Practice]:
    """The practice platforms and the council's website, in this process, on a free port."""
    with Practice.running(tmp_path / "practice") as running:
        for name in ("FACEBOOK_API_URL", "X_API_URL", "YOUTUBE_API_URL"):
            setattr(settings, name, running.url)
        settings.COUNCIL_WEBSITE_HOSTS = [running.url.removeprefix("http://")]
        yield running


def _channel(platform: str, account: accounts.Account) -> Channel:
    return Channel.objects.create(
        platform=platform,
        name=f"The council on {platform}",
        address=f"https://{platform}.example/council",
        external_id=account.external_id,
        access_token=account.access_token,
        refresh_token=account.refresh_token,
        status=Channel.Status.ACTIVE,
    )


@pytest.fixture
def facebook(db: None) -> Channel:
    return _channel("facebook", accounts.FACEBOOK)


@pytest.fixture
def x(db: None) -> Channel:
    return _channel("x", accounts.X)


@pytest.fixture
def youtube(db: None) -> Channel:
    return _channel("youtube", accounts.YOUTUBE)


@pytest.fixture
def administrator(facebook: Channel) -> User:
    """A councillor on the roster of the Facebook Page."""
    user = person("administrator", Role.COUNCILLOR)
    ChannelAdministrator.objects.create(
        channel=facebook, person=user, rights="full", held_from=SINCE
    )
    return user


Drafting = Callable[..., Post]


@pytest.fixture
def draft(councillor: User, facebook: Channel, x: Channel) -> Drafting:
    """Return a way to make a sound draft, with whatever the test wants otherwise."""

    def make(**fields: object) -> Post:
        channels = fields.pop("channels", [facebook, x])
        sound = {
            "author": councillor,
            "kind": "news",
            "message": "The new noticeboard stands in Twyn Square.",
            "no_page_reason": "nothing",
            "no_page_words": "The post says it all.",
        }
        post = Post.objects.create(**(sound | fields))
        post.channels.set(channels)
        return post

    return make
