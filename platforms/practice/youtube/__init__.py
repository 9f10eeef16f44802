"""The practice YouTube: the part of the Data API that uploads, comments and moderation need."""

from __future__ import annotations

import re

from platforms.practice import consent
from platforms.practice.exchange import Refused, Request
from platforms.practice.routing import Route, Site, route
from platforms.practice.store import Store
from platforms.practice.youtube import (
    channel,
    comments,
    errors,
    extras,
    signing_in,
    uploads,
    videos,
)

OPEN = ("/token", "/o/oauth2/auth")
"""Where nobody can have a token yet."""


def token(request: Request) -> str:
    return request.bearer


def admit(store: Store, request: Request) -> None:
    if request.path not in OPEN and store.issued_at(token(request), "youtube") is None:
        raise Refused(errors.unauthorised())


def taking_files(target: str) -> list[Route]:
    """Uploads of a kind: begun or sent whole with POST or PUT, continued with PUT."""
    return [
        route(method, f"{prefix}/youtube/v3/{target}", handler)
        for prefix in ("/upload", "/resumable/upload")
        for method, handler in (("POST", uploads.begin), ("PUT", uploads.go_on))
    ]


YOUTUBE = Site(
    name="youtube",
    owns=re.compile(r"/youtube/v3/|/upload/youtube/|/resumable/upload/youtube/|/token$|/o/oauth2/"),
    routes=[
        route("GET", "/o/oauth2/auth", consent.ask("youtube")),
        route("POST", "/o/oauth2/auth", consent.decide("youtube")),
        route("POST", "/token", signing_in.token),
        *taking_files("videos"),
        *taking_files("captions"),
        *taking_files("thumbnails/set"),
        route("GET", "/youtube/v3/videos", videos.listing),
        route("PUT", "/youtube/v3/videos", videos.update),
        route("DELETE", "/youtube/v3/videos", videos.delete),
        route("GET", "/youtube/v3/channels", channel.listing),
        route("GET", "/youtube/v3/playlistItems", channel.playlist),
        route("GET", "/youtube/v3/commentThreads", comments.threads),
        route("GET", "/youtube/v3/comments", comments.listing),
        route("POST", "/youtube/v3/comments", comments.insert),
        route("POST", "/youtube/v3/comments/setModerationStatus", comments.moderate),
        route("DELETE", "/youtube/v3/comments", comments.delete),
        route("GET", "/youtube/v3/captions", extras.captions),
        route("DELETE", "/youtube/v3/captions", extras.delete_caption),
    ],
    admit=admit,
    token=token,
    dress=lambda answer: answer.with_headers(Vary="Origin, X-Origin, Referer"),
    missing=lambda request: errors.refuse(404, "notFound", "Not Found"),
    expired=lambda request: errors.unauthorised(),
    limited=errors.limited,
    broken=errors.broken,
)
