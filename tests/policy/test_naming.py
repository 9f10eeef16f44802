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
    ("Gwen Parry", ("Town Clerk",), "The clerk never answers."),
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
