"""The record page says in sentences what happened, and keeps the verbs to look them up by."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from accounts.models import Channel, User
from audit.models import Event, Tracked, record
from usk_social.record import WORDS, told

ROOMS = ("accounts", "posts", "moderation", "incidents", "usk_social/demo")


def written_by_hand() -> set[str]:
    """The verbs that stand in a call of `record`."""
    paths = chain(*(Path(settings.BASE_DIR, room).rglob("*.py") for room in ROOMS))
    return {
        verb for path in paths for verb in re.findall(r'record\(\s*"([^"]+)"', path.read_text())
    }


def written_by_moving() -> set[str]:
    """The verbs that are left by a status: whatever a thing can become."""
    return {
        f"{model._meta.model_name}.{status.lower()}"
        for model in apps.get_models()
        if issubclass(model, Tracked)
        for status in set().union(*model.TRANSITIONS.values())
    }


def test_every_verb_has_its_words() -> None:
    assert written_by_hand() | written_by_moving() <= WORDS.keys()


def test_a_verb_without_words_stands_for_itself() -> None:
    assert told(Event(verb="post.sung", detail={})).sentence == "post.sung"


@pytest.mark.django_db
def test_a_line_says_who_did_what_and_why(client: Client, clerk: User, facebook: Channel) -> None:
    record("channel.suspended", facebook, by=clerk, why="It asks <for> a password.", until="Monday")
    client.force_login(clerk)
    page = client.get("/record/").text
    assert "<strong>Suspended the channel:</strong> The council on facebook" in page
    assert "It asks &lt;for&gt; a password.</blockquote>" in page
    assert "until: <code>Monday</code>" in page
    assert '<code class="quiet">channel.suspended</code>' in page
    assert "Clerk, Town Clerk" in page
