"""An incident is private to its reporter and the named handlers; nobody handles their own."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import Channel, User
from incidents import actions, telling
from incidents.models import Access, Incident
from moderation.models import Comment
from policy.clause import Refused
from tests.moderation.test_comments import comment

__all__ = ["comment"]
pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SECRET = "Heliotrope"


def report(by: User, comment: Comment | None = None) -> Incident:
    said = actions.Report(
        key=uuid4(),
        target="me",
        what_happened=f"{SECRET} knows which car is mine.",
        place="facebook",
        address="",
        seen_on=date(2026, 11, 20),
        who_did_it=SECRET,
    )
    return actions.report(said, comment=comment, by=by, now=NOON)


def opened(person: User, incident: Incident) -> int:
    client = Client()
    client.force_login(person)
    return client.get(reverse("incidents:incident", args=[incident.pk])).status_code


def test_reporter_and_handlers_open_it_and_nobody_else(
    officer: User, clerk: User, mayor: User, councillor: User, deputy: User
) -> None:
    incident = report(officer)
    assert [opened(who, incident) for who in (officer, clerk, mayor)] == [200, 200, 200]
    assert [opened(who, incident) for who in (councillor, deputy)] == [404, 404]
    refused = Access.objects.filter(was_let_in=False).values_list("person__name", flat=True)
    assert set(refused) == {"Councillor", "Deputy"}


def test_what_it_says_is_sealed_in_the_database_and_absent_from_mail_and_record(
    officer: User, clerk: User
) -> None:
    incident = report(officer)
    telling.handlers(now=NOON)
    telling.handlers(now=NOON)
    assert [letter.to for letter in mail.outbox] == [[clerk.email]]
    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM incidents_incident i")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT e::text FROM audit_event e")
        record = str(cursor.fetchall())
    assert incident.what_happened.startswith(SECRET)
    assert SECRET not in rows + record + mail.outbox[0].subject + mail.outbox[0].body


def test_nobody_handles_their_own(clerk: User, mayor: User) -> None:
    incident = report(clerk)
    with pytest.raises(Refused, match="another handler"):
        actions.take_on(incident, by=clerk)
    actions.take_on(incident, by=mayor)
    assert Incident.objects.get().handler == mayor


def test_the_comment_is_kept_as_evidence_as_it_was(officer: User, comment: Comment) -> None:
    kept = report(officer, comment).evidence.get()
    assert "When is the next meeting?" in kept.snapshot
    assert hashlib.sha256(kept.snapshot.encode()).hexdigest() == kept.sha256


def test_references_count_up_within_a_year(officer: User) -> None:
    assert [report(officer).reference for _ in range(2)] == ["INC-2026-0001", "INC-2026-0002"]


def test_a_form_sent_twice_makes_one_report(officer: User, facebook: Channel) -> None:
    client = Client()
    client.force_login(officer)
    answers = {
        "key": str(uuid4()),
        "target": "me",
        "what_happened": "A threat.",
        "place": "facebook",
        "seen_on": "2026-11-20",
    }
    for _ in range(2):
        assert client.post(reverse("incidents:new"), answers).status_code == 302
    assert Incident.objects.count() == 1
