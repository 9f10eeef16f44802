"""The words of a page: what is read of it, in which letters, and that nothing breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from platforms.reading import LONGEST_TEXT, LONGEST_TITLE, decoded, words_of


@pytest.mark.parametrize(
    ("html", "title", "text"),
    [
        ("<title>A &amp; B\n</title><p>Tŷ &pound;5", "A & B", "A & B\nTŷ £5"),
        ("<nav>Home News</nav><main><h1>Fair</h1><p>At <b>ten</b>.</main>", "", "Fair\nAt ten."),
        ("<nav>Home <h1>Fair</h1> At ten.", "", "Fair\nAt ten."),
        ("<script>var a = '<p>no</p>'</script><style>p{}</style>Yes", "", "Yes"),
        ("<svg><title>A logo</title></svg><title>Fair</title>", "Fair", "Fair"),
        ("<p>one<br>two<li>three<td>four", "", "one\ntwo\nthree | four"),
        ("7<sup>th</sup> <span>December</span>", "", "7th December"),
        ("a\x00b<!-- hidden --><![if x]>c", "", "abc"),
        ("<button>Menu</button>Words</nav> go on", "", "Words\ngo on"),
        ("no page at all", "", "no page at all"),
    ],
)
def test_a_page_is_read_as_people_read_it(html: str, title: str, text: str) -> None:
    words = words_of(html)
    assert (words.title, words.text) == (title, text)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Tŷ".encode(), "text/html"),
        ("Tŷ".encode(), "text/html; charset=UTF-8"),
        ("Tŷ".encode(), "text/html; charset=utf-9"),
        ("Tŷ".encode("iso-8859-14"), "text/html; charset=iso-8859-14"),
        (b'<meta charset="iso-8859-14">' + "Tŷ".encode("iso-8859-14"), "text/html"),
        ("Tŷ".encode(), "text/html; charset=idna"),
    ],
)
def test_its_letters_are_what_it_says_they_are(body: bytes, said: str) -> None:
    assert decoded(body, said).endswith("Tŷ")


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from([*"<>/!=[]&;#-\"' ", "title", "script", "nav", "p", "\x00", "x41"]))
)
def test_whatever_it_is_it_is_read(pieces: list[str]) -> None:
    words = words_of("".join(pieces))
    assert "\x00" not in words.title + words.text


def test_of_a_long_page_only_the_beginning_is_kept() -> None:
    words = words_of(f"<title>{'t' * 900}</title>{'word ' * 90_000}")
    assert (len(words.title), len(words.text)) == (LONGEST_TITLE, LONGEST_TEXT)
