"""The practice Facebook: the part of the Graph API that a Page's publishing and comments need."""

from __future__ import annotations

import hashlib
import hmac
import re

from platforms.practice import consent
from platforms.practice.accounts import APP_ID, APP_SECRET
from platforms.practice.exchange import Refused, Request
from platforms.practice.facebook import comments, errors, page, posts, signing_in, videos
from platforms.practice.routing import Site, route
from platforms.practice.store import Store

APP_TOKEN = f"{APP_ID}|{APP_SECRET}"
OPEN = re.compile(r"/[^/]+/(dialog/oauth|oauth/access_token)")
"""Where nobody can have a token yet."""


def token(request: Request) -> str:
    """Return the access token of a request: in its header, its address or its form."""
    return request.bearer or request.fields.get("access_token", "")


def admit(store: Store, request: Request) -> None:
    if OPEN.fullmatch(request.path):
        return
    given = token(request)
    if not given:
        raise Refused(errors.no_token())
    if given != APP_TOKEN and store.issued_at(given, "facebook") is None:
        raise Refused(errors.unknown_token())
    proof = request.fields.get("appsecret_proof")
    if proof and not hmac.compare_digest(proof, proof_of(given)):
        raise Refused(errors.wrong_proof())


def spoken_of(request: Request) -> str:
    """Return the token whose age matters: the one that carries a request, or that it asks about."""
    return request.fields.get("input_token") or token(request)


def proof_of(given: str) -> str:
    return hmac.new(APP_SECRET.encode(), given.encode(), hashlib.sha256).hexdigest()


FACEBOOK = Site(
    name="facebook",
    owns=re.compile(r"/v\d+\.\d+(/|$)"),
    routes=[
        route("GET", "/{version}/dialog/oauth", consent.ask("facebook")),
        route("POST", "/{version}/dialog/oauth", consent.decide("facebook")),
        route("GET", "/{version}/oauth/access_token", signing_in.token),
        route("GET", "/{version}/me/accounts", signing_in.pages),
        route("GET", "/{version}/debug_token", signing_in.debug_token),
        route("GET", "/{version}/me", page.me),
        route("POST", "/{version}/{page}/feed", posts.create),
        route("POST", "/{version}/{page}/photos", posts.create_photo),
        route("POST", "/{version}/{page}/videos", videos.create),
        route("GET", "/{version}/{page}/feed", posts.listing),
        route("GET", "/{version}/{page}/published_posts", posts.listing),
        route("GET", "/{version}/{object}/comments", comments.listing),
        route("POST", "/{version}/{object}/comments", comments.create),
        route("POST", "/{version}/{page}/blocked", page.ban),
        route("DELETE", "/{version}/{page}/blocked", page.lift),
        route("GET", "/{version}/{object}", page.read),
        route("POST", "/{version}/{object}", page.change),
        route("DELETE", "/{version}/{object}", page.delete),
    ],
    admit=admit,
    token=spoken_of,
    dress=page.with_usage,
    missing=lambda request: errors.gone(request.path.rpartition("/")[2]),
    expired=signing_in.expired,
    limited=errors.limited,
    broken=errors.broken,
)
