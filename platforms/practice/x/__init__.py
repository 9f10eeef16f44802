"""The practice X: the part of API v2 that posting, pictures, replies and hiding need."""

from __future__ import annotations

import re

from platforms.practice import consent
from platforms.practice.exchange import Refused, Request
from platforms.practice.routing import Site, route
from platforms.practice.store import Store
from platforms.practice.x import errors, media, posts, signing_in, timelines, uploads, users

OPEN = ("/2/oauth2/token", "/i/oauth2/authorize")
"""Where nobody can have a token yet."""


def token(request: Request) -> str:
    return request.bearer


def admit(store: Store, request: Request) -> None:
    if request.path not in OPEN and store.issued_at(token(request), "x") is None:
        raise Refused(errors.unauthorised())


X = Site(
    name="x",
    owns=re.compile(r"/2/|/i/oauth2/"),
    routes=[
        route("GET", "/i/oauth2/authorize", consent.ask("x")),
        route("POST", "/i/oauth2/authorize", consent.decide("x")),
        route("POST", "/2/oauth2/token", signing_in.token),
        route("POST", "/2/tweets", posts.create),
        route("GET", "/2/tweets/{id}", posts.read),
        route("DELETE", "/2/tweets/{id}", posts.delete),
        route("PUT", "/2/tweets/{id}/hidden", posts.hide),
        route("GET", "/2/users/me", users.me),
        route("GET", "/2/users/{id}/tweets", timelines.own),
        route("GET", "/2/users/{id}/mentions", timelines.mentions),
        route("POST", "/2/users/{id}/muting", users.mute),
        route("DELETE", "/2/users/{id}/muting/{target}", users.unmute),
        route("POST", "/2/media/upload", media.create),
        route("GET", "/2/media/upload", uploads.status),
        route("POST", "/2/media/upload/initialize", uploads.initialise),
        route("POST", "/2/media/upload/{id}/append", uploads.append),
        route("POST", "/2/media/upload/{id}/finalize", uploads.finalise),
        route("POST", "/2/media/metadata", media.describe),
        route("POST", "/2/media/subtitles", uploads.subtitles),
    ],
    admit=admit,
    token=token,
    dress=errors.with_limits,
    missing=lambda request: errors.gone("path", request.path),
    expired=lambda request: errors.unauthorised(),
    limited=errors.limited,
    broken=errors.broken,
)
