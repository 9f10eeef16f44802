"""The three real SDKs, pointed at the practice platforms, with an ear on the wire."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import httplib2
import requests
import tweepy
from googleapiclient import discovery_cache
from googleapiclient.discovery import Resource, build_from_document
from pyfacebook import FacebookApi
from requests.adapters import HTTPAdapter

from platforms.practice import accounts
from tests.platforms.contract.statement import Exchange

PART = re.compile(
    rb'name="([^"]+)"(; filename="[^"]*")?(?:\r?\n[^\r\n]+)*\r?\n\r?\n(.*?)\r?\n--', re.S
)


@dataclass
class Ear:
    """Everything that was said on a wire, in order."""

    exchanges: list[Exchange] = field(default_factory=list)
    answers: list[requests.Response] = field(default_factory=list)

    def hear(self, answer: requests.Response, **_: object) -> None:
        sent = answer.request
        body = sent.body if isinstance(sent.body, bytes) else (sent.body or "").encode()
        self.answers.append(answer)
        self.note(
            sent.method,
            sent.url,
            sent.headers.get("Content-Type", ""),
            body,
            answer.status_code,
            answer.content,
        )

    def note(
        self, method: str, url: str, mime: str, body: bytes, status: int, content: bytes
    ) -> None:
        place = urlsplit(url)
        sent: dict[str, object] = dict(parse_qsl(place.query, keep_blank_values=True))
        files = []
        if "urlencoded" in mime:
            sent |= parse_qsl(body.decode())
        elif "multipart/form-data" in mime:
            for name, file, text in PART.findall(body):
                files += [name.decode()] if file else []
                sent |= {} if file else {name.decode(): text.decode()}
        elif "json" in mime and body:
            sent |= json.loads(body)
        answer = json.loads(content) if content else None
        self.exchanges.append(Exchange(method, place.path, sent, status, answer, tuple(files)))

    @property
    def last(self) -> Exchange:
        return self.exchanges[-1]


@contextmanager
def facebook(url: str) -> Iterator[tuple[FacebookApi, Ear]]:
    ear = Ear()
    api = FacebookApi(
        app_id=accounts.APP_ID,
        app_secret=accounts.APP_SECRET,
        access_token=accounts.FACEBOOK.access_token,
        version="v26.0",
        base_url=f"{url}/",
        timeout=(1, 5),
    )
    api.session.hooks["response"].append(ear.hear)
    with api.session:
        yield api, ear


class Redirected(HTTPAdapter):
    """Sends what is meant for X to the practice platforms."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def send(self, request: requests.PreparedRequest, **options: object) -> requests.Response:
        request.url = (request.url or "").replace("https://api.twitter.com", self._url)
        return super().send(request, **{**options, "timeout": 5})


@contextmanager
def x(url: str) -> Iterator[tuple[tweepy.Client, Ear]]:
    ear = Ear()
    client = tweepy.Client(bearer_token=accounts.X.access_token)
    client.session.mount("https://api.twitter.com", Redirected(url))
    client.session.hooks["response"].append(ear.hear)
    with client.session:
        yield client, ear


class _Listening(httplib2.Http):
    """Google's own transport, signed in, and heard."""

    def __init__(self, ear: Ear) -> None:
        super().__init__(timeout=5)
        # As the client's own `build_http` does: for Google a 308 says "go on", not "elsewhere".
        self.redirect_codes = self.redirect_codes - {308}
        self._ear = ear

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: object = None,
        headers: dict[str, str] | None = None,
        **options: object,
    ) -> tuple[httplib2.Response, bytes]:
        signed = {**(headers or {}), "authorization": f"Bearer {accounts.YOUTUBE.access_token}"}
        response, content = super().request(uri, method, body, signed, **options)
        mime = (headers or {}).get("content-type", "")
        said = body.encode() if isinstance(body, str) and "json" in mime else b""
        self._ear.note(method, uri, mime, said, response.status, content)
        return response, content


@contextmanager
def youtube(url: str) -> Iterator[tuple[Resource, Ear]]:
    document = json.loads(discovery_cache.get_static_doc("youtube", "v3"))
    document["rootUrl"] = f"{url}/"
    ear = Ear()
    http = _Listening(ear)
    with build_from_document(document, http=http) as service:
        yield service, ear


def resident(url: str, platform: str, post: str, **wish: str) -> str:
    """Let a resident write below a post, and return the comment's id."""
    said = {"platform": platform, "post": post, "author": "idris", "text": "Is it free?", **wish}
    answer = requests.post(f"{url}/practice/comments", json=said, timeout=5)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])
