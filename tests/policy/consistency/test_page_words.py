"""The words of a page as they are read from its HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.consistency import words_of


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<title>Agenda</title><h1>14<sup>th</sup> December</h1>", "Agenda\n14th December"),
        ("<style>p{margin:7px}</style><script>var at='7pm'</script><p>8pm</p>", "8pm"),
        ("<p>At <del>7pm</del> 8pm</p>", "At 8pm"),
        ("<p>Off <s>for ever</p><p>Here</p>", "Off\nHere"),
        (
            "<tr><td>Council</td><td>7pm</td></tr><tr><td>Planning</td></tr>",
            "Council | 7pm\nPlanning",
        ),
        ('<a href="tel:+441632960455">Ring us</a>', "+441632960455 Ring us"),
        ('<time datetime="2026-12-14T19:00">Monday</time>', "Monday (2026-12-14 19:00)"),
        ('<time datetime="2026-12-14T19:00Z">Monday</time>', "Monday (2026-12-14)"),
        ('<img alt="Poster: 7pm" src="x.png">', "Poster: 7pm"),
        ("<nav>Library<h1>Agenda</h1>", "Agenda"),
        ("&pound;3,150&nbsp;a year", "£3,150 a year"),
        ("no markup, 7 < 8", "no markup, 7 < 8"),
    ],
)
def test_it_reads_what_people_read(html: str, words: str) -> None:
    assert words_of(html) == words


@settings(max_examples=200)
@given(st.text("<>!-/[]&;asdpt \n\"'=", max_size=60))
def test_it_reads_whatever_comes(html: str) -> None:
    assert isinstance(words_of(html), str)
