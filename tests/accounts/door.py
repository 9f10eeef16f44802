"""How the tests come to the door: with a password, with the code of an app, in another browser."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from tests.council import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0"


def give_password(client: Client, person: User, password: str = PASSWORD) -> HttpResponse:
    form = {"login": person.email, "password": password}
    return client.post("/accounts/login/", form, headers={"User-Agent": FIREFOX})


def give_code(client: Client, code: str) -> HttpResponse:
    return client.post("/accounts/two-step/sign-in/", {"code": code})


def code_of(secret: str, *, steps: int = 0) -> str:
    """What an app shows now (RFC 6238), or so many half minutes later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up_app(client: Client) -> str:
    """Set up an app as its person does, from what the page says, and return the app's secret."""
    page = client.get("/accounts/two-step/app/").text
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    done = client.post("/accounts/two-step/app/", {"code": code_of(found[1])})
    assert done.headers["Location"] == "/accounts/two-step/codes/"
    return found[1]


def is_in(client: Client) -> bool:
    return client.get("/posts/").status_code == 200
