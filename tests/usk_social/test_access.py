"""Every URL of the site, tried as everybody. A new URL fails here until it has its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import Document, Removal, SensitivePeriod, User
from incidents import actions as incident_actions
from moderation.models import Comment
from posts import actions
from posts.models import (
    Addition,
    Advice,
    Edit,
    Emergency,
    Media,
    Meeting,
    NativePost,
    Post,
    Publication,
)
from tests import council
from tests.council import Drafting

pytestmark = pytest.mark.django_db

WHO = (
    "clerk",
    "mayor",
    "deputy",
    "councillor",
    "administrator",
    "officer",
    "auditor",
    "nobody",
    "contractor",
    "outsider",
)
"""`nobody` has access and holds no office; `contractor` has no access any more."""

WORKING = set(WHO) - {"auditor", "nobody", "contractor", "outsider"}
APPROVERS = {"clerk", "mayor"}
SETTLERS = {"clerk", "mayor", "administrator"}
MODERATORS = {"clerk", "administrator"}
SIGNED_IN = set(WHO) - {"contractor", "outsider"}
EVERYBODY = set(WHO)

# What is asked for, how, and who is let in. The others get 403, 404, or are led to sign in.
TABLE: dict[str, tuple[str, set[str]]] = {
    "": ("GET", SIGNED_IN),
    "posts/": ("GET", WORKING),
    "posts/new/": ("GET", WORKING),
    "posts/live/": ("POST", WORKING),
    "posts/autosave/": ("POST", WORKING),
    "posts/<int:pk>/": ("GET", WORKING),
    "posts/<int:pk>/revisions/": ("GET", WORKING),
    "posts/<int:pk>/edit/": ("GET", {"councillor"}),
    "posts/<int:pk>/correct/": ("GET", WORKING),
    "posts/<int:pk>/check/": ("GET", {"councillor"}),
    "posts/<int:pk>/verdicts/": ("GET", {"councillor"}),
    "posts/<int:pk>/tidy/": ("POST", set()),
    "posts/<int:pk>/let-stand/": ("POST", {"councillor"}),
    "posts/<int:pk>/look/": ("POST", {"councillor"}),
    "posts/<int:pk>/poster.pdf": ("GET", WORKING),
    "posts/<int:pk>/page/": ("GET", {"clerk"}),
    "posts/<int:pk>/offline/": ("POST", {"clerk"}),
    "posts/pages-to-follow/": ("GET", {"clerk"}),
    "posts/offline/": ("GET", {"clerk"}),
    "posts/<int:pk>/withdraw/": ("POST", {"councillor"}),
    "posts/<int:pk>/welsh/": ("POST", WORKING),
    "posts/<int:pk>/decide/": ("POST", APPROVERS),
    "posts/<int:pk>/agree/": ("POST", APPROVERS),
    "posts/<int:pk>/ask/": ("GET", {"councillor"}),
    "posts/<int:pk>/election/": ("POST", {"councillor"}),
    "posts/<int:pk>/emergency/": ("GET", set()),
    "posts/emergencies/": ("GET", WORKING | {"auditor"}),
    "posts/emergencies/<int:pk>/": ("GET", APPROVERS),
    "advice/<int:pk>/": ("GET", APPROVERS),
    "posts/<int:pk>/stop/": ("POST", WORKING),
    "posts/<int:pk>/whereabouts/": ("GET", WORKING),
    "posts/trouble/": ("GET", WORKING),
    "posts/native/": ("GET", SETTLERS),
    "posts/native/<int:pk>/note/": ("POST", SETTLERS),
    "publications/<int:pk>/live/": ("POST", SETTLERS),
    "publications/<int:pk>/send-again/": ("POST", SETTLERS),
    "publications/<int:pk>/take-down/": ("GET", SETTLERS),
    "publications/<int:pk>/note/": ("POST", SETTLERS),
    "edits/<int:pk>/again/": ("POST", SETTLERS),
    "additions/<int:pk>/again/": ("POST", SETTLERS),
    "posts/media/<int:pk>/": ("GET", set()),
    "media/": ("GET", WORKING),
    "media/<int:pk>/": ("GET", WORKING),
    "media/<int:pk>/retire/": ("POST", WORKING),
    "media/<int:pk>/offer/": ("POST", WORKING),
    "media/<int:pk>/original/": ("POST", {"clerk"}),
    "posts/extras/<int:pk>/": ("GET", set()),
    "approvals/": ("GET", APPROVERS),
    "calendar/": ("GET", WORKING),
    "calendar/feed/": ("GET", WORKING),
    "calendar/feed/renew/": ("POST", WORKING),
    "calendar/feed/end/": ("POST", WORKING),
    "calendar/feed/<uuid:key>.ics": ("GET", set()),
    "posts/<int:pk>/move/": ("GET", {"councillor"}),
    "posts/corrections/": ("GET", WORKING | {"auditor"}),
    "posts/corrections.csv": ("GET", WORKING | {"auditor"}),
    "meetings/": ("GET", WORKING),
    "meetings/new/": ("GET", {"clerk"}),
    "meetings/by-rule/": ("POST", {"clerk"}),
    "meetings/<int:pk>/": ("GET", WORKING),
    "meetings/<int:pk>/edit/": ("GET", {"clerk"}),
    "meetings/<int:pk>/cancel/": ("POST", {"clerk"}),
    "meetings/<int:pk>/nothing/": ("POST", {"clerk"}),
    "channels/<int:pk>/cost/": ("GET", set()),
    "moderation/": ("GET", WORKING),
    "moderation/<int:pk>/": ("GET", WORKING),
    "moderation/<int:pk>/decide/": ("POST", MODERATORS),
    "moderation/<int:pk>/try-again/": ("POST", MODERATORS),
    "moderation/<int:pk>/flag/": ("POST", WORKING),
    "incidents/": ("GET", WORKING),
    "incidents/new/": ("GET", WORKING),
    "incidents/<uuid:pk>/": ("GET", {"officer", "clerk", "mayor"}),
    "incidents/<uuid:pk>/take-on/": ("POST", {"clerk", "mayor"}),
    "channels/": ("GET", WORKING),
    "channels/new/": ("GET", {"clerk"}),
    "channels/connected/<slug:platform>/": ("GET", {"clerk"}),
    "channels/<int:pk>/edit/": ("GET", {"clerk"}),
    "channels/<int:pk>/connect/": ("GET", {"clerk"}),
    "channels/<int:pk>/choose/": ("GET", {"clerk"}),
    "channels/<int:pk>/suspend/": ("GET", {"clerk"}),
    "channels/<int:pk>/retire/": ("GET", {"clerk"}),
    "channels/<int:pk>/": ("GET", WORKING),
    "channels/<int:pk>/activate/": ("POST", {"clerk"}),
    "channels/<int:pk>/roster/": ("GET", {"clerk"}),
    "channels/<int:pk>/plan/": ("GET", {"clerk"}),
    "channels/attest/": ("GET", WORKING),
    "roster/<int:pk>/rights/": ("GET", {"clerk", "administrator"}),
    "roster/<int:pk>/take-off/": ("GET", {"clerk"}),
    "roster/<int:pk>/take-back/": ("POST", {"clerk"}),
    "official-channels/": ("GET", EVERYBODY),
    "pause/": ("GET", APPROVERS),
    "people/": ("GET", WORKING),
    "people/invite/": ("GET", {"clerk"}),
    "people/offices/": ("GET", {"clerk"}),
    "people/review/": ("GET", {"clerk"}),
    "people/review/<int:pk>/": ("POST", {"clerk"}),
    "people/<int:pk>/": ("GET", WORKING),
    "people/<int:pk>/edit/": ("GET", {"clerk"}),
    "people/<int:pk>/invite/": ("POST", {"clerk"}),
    "people/<int:pk>/office/": ("GET", {"clerk"}),
    "people/<int:pk>/training/": ("GET", {"clerk"}),
    "people/<int:pk>/training/<int:training>/": ("GET", {"clerk"}),
    "people/<int:pk>/leaving/": ("GET", {"clerk"}),
    "people/offices/<int:pk>/end/": ("GET", {"clerk"}),
    "people/offices/<int:pk>/take-back/": ("POST", {"clerk"}),
    "removals/<int:pk>/done/": ("POST", WORKING),
    "invitation/<str:token>/": ("GET", EVERYBODY),
    "people/me/security/": ("GET", SIGNED_IN),
    "people/me/sign-out/": ("POST", SIGNED_IN),
    "people/me/onward/": ("POST", SIGNED_IN),
    "people/security/": ("GET", {"clerk"}),
    "people/<int:pk>/second-step/": ("GET", {"clerk"}),
    "record/": ("GET", {"clerk", "auditor"}),
    "policy/": ("GET", EVERYBODY),
    "policy/accept/": ("GET", WORKING),
    "policy/versions/<int:pk>/": ("GET", EVERYBODY),
    "settings/": ("GET", WORKING | {"auditor"}),
    "settings/change/<slug:section>/": ("GET", {"clerk"}),
    "settings/periods/": ("GET", {"clerk", "auditor"}),
    "settings/periods/new/": ("GET", {"clerk"}),
    "settings/periods/<int:pk>/withdraw/": ("POST", {"clerk"}),
    "settings/periods/<int:pk>/report/": ("GET", {"clerk", "auditor"}),
    "settings/periods/<int:pk>/report.csv": ("GET", {"clerk", "auditor"}),
    "settings/documents/": ("GET", {"clerk", "auditor"}),
    "settings/documents/new/": ("GET", {"clerk"}),
    "settings/documents/<int:pk>/": ("GET", {"clerk"}),
    "house-rules/": ("GET", EVERYBODY),
    "practice/mail/": ("GET", EVERYBODY),
    "health/": ("GET", EVERYBODY),
    "health/live/": ("GET", EVERYBODY),
    "accounts/login/": ("GET", EVERYBODY),
    "accounts/logout/": ("GET", SIGNED_IN),
    "accounts/inactive/": ("GET", EVERYBODY),
    "accounts/signup/": ("GET", EVERYBODY),
    "accounts/reauthenticate/": ("GET", SIGNED_IN),
    "accounts/password/change/": ("GET", SIGNED_IN),
    "accounts/password/reset/": ("GET", EVERYBODY),
    "accounts/password/reset/done/": ("GET", EVERYBODY),
    "accounts/password/reset/key/<uidb36>-<key>/": ("GET", EVERYBODY),
    "accounts/password/reset/key/done/": ("GET", EVERYBODY),
    "accounts/two-step/": ("GET", SIGNED_IN),
    "accounts/two-step/sign-in/": ("GET", SIGNED_IN),
    "accounts/two-step/reauthenticate/": ("GET", SIGNED_IN),
    "accounts/two-step/app/": ("GET", SIGNED_IN),
    "accounts/two-step/app/remove/": ("GET", set()),
    "accounts/two-step/codes/": ("GET", set()),
    "accounts/two-step/codes/new/": ("GET", SIGNED_IN),
    "accounts/two-step/codes/file/": ("GET", set()),
    "accounts/two-step/passkeys/add/": ("GET", SIGNED_IN),
    "accounts/two-step/passkeys/<int:pk>/remove/": ("GET", set()),
    "accounts/two-step/passkeys/sign-in/": ("GET", SIGNED_IN),
    "accounts/two-step/passkeys/reauthenticate/": ("GET", SIGNED_IN),
}
LET_IN = {200, 204, 302, 503}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address of the site, as the site map writes it."""
    for pattern in patterns:
        here = before + plainly(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here


def plainly(written: str) -> str:
    """An address that is written as a regular expression, as the others are."""
    return re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", written).strip("^$")


@pytest.mark.parametrize(
    "rest", ["email/", "confirm-email/", "password/set/", "login/code/confirm/"]
)
def test_nothing_else_of_allauth_is_open(client: Client, councillor: User, rest: str) -> None:
    client.force_login(councillor)
    assert client.get(f"/accounts/{rest}").status_code == 404


def test_every_address_stands_in_the_table() -> None:
    assert set(addresses(get_resolver().url_patterns)) == set(TABLE)


@pytest.fixture
def things(
    draft: Drafting, clerk: User, mayor: User, officer: User, administrator: User
) -> dict[str, str]:
    """A post that waits, a comment and an incident, by the part of the address that names them."""
    post = draft()
    now = timezone.now()
    actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
    comment = Comment.objects.create(
        channel=post.channels.first(),
        external_id="1",
        author="Ann",
        text="Hello",
        posted_at=now,
        taken_in_at=now,
    )
    said = incident_actions.Report(
        uuid4(), "me", "A threat.", "facebook", "", timezone.localdate(), ""
    )
    incident = incident_actions.report(said, comment=None, by=officer, now=now)
    publication = Publication.objects.create(
        post=draft(author=officer),
        channel=post.channels.first(),
        status=Publication.Status.UNCONFIRMED,
        not_before=now,
    )
    mended = draft(
        author=officer, corrects=publication.post, number=1, correction_reason="It was wrong."
    )
    edit = Edit.objects.create(post=mended, publication=publication, not_before=now)
    addition = Addition.objects.create(publication=publication, kind="captions", not_before=now)
    removal = Removal.objects.create(
        channel=publication.channel,
        person=officer,
        to_be_done_by=clerk,
        due_on=timezone.localdate(),
    )
    training = officer.trainings.create(
        course="Social media", provider="One Voice", taken_on=timezone.localdate()
    )
    native = NativePost.objects.create(
        channel=publication.channel, external_id="9", posted_at=now, found_at=now
    )
    meeting = Meeting.objects.create(body="Full Council", starts_at=now, place="Hall")
    flood = draft(author=officer, kind="emergency")
    used = Emergency.objects.create(
        post=flood, by=officer, office="Officer", reason="The river rises.", digest="d", at=now
    )
    advice = Advice.objects.create(post=post, question="May we?", asked_by=officer, asked_at=now)
    days = {"starts_on": "2040-03-01", "ends_on": "2040-05-01"}
    period = SensitivePeriod.objects.create(
        name="Election", **days, entered_by=clerk, entered_at=now, source="Notice"
    )
    media = Media.objects.create(pk=10**6, file="a.png", size=1, added_by=officer)
    Post.objects.filter(pk=post.pk).update(media=media)
    return {
        "posts": str(post.pk),
        "media": str(media.pk),
        "posts/emergencies": str(used.pk),
        "advice": str(advice.pk),
        "settings/periods": str(period.pk),
        "posts/native": str(native.pk),
        "publications": str(publication.pk),
        "edits": str(edit.pk),
        "additions": str(addition.pk),
        "channels": str(publication.channel_id),
        "meetings": str(meeting.pk),
        "roster": str(administrator.administers.get().pk),
        "moderation": str(comment.pk),
        "incidents": str(incident.pk),
        "people": str(officer.pk),
        "training": str(training.pk),
        "people/offices": str(officer.offices.get().pk),
        "removals": str(removal.pk),
        "policy/versions": str(Document.objects.get().pk),
        "settings/documents": str(Document.objects.get().pk),
    }


@pytest.fixture
def nobody(db: None) -> User:
    return council.person("nobody", category="employee")


def filled(address: str, things: dict[str, str]) -> str:
    room = address.partition("/<")[0]
    thing = things.get(room, things.get(room.split("/")[0], ""))
    parts = {
        "<int:pk>": thing,
        "<uuid:pk>": thing,
        "<uuid:key>": str(uuid4()),
        "<int:training>": things["training"],
        "<slug:platform>": "facebook",
        "<slug:section>": "tone",
        "<str:token>": "forged",
        "<uidb36>-<key>": "1-spent",
    }
    for part, value in parts.items():
        address = address.replace(part, value)
    return f"/{address}"


@pytest.mark.parametrize("who", WHO)
def test_each_address_lets_in_whom_the_table_says_and_nobody_else(
    who: str, things: dict[str, str], request: pytest.FixtureRequest
) -> None:
    wrong = []
    client = Client()
    for address, (method, welcome) in TABLE.items():
        if who != "outsider" and SESSION_KEY not in client.session:
            client.force_login(request.getfixturevalue(who))
        answer = client.generic(method, filled(address, things))
        sent_away = answer.status_code == 302 and "/accounts/login/" in answer["Location"]
        is_in = answer.status_code in LET_IN and not sent_away
        if is_in != (who in welcome):
            wrong.append((method, address, answer.status_code))
    assert not wrong


def test_what_changes_something_is_never_done_by_being_looked_at(
    things: dict[str, str], clerk: User
) -> None:
    client = Client()
    client.force_login(clerk)
    for address, (method, _) in TABLE.items():
        if method == "POST":
            assert client.get(filled(address, things)).status_code == 405, address


def test_a_form_from_elsewhere_is_refused(things: dict[str, str], clerk: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    answer = client.post(f"/posts/{things['posts']}/decide/", {"decision": "approve"})
    assert answer.status_code == 403
    assert Post.objects.get(pk=things["posts"]).status == Post.Status.SUBMITTED


def test_somebody_whose_engagement_ended_is_refused_with_the_reason(contractor: User) -> None:
    client = Client()
    page = client.post(
        "/accounts/login/",
        {"login": contractor.email, "password": "a-long-enough-password"},
        follow=True,
    )
    assert "Your access ended on" in page.content.decode()
    assert SESSION_KEY not in client.session


def test_a_wrong_password_says_nothing_of_who_exists(councillor: User) -> None:
    pages = [
        Client()
        .post("/accounts/login/", {"login": email, "password": "wrong-password-here"})
        .content.decode()
        for email in (councillor.email, "stranger@usk.example")
    ]
    for page in pages:
        assert "are not correct" in page or "not right" in page or "do not match" in page
