"""The words of the frameworks that people may read are our own, and arrive on the screen."""

from __future__ import annotations

import ast
import gettext
import re
from functools import cache
from pathlib import Path

import pytest
from allauth import account, mfa
from django import core, forms
from django.conf import settings
from django.contrib import auth
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User

FOLDER = Path(settings.BASE_DIR, "locale", "en_GB", "LC_MESSAGES")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%d")


def written() -> dict[str | tuple[str, int], str]:
    """The sentences of the .po, by what they stand for: for a plural one, with its number."""
    found: dict[str | tuple[str, int], str] = {}
    stands_for = ""
    for line in (FOLDER / "django.po").read_text().splitlines():
        key, _, quoted = line.partition(" ")
        if key == "msgid":
            stands_for = ast.literal_eval(quoted)
        elif key == "msgstr" and stands_for:
            found[stands_for] = ast.literal_eval(quoted)
        elif key.startswith("msgstr["):
            found[stands_for, int(key[7])] = ast.literal_eval(quoted)
    return found


WRITTEN = written()


def test_what_is_compiled_is_what_is_written() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    assert {key: words for key, words in compiled.items() if key} == WRITTEN


@pytest.mark.parametrize("words", sorted(set(WRITTEN.values())))
def test_a_sentence_says_what_to_do_and_nothing_of_the_machine(words: str) -> None:
    assert not re.search(r"\b(in)?valid\b|\busers?\b|\bfields?\b|\bsubmit", words, re.IGNORECASE)


@pytest.mark.parametrize("stands_for", WRITTEN, ids=str)
def test_a_sentence_tells_nothing_that_was_not_said(stands_for: str | tuple[str, int]) -> None:
    original = stands_for if isinstance(stands_for, str) else stands_for[0]
    assert set(PLACEHOLDER.findall(WRITTEN[stands_for])) <= set(PLACEHOLDER.findall(original))


@pytest.mark.parametrize("stands_for", WRITTEN, ids=str)
def test_it_stands_for_what_the_frameworks_still_say(stands_for: str | tuple[str, int]) -> None:
    original = stands_for if isinstance(stands_for, str) else stands_for[0]
    assert original in said_by_frameworks()


@cache
def said_by_frameworks() -> str:
    """Their sources as one text, with sentences that run over lines put together."""
    folders = [Path(package.__path__[0]) for package in (core, forms, auth, account, mfa)]
    texts = [path.read_text() for folder in folders for path in folder.rglob("*.py")]
    return re.sub(r'"\s+"', "", "\n".join(texts))


@pytest.mark.django_db
def test_the_words_arrive_on_the_screen(client: Client, councillor: User) -> None:
    shown = client.post("/accounts/login/", {"login": "nobody", "password": ""}).text
    assert "Give the whole email address, as in name@example.org." in shown
    assert "Fill this in." in shown
    wrong = client.post("/accounts/login/", {"login": councillor.email, "password": "no"}).text
    assert "The email address and the password do not match." in wrong
    client.force_login(councillor)
    typed = {
        "key": "no",
        "kind": "gossip",
        "message": "a" * 20_001,
        "picture": SimpleUploadedFile("a.jpg", b""),
        "when": "later",
        "date": "soon",
        "time": "noon",
        "channels": "999",
    }
    page = client.post("/posts/new/", typed).text
    for words in (
        "This has 20001 characters and may have 20000. Shorten it.",
        "“gossip” is not on offer here. Choose one of those shown.",
        "That file is empty. Choose it again.",
        "Give the day, month and year, as in 14/12/2026.",
        "Give the hour and the minutes, as in 18:30.",
        "This page has lost its mark.",
    ):
        assert words in page
