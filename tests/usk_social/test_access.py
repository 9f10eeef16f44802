"""Every URL of the site, tried as everybody. A new URL fails here until it has its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import Document, Removal, SensitivePeriod, User
from incidents import actions as incident_actions
from moderation.models import (
    Attachment,
    Ban,
    BanDelivery,
    Comment,
    Contact,
    Entry,
    Flag,
    InformationRequest,
    Reply,
    ReplyDelivery,
    Review,
    Space,
)
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
from tests.usk_social.welcome import TABLE, WHO

pytestmark = pytest.mark.django_db

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
    ban = Ban.objects.create(
        comment=comment,
        kind="ban",
        principle="law",
        reason="Threats.",
        asked_by=clerk,
        asked_at=now,
    )
    banning = BanDelivery.objects.create(ban=ban, status="FAILED", not_before=now)
    flag = Flag.objects.create(comment=comment, by=officer, words="Look at it.", at=now)
    reply = Reply.objects.create(
        key=uuid4(), comment=comment, by=officer, text="Hello.", status="APPROVED", written_at=now
    )
    ReplyDelivery.objects.create(reply=reply, status="FAILED", not_before=now)
    asked = InformationRequest.objects.create(
        kind="foi", comment=comment, marked_by=clerk, received_at=now, marked_at=now, due_at=now
    )
    contact = Contact.objects.create(name="Highways", helps_with="roads")
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
    review = Review.objects.create(
        key=uuid4(), said_where="Facebook", author="Ann", words="Why?", asked_at=now, due_on=now
    )
    space = Space.objects.create(name="Paper forms", kind="consultation")
    shot = Attachment(comment=comment, mime="image/png", sha256="0" * 64, size=1)
    shot.file.save("a.png", ContentFile(b"a"))
    entry = Entry.objects.create(kind="word", text="twerp", added_by=clerk, added_at=now)
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
        "moderation/replies": str(reply.pk),
        "moderation/requests": str(asked.pk),
        "moderation/directory": str(contact.pk),
        "moderation/spaces": str(space.pk),
        "moderation/screenshots": str(shot.pk),
        "moderation/bans": str(ban.pk),
        "moderation/bans/deliveries": str(banning.pk),
        "moderation/flags": str(flag.pk),
        "moderation/reviews": str(review.pk),
        "settings/words": str(entry.pk),
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
        "<slug:kind>": "people",
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
