"""The security log: what happened at the door, from which browser, kept for twelve months."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from accounts.models import Device, SecurityEvent, User

What = SecurityEvent.What

KEPT_FOR = timedelta(days=365)
MARK = "device"
"""A signed cookie by which a browser is known again. It opens nothing."""
MARK_SECONDS = 400 * 24 * 60 * 60
"""As long as browsers keep a cookie at most."""
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
"""What a browser calls itself among other things, the more particular first."""
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Caller:
    """Where a request came from: an address of the network, and a browser in words."""

    network_address: str
    browser: str

    @classmethod
    def of(cls, request: HttpRequest) -> Caller:
        return cls(
            network_address=get_adapter().get_client_ip(request),
            browser=in_words(request.headers.get("User-Agent", "")),
        )


def in_words(user_agent: str) -> str:
    """Return "Firefox on Windows", as somebody would name their own browser."""
    browser, system = (
        next((words for mark, words in names.items() if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    )
    return " on ".join(filter(None, [browser or "A browser", system]))


def note(
    what: SecurityEvent.What,
    *,
    person: User | None,
    caller: Caller,
    now: datetime,
    detail: str = "",
) -> None:
    """Write one line. Nothing that was typed at the door belongs in `detail`."""
    SecurityEvent.objects.create(
        at=now,
        person=person,
        what=what,
        detail=detail,
        network_address=caller.network_address,
        browser=caller.browser,
    )


@transaction.atomic
def note_sign_in(
    person: User, request: HttpRequest, response: HttpResponseBase, *, now: datetime
) -> None:
    """Note that somebody came in, and whether this browser has seen them before."""
    caller = Caller.of(request)
    mark = request.get_signed_cookie(MARK, default=None) or secrets.token_urlsafe(32)
    _device, is_new = Device.objects.update_or_create(
        person=person,
        mark=mark,
        defaults={"browser": caller.browser, "last_seen_at": now},
        create_defaults={
            "browser": caller.browser,
            "first_seen_at": now,
            "last_seen_at": now,
        },
    )
    note(What.NEW_DEVICE if is_new else What.SIGNED_IN, person=person, caller=caller, now=now)
    response.set_signed_cookie(
        MARK,
        mark,
        max_age=MARK_SECONDS,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )


def has_second_step(person: User) -> bool:
    """Recovery codes alone do not count: they stand in for a step that is lost."""
    second = Authenticator.objects.filter(user=person)
    return bool(second.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def sessions_of(person: User) -> list[UserSession]:
    """The browsers in which somebody is signed in now, the latest first."""
    alive: list[UserSession] = UserSession.objects.purge_and_list(person)
    return sorted(alive, key=lambda session: session.created_at, reverse=True)


def sign_out_elsewhere(person: User, *, but: str | None) -> int:
    """End every session of somebody but one, by its key, and return how many there were."""
    others = [session for session in sessions_of(person) if session.session_key != but]
    for session in others:
        session.end()
    return len(others)


def forget(*, now: datetime) -> None:
    """Delete lines and browsers of more than twelve months ago, and sessions that have ended."""
    SecurityEvent.objects.filter(at__lt=now - KEPT_FOR).delete()
    Device.objects.filter(last_seen_at__lt=now - KEPT_FOR).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
