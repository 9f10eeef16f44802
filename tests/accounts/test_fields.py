"""What is typed on one line is kept as it was seen, and never changed without a word."""

from __future__ import annotations

import pytest
from django import forms
from django.http import QueryDict

from accounts.forms.fields import Words


class Form(forms.Form):
    name = Words(max_length=20)


def form(name: str) -> Form:
    data = QueryDict(mutable=True)
    data["name"] = name
    return Form(data)


@pytest.mark.parametrize("name", ["Cllr Nia Bevan", "  Siân\tTŷ  ", "The farmer 👩‍🌾", "🏴󠁧󠁢󠁷󠁬󠁳󠁿 Usk"])
def test_what_everybody_sees_comes_in(name: str) -> None:
    said = form(name)
    assert said.is_valid()
    assert said.cleaned_data["name"] == name.strip()


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\u2028"])
def test_one_line_takes_no_second_and_shows_what_it_would_be(gap: str) -> None:
    said = form(f"Full{gap}Council")
    assert "one line only" in str(said.errors["name"])
    assert 'value="Full Council"' in str(said["name"])


@pytest.mark.parametrize("hidden", ["\x00", "\u200b", "\u202e", "\u00ad", "\ufeff"])
def test_what_hides_is_told_of_and_gone_when_it_is_sent_again(hidden: str) -> None:
    said = form(f"Cllr Nia{hidden} Bevan")
    assert not said.is_valid()
    assert "A character that nobody can see" in str(said.errors["name"])
    assert 'value="Cllr Nia Bevan"' in str(said["name"])
    assert hidden not in str(said["name"])


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u3164"])
def test_what_nobody_sees_is_nothing(nothing: str) -> None:
    assert form(nothing).errors.as_data()["name"][0].code == "required"
