"""Personal information is found where it stands, and the council's week is left in peace."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from stdnum import luhn
from stdnum.gb import nhs

from policy.personal import Found, Kind, find
from tests.policy.personal import civic, telling

MARK = re.compile(r"\{(\w+) ([^}]+)\}")


def lines(*texts: str) -> list[str]:
    return [line for text in texts for line in text.strip().splitlines()]


def unmarked(line: str) -> tuple[str, list[tuple[str, str]]]:
    return MARK.sub(r"\2", line), [(found[1], found[2]) for found in MARK.finditer(line)]


def said(found: list[Found]) -> list[tuple[str, str]]:
    return [(str(one.kind), one.words) for one in found]


@pytest.mark.parametrize("line", lines(telling.ENGLISH, telling.WELSH))
def test_what_is_personal_is_found_and_nothing_else_of_the_line(line: str) -> None:
    text, marked = unmarked(line)
    assert said(find(text)) == marked


@pytest.mark.parametrize("line", lines(civic.ENGLISH, civic.WELSH))
def test_what_a_council_writes_every_week_is_not_personal(line: str) -> None:
    assert said(find(line, civic.CONTACTS)) == []


def with_check_digit(number: int) -> str:
    """An NHS number with its last digit; some beginnings have none that fits."""
    fitting = [f"{number}{last}" for last in range(10) if nhs.is_valid(f"{number}{last}")]
    return nhs.format(fitting[0]) if fitting else ""


SPECIMENS = {
    Kind.PHONE: some.from_regex(
        r"07700[ .-]?900[ .-]?\d{3}|\+44 7700 900\d{3}|01291[ .-]?67[2-9]\d{3}|020 7946 0\d{3}",
        fullmatch=True,
    ),
    Kind.EMAIL: some.from_regex(
        r"[a-z][a-z0-9]{1,8}([.+_][a-z]{1,8})?@[a-z]{2,9}\.(com|co\.uk|cymru)", fullmatch=True
    ),
    Kind.ADDRESS: some.from_regex(
        r"[1-9]\d?[A-C]? (Bridge|Porthycarne|Church) (Street|Road|Close)", fullmatch=True
    ),
    Kind.NI: some.from_regex(r"[ACEHJ][EHJLMP] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", fullmatch=True),
    Kind.NHS: some.integers(400_000_000, 499_999_999).map(with_check_digit).filter(bool),
    Kind.BANK: some.integers(10**14, 10**15 - 1)
    .map(lambda number: f"4{number % 10**14:014d}")
    .map(lambda digits: digits + luhn.calc_check_digit(digits)),
    Kind.PLATE: some.from_regex(r"[A-HJ-PR-Y][A-HJ-PR-X][12]\d ?[BCDF][XYZ][BCDF]", fullmatch=True),
    Kind.DOB: some.dates(date(1920, 1, 1), date(2020, 1, 1)).map(
        lambda day: f"{day.day} {day:%B %Y}"
    ),
}
"""Made up by the hundred, as they are written."""

TOWN = (
    "the council meets again in Usk and everybody is welcome at our fair by the river "
    "mae'r cyngor yn cwrdd eto ym Mrynbuga ac mae croeso i bawb wrth yr afon"
)
WORDS = TOWN.split()
TALK = some.lists(some.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(some.data(), some.sampled_from(sorted(Kind)), TALK, TALK)
@settings(max_examples=200, deadline=None)
def test_each_kind_is_found_exactly_where_it_stands(
    data: some.DataObject, kind: Kind, before: str, after: str
) -> None:
    words = data.draw(SPECIMENS[kind])
    lead = f"{before}, born " if kind is Kind.DOB else f"{before}: "
    found = find(f"{lead}{words}. {after}")
    assert [(one.kind, one.words, one.start) for one in found] == [(kind, words, len(lead))]


@given(some.lists(some.sampled_from([*WORDS, "7pm", "2026", "£12.50", "A472", "NP15", "14:30"])))
@settings(max_examples=200, deadline=None)
def test_talk_of_the_town_is_never_personal(words: list[str]) -> None:
    assert find(" ".join(words)) == []


@given(some.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_every_find_stands_where_it_says(text: str) -> None:
    for found in find(text):
        assert found.words == text[found.start : found.end]


@pytest.mark.parametrize(
    "hidden",
    [
        "0\u200b7700\u200b 900123",
        "07700\u00a0900\u00a0123",
        "07700\u2011900\u2011123",
        "\uff10\uff17\uff17\uff10\uff10 900123",
        "\U0001d7ce\U0001d7d5700 900123",
        "07700\u2009900123",
    ],
    ids=ascii,
)
def test_odd_spaces_and_hidden_characters_hide_nothing(hidden: str) -> None:
    found = find(f"Croeso! Ring {hidden} now")
    assert [one.words for one in found] == [hidden]


def test_a_public_contact_is_left_out_however_it_is_written() -> None:
    for words in ("01291 673011", "+44 1291 673011", "(01291) 673 011", "673011"):
        assert find(f"Ring {words} for tickets.", ["(01291) 673011"]) == []
    assert find("Write to Clerk@Usk.example.", ["clerk@usk.example"]) == []
    assert find("Write to ann@mail.usk.example.", ["www.usk.example:8100"]) == []
    assert said(find("Write to ann@musk.example.", ["usk.example"])) == [
        ("email", "ann@musk.example")
    ]


def test_an_organisations_number_is_nobodys_own() -> None:
    assert find("Ring 0800 111 999, 0300 123 4567 or 0845 123 4567.") == []
