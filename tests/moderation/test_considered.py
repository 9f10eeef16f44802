"""Views to be considered are counted by what they are about, and taken along without names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import Channel, User
from audit.models import Event
from moderation.models import Space
from posts.models import Publication
from tests.council import Drafting
from tests.moderation.writing import NOON, wrote

pytestmark = pytest.mark.django_db

PAGE = "/moderation/views/"


def test_views_are_counted_and_taken_along_without_names(
    client: Client, facebook: Channel, administrator: User, officer: User, draft: Drafting
) -> None:
    post = draft(kind="consultation")
    asking = Publication.objects.create(post=post, channel=facebook, not_before=NOON)
    paper = Space.objects.create(kind="consultation", name="Bandstand forms")
    for text in ("By the river.", "=In the park"):
        wrote(facebook, text, author="Idwal", publication=asking, is_view=True)
    wrote(facebook, "Nice picture.", publication=asking)
    later = {"posted_at": NOON + timedelta(days=1), "taken_in_by": administrator}
    wrote(None, "Nowhere.", author="Idwal", space=paper, is_view=True, **later)
    client.force_login(officer)
    page = client.get(PAGE)
    assert [(row.place, row.number) for row in page.context["found"]] == [
        ("Bandstand forms", 1),
        (str(facebook), 2),
    ]
    assert str(post) in page.text
    assert "take-along" not in page.text
    client.force_login(administrator)
    assert f"{PAGE}take-along/" in client.get(PAGE).text
    table = client.post(f"{PAGE}take-along/").content.decode("utf-8-sig").splitlines()
    assert len(table) == 4
    assert table[2] == f"{post},{facebook},2026-11-20,'=In the park"
    assert table[3] == "Bandstand forms,Bandstand forms,2026-11-21,Nowhere."
    assert "Idwal" not in "".join(table)
    assert Event.objects.filter(verb="user.took_comments_along").count() == 1


def test_before_there_are_any_it_says_how_one_comes_about(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "a moderator says that it does" in client.get(PAGE).text
