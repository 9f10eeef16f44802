"""Amounts, places and telephone numbers, however they are written."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.consistency import amounts, phones, places


def values(text: str) -> list[Decimal]:
    return [amount.value for amount in amounts.find(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("£3,150", "3150"), ("£3150.00", "3150"), ("3,150 pounds", "3150"), ("£3.15k", "3150")),
        *(("£1.2m", "1200000"), ("£1.2 million", "1200000"), ("£1.2 miliwn", "1200000")),
        *(("50p", "0.5"), ("50 pence", "0.5"), ("50 ceiniog", "0.5"), ("twenty pounds", "20")),
        *(("£42 y flwyddyn", "42"), ("20 punt", "20"), ("4.5%", "4.5"), ("4.5 y cant", "4.5")),
        *(("two million pounds", "2000000"), ("two hundred and fifty pounds", "250")),
        *(("Dwy fil o bunnau", "2000"), ("pum cant o bunnau", "500"), ("mil o bunnau", "1000")),
        *(("half a million pounds", "500000"), ("hanner can punt", "50"), ("dau ddeg punt", "20")),
        *(("between one and two pounds", "2"), ("one hundred and two hundred pounds", "200")),
        *(("two hundred and fifty thousand pounds", "250000"), ("a million pounds", "1000000")),
        *(("deng mil o bunnau", "10000"), ("twenty-five thousand pounds", "25000")),
    ],
)
def test_an_amount_is_read_in_every_form(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "7.30pm",
        "7.50p.m.",
        "3,150 people",
        "5 pounds of apples",
        "4½%",
        "page 12",
        "£",
        "two million people",
    ],
)
def test_other_figures_are_no_amounts(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("post", "page", "is_same"),
    [
        *(("£1.2m", "£1,234,567", True), ("£1.3m", "£1,234,567", False)),
        *(("nearly £5,000", "£4,875", True), ("nearly £5,000", "£5,100", False)),
        *(("over £2,800", "£2,840", True), ("over £2,800", "£2,700", False)),
        *(("about £550", "£500", False), ("£4.50", "4.50%", False), ("£5", "£5.00", True)),
    ],
)
def test_a_rounded_amount_is_the_same_when_it_says_so(post: str, page: str, is_same: bool) -> None:
    [one], [other] = amounts.find(post), amounts.find(page)
    assert amounts.same(one, other) is is_same


def test_a_table_in_pounds_says_so_once() -> None:
    assert amounts.find("Amount (£)\nParks | 21,750", is_page=True)[0].value == 21750
    assert not amounts.find("Parks | 21,750", is_page=True)


@settings(max_examples=200)
@given(st.integers(1, 9_999_999))
def test_pounds_are_the_same_with_and_without_commas_and_pence(pounds: int) -> None:
    forms = [f"£{pounds}", f"£{pounds:,}", f"£{pounds:,}.00", f"{pounds:,} pounds", f"GBP {pounds}"]
    assert {value for form in forms for value in values(form)} == {Decimal(pounds)}


@pytest.mark.parametrize(
    "text",
    [
        *("01632 960455", "(01632) 960455", "+44 1632 960455", "+44 (0)1632 960455"),
        *("01632960455", "01632 96 04 55", "01632-960455"),
    ],
)
def test_a_number_is_the_same_however_its_digits_stand(text: str) -> None:
    [one], [other] = phones.find(text), phones.find("Tel. 01632 960 455")
    assert phones.same(one, other)


def test_neighbours_leave_out_the_areas_code() -> None:
    [local], [whole] = phones.find("Call 960455"), phones.find("01632 960455")
    assert phones.same(local, whole)


@pytest.mark.parametrize("text", ["14/12/2026", "01.12.2026", "DM/2026/01455", "£168,420"])
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert phones.find(text) == []


def mismatched(post: str, page: str) -> list[str]:
    words = f" {' '.join(places.words(page))} "
    seen = places.find(page)
    return [one.words for one in places.find(post) if not places.is_on(one, words, seen)]


@pytest.mark.parametrize(
    ("post", "page"),
    [
        *(("on Bridge St", "Bridge Street"), ("at St Mary's Church", "St. Marys Church")),
        *(("in Usk Memorial Hall", "Memorial Hall, Usk"), ("in the Hall", "Town Hall")),
        *(("in the Town Hall", "the town hall"), ("at Owain Glyndwr Park", "Owain Glyndŵr Park")),
        *(("yn Neuadd y Dref", "Town Hall"), ("said Cllr Jane Hall", "Town Square")),
        *(("NP151AD", "NP15 1AD"), ("Thanks to all at Usk Primary School", "Usk Town Hall")),
        *(("the Chamber of Trade", "Town Hall"), ("in the Village Hall", "Gwehelog Village Hall")),
        *(("i Glwb Rygbi Brynbuga", "at the rugby club"),),
        *(("At St Mary's Priory Church Hall", "Priory Church of St Mary, church hall"),),
    ],
)
def test_a_place_by_another_of_its_names_is_left_alone(post: str, page: str) -> None:
    assert mismatched(post, page) == []


@pytest.mark.parametrize(
    ("post", "page", "words"),
    [
        ("in the Town Hall", "in the Memorial Hall", "Town Hall"),
        ("on Castle Street", "on Bridge Street", "Castle Street"),
        ("in Llanbadoc Village Hall", "in Gwehelog Village Hall", "Llanbadoc Village Hall"),
        ("yn Neuadd y Dref", "yn Neuadd Goffa", "Neuadd y Dref"),
        ("at NP15 1AB", "at NP15 1AD", "NP15 1AB"),
        ("i Glwb Rygbi Brynbuga", "in the Town Hall", "Glwb Rygbi Brynbuga"),
        ("at St Mary's Priory Church", "at St Paul's Priory Church", "St Mary's Priory Church"),
        ("at Usk Library", "in Twyn Square", "Usk Library"),
    ],
)
def test_a_place_that_is_not_on_the_page_is_one(post: str, page: str, words: str) -> None:
    assert mismatched(post, page) == [words]
