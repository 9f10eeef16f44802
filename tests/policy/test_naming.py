"""Whether a comment names somebody: tolerant of titles and Welsh, strict about mere words."""

import pytest

from policy.naming import names

COUNCILLOR = ("Councillor", "Channel administrator")
NAMED = [
    ("Cllr Alun Rees", COUNCILLOR, "Cllr Rees should be ashamed."),
    ("Cllr Alun Rees", COUNCILLOR, "rees is a disgrace"),
    ("Cllr Alun Rees", COUNCILLOR, "What did Rees\u2019s wife get paid?"),
    ("Cllr Alun Rees", COUNCILLOR, "ALUN REES OUT"),
    ("Cllr Alun Rees", COUNCILLOR, "A. Rees again"),
    ("Cllr Alun Rees", COUNCILLOR, "@CllrRees what now"),
    ("Cllr Alun Rees", COUNCILLOR, "#alunrees"),
    ("Cllr Alun Rees", COUNCILLOR, "Mae Cyng. Rees yn dweud celwydd"),
    ("Cllr Alun Rees", COUNCILLOR, "Gofynnwch i'r Cynghorydd Rees."),
    ("Cllr Siân Lloyd", COUNCILLOR, "Sian Lloyd was there"),
    ("Cllr Sian Lloyd", COUNCILLOR, "Siân Lloyd was there"),
    ("Cllr Owen Price", COUNCILLOR, "cllr price is on the take"),
    ("Cllr Owen Price", COUNCILLOR, "Everybody knows that Price owns it."),
    ("Cllr Owen Price", COUNCILLOR, "owen price"),
    ("Cllr Alun Rees", COUNCILLOR, "Cllr R\u200bees is a crook"),
    ("Cllr Alun Rees", COUNCILLOR, "R\u0435\u0435s is a crook"),
    ("Cllr Alun Rees", COUNCILLOR, "R33s is a crook"),
    ("Cllr Alun Rees", COUNCILLOR, "I say R e e s a hundred times"),
    ("Cllr Alun Rees", COUNCILLOR, "R.E.E.S."),
    ("Cllr Ann Morgan", COUNCILLOR, "The Morgans own half of it"),
    ("Cllr Ann Morgan", COUNCILLOR, "All of it is the Morgans' doing"),
    ("Cllr Owen Price", COUNCILLOR, "Price is a crook."),
    ("Cllr Owen Price", COUNCILLOR, "Enough. Price should go."),
    ("Cllr Owen Price", COUNCILLOR, "PRICE OUT"),
    ("Cllr Owen Price", COUNCILLOR, "Pr1ce is a crook"),
    ("Gwen Parry", ("Town Clerk",), "The clerk never answers."),
    ("Gwen Parry", ("Town Clerk",), "The clerk of the council lies."),
    ("Gwen Parry", ("Town Clerk",), "The town clerks are all the same."),
    ("Gwen Parry", ("Town Clerk",), "Ble mae'r Prif Weithredwr?"),
    ("Huw Bowen", ("Mayor",), "The M@yor was drunk."),
    ("Huw Bowen", ("Mayor",), "The m\u0430y\u043er was drunk."),
    ("Huw Bowen", ("Mayor",), "The mayor of our town was drunk."),
    ("Huw Bowen", ("Mayor",), "The Mayor of Brynbuga/Usk was drunk."),
    ("Gwen Parry", ("Town Clerk",), "Gofynnwch i'r Clerc"),
    ("Huw Bowen", ("Mayor",), "The Mayor of Usk was drunk."),
    ("Huw Bowen", ("Mayor",), "Ble mae'r Maer?"),
    ("Sian Lloyd", ("Deputy Mayor",), "Even the deputy mayor laughed."),
]
UNNAMED = [
    ("Cllr Alun Rees", COUNCILLOR, "All of you councillors are useless."),
    ("Cllr Alun Rees", COUNCILLOR, "Alun at the butcher's says hello."),
    ("Cllr Alun Rees", COUNCILLOR, "There is a hole in Rees Lane."),
    ("Cllr Alun Rees", COUNCILLOR, "They sell Reesling in the Co-op."),
    ("Cllr Owen Price", COUNCILLOR, "The price of parking is a joke."),
    ("Cllr Owen Price", COUNCILLOR, "Price is too high."),
    ("Cllr Owen Price", COUNCILLOR, "the price is high"),
    ("Cllr Owen Price", COUNCILLOR, "THE PRICE IS HIGH"),
    ("Gwen Parry", ("Town Clerk",), "The clerk of Chepstow does it better."),
    ("Huw Bowen", ("Mayor",), "The Mayor of Newport does it better."),
    ("Huw Bowen", ("Mayor",), "The Deputy Mayor was there."),
    ("Gwen Parry", ("Town Clerk",), "The clergy came too."),
    ("Gwen Parry", ("Town Clerk",), "Mr Perry is right."),
]


@pytest.mark.parametrize(("name", "offices", "text"), NAMED)
def test_it_is_about_them(name: str, offices: tuple[str, ...], text: str) -> None:
    assert names(text, name, offices)


@pytest.mark.parametrize(("name", "offices", "text"), UNNAMED)
def test_it_is_not_about_them(name: str, offices: tuple[str, ...], text: str) -> None:
    assert not names(text, name, offices)


def test_a_first_name_will_do_only_where_it_answers_what_they_wrote() -> None:
    said = "Alun, that is not what you said in May."
    assert names(said, "Cllr Alun Rees", COUNCILLOR, is_answered=True) == "Alun"
    assert not names(said, "Cllr Alun Rees", COUNCILLOR)


@pytest.mark.parametrize(
    ("name", "text", "is_named"),
    [
        ("Tomos Hale", "I know which car is yours, Tomos", True),
        ("Tomos Hale", "Tomos is a crook.", True),
        ("Tomos Hale", "Ask Tomos Jones at the butcher's.", False),
        ("Tomos Hale", "a tomos sandwich", False),
        ("Tomos Hale", "The corner of Tomos Street", False),
        ("Will Morgan", "Will the pool open again?", False),
        ("Mark Lloyd", "Mark my words.", False),
        ("Mark Lloyd", "Everybody knows it, Mark.", True),
    ],
)
def test_a_first_name_that_nobody_else_bears_will_do(name: str, text: str, is_named: bool) -> None:
    assert bool(names(text, name, COUNCILLOR, is_only_one=True)) is is_named
    assert not names(text, name, COUNCILLOR)


def test_it_tells_the_words_that_stand_there() -> None:
    assert names("The M@yor\nwas drunk.", "Huw Bowen", ("Mayor",)) == "M@yor"
    assert names("So  R\u200b33s,  again", "Cllr Alun Rees") == "R\u200b33s"
