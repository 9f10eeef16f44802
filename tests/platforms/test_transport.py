"""The wire: where a call goes, how long it may take, and what may be sent again."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from celery.exceptions import SoftTimeLimitExceeded
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pytest_django import Settings

from platforms.base import PlatformError, Rejected, Unavailable, Unconfirmed
from platforms.transport import explained, page, sorted_errors, wired
from tests.platforms.clock import stopped_by
from tests.platforms.scripted import HANG_UP, SILENCE, Answer, Scripted


def post(address: str, *, repeatable: bool = False) -> None:
    with sorted_errors("The pillar box", lambda _: None, repeatable=repeatable):
        wired(requests.Session(), "").post(f"{address}/letters", timeout=None)


def test_scheme_and_host_are_replaced_and_the_rest_stays() -> None:
    with Scripted.saying(Answer()) as server:
        wired(requests.Session(), server.url).get("https://api.example/2/tweets?ids=1,2")
    assert server.heard[0].target == "/2/tweets?ids=1,2"
    assert server.heard[0].headers["Host"] == server.url.removeprefix("http://")


def test_without_an_address_a_call_goes_where_it_says() -> None:
    with Scripted.saying(Answer()) as server:
        post(server.url)
    assert server.heard[0].target == "/letters"


@pytest.mark.usefixtures("impatient")
def test_a_call_that_asks_for_all_the_time_in_the_world_does_not_get_it() -> None:
    with Scripted.saying(SILENCE) as server, pytest.raises(Unconfirmed):
        post(server.url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    elsewhere = Answer(status, headers={"Location": "/elsewhere"})
    with Scripted.saying(elsewhere) as server, pytest.raises(Unconfirmed):
        post(server.url)
    assert [heard.path for heard in server.heard] == ["/letters"]


def test_what_does_no_harm_twice_can_be_tried_again() -> None:
    with Scripted.saying(HANG_UP) as server, pytest.raises(Unavailable):
        post(server.url, repeatable=True)
    assert len(server.heard) == 1


def test_an_answer_that_breaks_off_is_unconfirmed() -> None:
    half = Answer(200, b"half", {"Transfer-Encoding": "chunked", "Connection": "close"})
    with Scripted.saying(half) as server, pytest.raises(Unconfirmed):
        post(server.url)


def test_a_host_whose_certificate_nobody_vouches_for_is_told_nothing(tmp_path: Path) -> None:
    with Scripted.saying() as server:
        server.socket = certified(tmp_path).wrap_socket(server.socket, server_side=True)
        with pytest.raises(Unavailable, match="could not be reached, so nothing was sent"):
            post(server.url.replace("http:", "https:"))
    assert server.heard == []


def test_a_refusal_we_know_stands_and_its_cause_is_cut_off() -> None:
    known = Rejected("No.")
    with pytest.raises(Rejected) as caught, sorted_errors("X", lambda _: known, repeatable=False):
        raise ValueError("access_token=secret")
    assert caught.value is known
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("repeatable", [True, False])
def test_a_task_that_is_stopped_in_the_middle_of_a_call_is_just_that(repeatable: bool) -> None:
    with (
        Scripted.saying(SILENCE) as server,
        stopped_by(server),
        pytest.raises(SoftTimeLimitExceeded) as caught,
    ):
        post(server.url, repeatable=repeatable)
    assert len(server.heard) == 1
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("words", "sentence"), [("Because. ", "No: Because."), ("", "No: it gave no reason.")]
)
def test_a_sentence_ends_with_one_full_stop(words: str, sentence: str) -> None:
    assert str(explained((PlatformError, "No: {words}."), words=words)) == sentence


def certified(folder: Path) -> ssl.SSLContext:
    """Return the TLS of a host that has signed its own certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_page_is_over_there_in_practice_and_public_in_earnest(settings: Settings) -> None:
    public = "https://x.com/i/status/5"
    assert page(public, "http://127.0.0.1:8100") == "http://127.0.0.1:8100/i/status/5"
    settings.PRACTICE = False
    assert page(public, "https://api.x.com") == public
