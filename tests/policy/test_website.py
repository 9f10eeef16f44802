"""What is the council's website, and what only looks like it."""

from urllib.parse import urlsplit

import idna
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from urllib3.util import parse_url

from policy.website import address_on, as_host, listed, looks_like, tidied, why_not_a_host

HOSTS = ["usk.example", "127.0.0.1:8100"]


@pytest.mark.parametrize(
    "url",
    [
        "https://usk.example",
        "https://usk.example/",
        "https://www.usk.example/agenda?year=2026#top",
        "https://USK.example/agenda",
        "https://usk.example:443/agenda",
        "HTTPS://www.usk.example/agenda",
        "https://usk.example?page_id=12",
        "http://127.0.0.1:8100/website/",
    ],
)
def test_the_council_website_is_recognised(url: str) -> None:
    assert listed(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "usk.example",
        "http://usk.example/agenda",
        "https://www.usk.example.com/agenda",
        "https://notusk.example/",
        "https://usk.example@evil.example/",
        "https://clerk:secret@usk.example/",
        "https://evil.example/https://usk.example/",
        "https://evil.example#usk.example",
        "https://evil.example\\@usk.example/",
        "https://usk.example:8443/",
        "https://usk.example /",
        "https://usk.ex\u0430mple/",
        "https://usk。example/",
        "https://xn--usk-x.example/",
        "javascript:alert(1)//usk.example",
        "//usk.example/agenda",
        "http://169.254.169.254/",
        "http://127.0.0.1/",
        "http://127.0.0.1:8101/",
        "http://[::1]:8100/",
        "https://usk.example:port/",
        "https://[usk.example/",
        "https://usk.example./",
        "https://.usk.example/",
        "https://www..usk.example/",
        "https://usk.example:/",
        "https://usk.example:\uff14\uff14\uff13/",
        "https://@usk.example/",
        "https://evil%2eusk.example/",
        "https://evil.example%2f.usk.example/",
        "https://evil.example;.usk.example/",
        "https://-.usk.example/",
        "https://usk.example\n/",
        "https://\tusk.example/",
        " https://usk.example/",
        "https://u\u00adsk.example/",
        "https:usk.example/",
        "https:/usk.example/",
        "https:///usk.example/",
        "ftp://usk.example/",
        "data:text/html,https://usk.example/",
        "https+usk://usk.example/",
    ],
)
def test_what_only_looks_like_it_is_not(url: str) -> None:
    assert not listed(url, HOSTS)


@given(st.from_regex(r"[a-z0-9.-]{1,30}", fullmatch=True))
def test_no_name_beside_ours_is_ever_taken_for_ours(name: str) -> None:
    ours = name.rstrip(".") == "usk.example" or name.rstrip(".").endswith(".usk.example")
    assert bool(listed(f"https://{name}/", ["usk.example"])) is ours


PIECES = [
    *("https", "http", "HTTPS", "javascript", ":", "//", "/", "\\", "@", "?", "#", ".", "-", "%2e"),
    *("usk.example", "USK.Example", "www.", "evil.example", "notusk.example", "usk.example.evil"),
    *(
        "127.0.0.1",
        ":8100",
        ":443",
        ":80",
        "[::1]",
        "\u0455",
        "\uff0e",
        "\u3002",
        "\u00ad",
        "\u200b",
    ),
    *("\t", "\n", " ", "xn--usk-x", "\uff20", "\u2100", ";", "&", "\x00", "..", "_"),
]
"""What attacks on the reading of an address are made of."""
ADDRESSES = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)


@settings(max_examples=200)
@given(st.sampled_from(["", "https://", "https://usk.example", "http://127.0.0.1"]), ADDRESSES)
def test_what_is_accepted_is_ours_by_another_reading_too(start: str, rest: str) -> None:
    url = start + rest
    entry = listed(url, HOSTS)
    if not entry:
        return
    other = parse_url(url)
    assert other.host
    assert other.auth is None
    assert idna.uts46_remap(other.host, std3_rules=True) == other.host
    if ":" in entry:
        assert f"{other.host}:{other.port}" == entry
    else:
        assert (other.scheme, other.port or 443) == ("https", 443)
        assert other.host == entry or other.host.endswith(f".{entry}")
    assert urlsplit(tidied(url)).netloc == urlsplit(url).netloc.lower()
    assert listed(tidied(url), HOSTS) == entry


