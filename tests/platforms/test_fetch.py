"""Looking at a page without being led anywhere: against a real server on this machine."""

from __future__ import annotations

import gzip
import socket
import socketserver
import threading
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial

import pytest

from platforms import fetch, reading
from platforms.fetch import NotReached, look
from policy.website import listed
from tests.platforms.pages import page, redirect
from tests.platforms.scripted import HANG_UP, Answer, Scripted


def at(server: Scripted) -> str:
    return server.url.removeprefix("http://")


def resolves_to(monkeypatch: pytest.MonkeyPatch, address: str) -> list[str]:
    """Have every name lead there, and keep the names that were asked for."""
    asked: list[str] = []
    lookup = socket.getaddrinfo

    def resolve(host: str, port: int, *args: object, **more: object) -> list[tuple[object, ...]]:
        if host[0].isdigit():
            return lookup(host, port, *args, **more)  # type: ignore[arg-type, return-value]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    return asked


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
    resolves_to(monkeypatch, address)
    with pytest.raises(NotReached, match="private network"):
        look("https://www.usk.example/", allowed=partial(listed, hosts=["usk.example"]))


def test_a_name_that_nobody_answers_to_is_said() -> None:
    with pytest.raises(NotReached, match="No website answers"):
        look("https://www.usk.example/", allowed=partial(listed, hosts=["usk.example"]))


def test_a_page_of_any_length_is_read_only_so_far() -> None:
    with Scripted.saying(page("Long", padding=3 * fetch.MAX_BYTES)) as server:
        seen = look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))
    assert len(seen.text) == reading.LONGEST_TEXT


# What the address may be


@pytest.mark.parametrize(
    "address",
    [
        *(
            "64:ff9b:1::a00:1",
            "fec0::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "fe80::1",
            "2001:0:1::",
        ),
        *("168.63.129.16", "192.0.0.192", "100.100.100.200", "198.18.0.1", "255.255.255.255"),
    ],
)
def test_no_address_that_only_counts_as_public_is_asked(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolves_to(monkeypatch, address)
    with pytest.raises(NotReached, match="private network"):
        look("https://www.usk.example/", allowed=partial(listed, hosts=["usk.example"]))


def test_a_name_is_looked_up_once_and_that_place_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to us the first time and inside the second would be asked for twice."""
    with Scripted.saying(page("Agenda")) as server:
        port = server.server_address[1]
        asked = resolves_to(monkeypatch, "127.0.0.1")
        seen = look(f"http://usk.example:{port}/", allowed=lambda _: f"usk.example:{port}")
        assert asked == ["usk.example"]
        assert seen.title == "Agenda"
        assert server.heard[0].headers["Host"] == f"usk.example:{port}"


# What is read, and for how long


@contextmanager
def dripping(start: bytes, drop: bytes) -> Iterator[str]:
    """A website that never falls silent and never comes to an end, by its address."""
    over = threading.Event()

    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(4096)
            with suppress(OSError):
                self.request.sendall(start)
                while not over.wait(0.02):
                    self.request.sendall(drop)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Drip) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            over.set()
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", b"a"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["status", "headers", "body", "go-on"],
)
def test_a_website_that_drips_is_hung_up_on(
    start: bytes, drop: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MAX_SECONDS", 0.4)
    with dripping(start, drop) as place, pytest.raises(NotReached, match="took longer than"):
        look(f"http://{place}/", allowed=partial(listed, hosts=[place]))


def test_what_unpacks_to_a_thousand_times_its_size_is_read_only_so_far() -> None:
    bomb = gzip.compress(b"<p>" + b"boom " * 10_000_000)
    answer = Answer(200, bomb, {"Content-Type": "text/html", "Content-Encoding": "gzip"})
    with Scripted.saying(answer) as server:
        tracemalloc.start()
        seen = look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert len(seen.text) <= reading.LONGEST_TEXT
    assert most < 10_000_000


def test_what_is_no_page_is_not_read() -> None:
    answer = Answer(200, b"%PDF-1.7", {"Content-Type": "application/pdf"})
    with Scripted.saying(answer) as server:
        seen = look(f"{server.url}/a.pdf", allowed=partial(listed, hosts=[at(server)]))
    assert (seen.kind, seen.is_page(), seen.text) == ("application/pdf", False, "")


@pytest.mark.parametrize("answer", [HANG_UP, Answer(302, headers={"Location": "http://[bad/"})])
def test_an_answer_that_is_none_is_said_to_be_none(answer: Answer) -> None:
    with Scripted.saying(answer) as server, pytest.raises(NotReached, match=r"\.$"):
        look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))


def test_where_redirects_led_is_kept() -> None:
    with Scripted.saying(redirect("/new"), page("New")) as server:
        seen = look(f"{server.url}/old", allowed=partial(listed, hosts=[at(server)]))
    assert seen.url == f"{server.url}/new"
    with Scripted.saying(redirect("https://evil.example/x")) as server:
        with pytest.raises(NotReached, match=r"to evil\.example\.") as left:
            look(f"{server.url}/", allowed=partial(listed, hosts=[at(server)]))
        assert left.value.led_to == "https://evil.example/x"
