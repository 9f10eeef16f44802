"""Looking at a page without being led anywhere: against a real server on this machine."""

from __future__ import annotations

import socket
from functools import partial

import pytest

from platforms import fetch
from platforms.fetch import NotReached, look
from policy.website import listed
from tests.platforms.pages import page, redirect
from tests.platforms.scripted import Scripted


def at(server: Scripted) -> str:
    return server.url.removeprefix("http://")


def test_a_page_is_seen_with_its_title() -> None:
    with Scripted.saying(page("Agenda &amp; summons")) as server:
        seen = look(f"{server.url}/agenda", allowed=partial(listed, hosts=[at(server)]))
    assert (seen.status, seen.title) == (200, "Agenda & summons")


def test_a_redirect_is_followed_only_where_it_may_lead() -> None:
    with Scripted.saying(page("Moved here")) as there:
        hosts = [at(there)]
        with Scripted.saying(redirect(f"{there.url}/new")) as here:
            hosts.append(at(here))
            assert (
                look(f"{here.url}/old", allowed=partial(listed, hosts=hosts)).title == "Moved here"
            )


@pytest.mark.parametrize(
    "elsewhere",
    ["http://169.254.169.254/latest/meta-data/", "http://localhost:6379/", "https://evil.example/"],
)
def test_a_host_that_redirects_inside_is_not_followed(elsewhere: str) -> None:
    with (
        Scripted.saying(redirect(elsewhere)) as server,
        pytest.raises(NotReached, match="leads away"),
    ):
        look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))


def test_a_redirect_that_never_ends_is_left() -> None:
    with (
        Scripted.saying(*[redirect("/again")] * 10) as server,
        pytest.raises(NotReached, match="too many times"),
    ):
        look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "::1",
        "fd00::1",
        "::ffff:10.1.2.3",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
    ],
)
def test_a_council_name_that_resolves_inside_is_not_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    with pytest.raises(NotReached, match="private network"):
        look("https://www.usk.example/", allowed=partial(listed, hosts=["usk.example"]))


def test_a_name_that_nobody_answers_to_is_said() -> None:
    with pytest.raises(NotReached, match="No website answers"):
        look("https://www.usk.example/", allowed=partial(listed, hosts=["usk.example"]))


def test_a_page_of_any_length_is_read_only_so_far() -> None:
    with Scripted.saying(page("Long", padding=3 * fetch.MAX_BYTES)) as server:
        seen = look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))
    assert len(seen.body) == fetch.MAX_BYTES