@given(st.text(max_size=60))
def test_whatever_is_typed_never_breaks_it(typed: str) -> None:
    assert listed(f"https://evil.example/{typed}", ["usk.example"]) == ""
    listed(typed, HOSTS)


@pytest.mark.parametrize(
    ("hosts", "said"),
    [
        (["usk.example", "usk.cymru"], "an https address on usk.example"),
        (["127.0.0.1:8100", "localhost:8100"], "an address on 127.0.0.1:8100"),
        ([], "an https address on its host"),
    ],
)
def test_an_address_is_asked_for_in_words_that_are_true(hosts: list[str], said: str) -> None:
    assert address_on(hosts) == said


# A host that the council adds to its list


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("usk.example", "usk.example"),
        (" WWW.Usk.Example. ", "www.usk.example"),
        ("tŷ-gwyn.cymru", "xn--t-gwyn-pob.cymru"),
    ],
)
def test_a_host_is_kept_as_addresses_carry_it(typed: str, host: str) -> None:
    assert as_host(typed) == host
    assert why_not_a_host(host) == ""
    assert listed(f"https://{host}/", [host])


@pytest.mark.parametrize(
    "typed",
    [
        *("", "usk", "https://usk.example", "usk.example/agenda", "usk.example:8443", "127.0.0.1"),
        *("usk..example", "-usk.example", "usk example", "clerk@usk.example", "gov.uk", "*.usk.uk"),
        *(f"{'a' * 64}.example", ".".join(["a" * 60] * 5)),
    ],
)
def test_what_is_no_host_of_ours_is_refused_in_a_sentence(typed: str) -> None:
    assert why_not_a_host(as_host(typed)).endswith(".")


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("facebook.com", "facebook.com belongs to a platform."),
        ("m.facebook.com", "facebook.com belongs to a platform."),
        ("x.com", "x.com belongs to a platform."),
        ("twitter.com", "twitter.com belongs to a platform."),
        ("www.youtube.com", "youtube.com belongs to a platform."),
        ("sites.google.com", "google.com belongs to a platform."),
        ("blogspot.com", "Not everything under blogspot.com is the council's."),
        ("github.io", "Not everything under github.io is the council's."),
        ("wordpress.com", "Not everything under wordpress.com is the council's."),
        ("www.wordpress.com", "Not everything under www.wordpress.com is the council's."),
        ("usktown.wordpress.com", ""),
        ("usk-council.github.io", ""),
        ("usk-fax.com", ""),
        ("netflix.com.usk.example", ""),
    ],
)
def test_a_host_that_others_share_is_not_ours(host: str, why: str) -> None:
    assert why_not_a_host(host).startswith(why)
    assert bool(why_not_a_host(host)) is bool(why)


@pytest.mark.parametrize(
    "typed",
    [
        *("usk-gov.uk", "usk.g0v.uk", "usk.gov.uk.evil.example", "usc.gov.uk", "us\u0441.gov.uk"),
        "xn--us-pmc.gov.uk",
    ],
)
def test_what_could_be_taken_for_ours_is_said_to_look_like_it(typed: str) -> None:
    assert looks_like(as_host(typed), ["usk.gov.uk"])


@pytest.mark.parametrize("host", ["usk.gov.uk", "www.usk.gov.uk", "usk-town.wales", "caerleon.uk"])
def test_what_is_ours_or_plainly_another_is_not(host: str) -> None:
    assert looks_like(host, ["usk.gov.uk"]) == ""


@given(st.text(max_size=80))
def test_whatever_is_typed_as_a_host_is_a_host_or_refused(typed: str) -> None:
    host = as_host(typed)
    if not why_not_a_host(host):
        assert listed(f"https://{host}/", [host])
        looks_like(host, ["usk.example"])
