"""A comment is read when it comes in, and again when what was known of it has changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import Channel, Council, User
from moderation import assessing
from moderation.models import Assessment, Comment, Contact, Decision, Entry, Flag

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)


def written(channel: Channel, text: str, **other: object) -> Comment:
    number = Comment.objects.count()
    fields = {"external_id": f"c{number}", "author": "Ann", "author_id": "77"}
    times = {"posted_at": NOON, "taken_in_at": NOON}
    return Comment.objects.create(channel=channel, text=text, **(fields | times | other))


def test_what_was_said_is_kept_beside_the_comment(facebook: Channel) -> None:
    comment = written(facebook, "I know where you live, Clerk.")
    assert assessing.read_due(now=NOON) == 1
    comment.refresh_from_db()
    assert (comment.suggested, comment.language) == (["law"], "en")
    (said,) = comment.assessment.suggestions
    assert said["principle"] == "law"
    assert said["spans"] == [[0, 21]]
    assert said["detectors"] == ["threats"]
    total = sum(part for _, part in comment.assessment.terms)
    assert comment.urgency == pytest.approx(total, abs=0.002)


def test_nothing_is_read_twice_for_nothing(facebook: Channel) -> None:
    written(facebook, "When is the next meeting?")
    assert assessing.read_due(now=NOON) == 1
    assert assessing.read_due(now=LATER) == 0
    assert Assessment.objects.count() == 1


def test_what_was_decided_is_left_as_it_was_read(facebook: Channel) -> None:
    written(facebook, "You moron.", status=Comment.Status.LEFT_UP)
    assert assessing.read_due(now=NOON) == 0


def test_a_new_entry_has_all_that_wait_read_again(facebook: Channel, clerk: User) -> None:
    comment = written(facebook, "Too many grockles in the square.")
    assessing.read_due(now=NOON)
    Entry.objects.create(kind="word", text="Grockles", added_by=clerk, added_at=NOON)
    assert assessing.read_due(now=LATER) == 1
    comment.refresh_from_db()
    assert comment.suggested == ["language"]


def test_a_changed_text_is_read_again_when_somebody_asks(facebook: Channel) -> None:
    comment = written(facebook, "Lovely evening in the hall.")
    assessing.read_due(now=NOON)
    Comment.objects.update(text="The clerk is a moron.")
    assessing.ask(comment)
    assert assessing.read_due(now=LATER) == 1
    comment.refresh_from_db()
    assert comment.suggested == ["respect"]


def test_an_open_flag_makes_it_sooner_and_a_settled_one_does_not(
    facebook: Channel, clerk: User
) -> None:
    comment = written(facebook, "When is the next meeting?")
    assessing.read([comment], now=NOON)
    comment.refresh_from_db()
    unflagged = comment.urgency
    flag = Flag.objects.create(comment=comment, by=clerk, words="Odd.", at=NOON)
    assessing.read([comment], now=NOON)
    comment.refresh_from_db()
    assert comment.urgency > unflagged
    Flag.objects.filter(pk=flag.pk).update(
        outcome="DISMISSED", settled_by=clerk, settled_at=NOON, settled_words="It is not."
    )
    assessing.read([comment], now=NOON)
    comment.refresh_from_db()
    assert comment.urgency == unflagged


def test_earlier_decisions_on_the_same_channel_count(facebook: Channel, clerk: User) -> None:
    old = written(facebook, "Scum.", status=Comment.Status.HIDDEN)
    new, stranger = written(facebook, "Why?"), written(facebook, "Why?", author_id="78")
    reasons = {"principle": "respect", "reason": "An insult.", "snapshot": {}, "at": NOON}
    Decision.objects.create(comment=old, by=clerk, outcome="HIDDEN", **reasons)
    assessing.read([new, stranger], now=NOON)
    new.refresh_from_db()
    stranger.refresh_from_db()
    assert new.urgency > stranger.urgency == 0


def test_it_grows_with_the_wait(facebook: Channel) -> None:
    comment = written(facebook, "When is the next meeting?")
    assessing.read_due(now=NOON)
    assert assessing.read_due(now=NOON + timedelta(hours=7)) == 1
    comment.refresh_from_db()
    assert comment.urgency > 0


def test_the_lists_are_those_of_the_council_today(clerk: User, mayor: User) -> None:
    User.objects.filter(pk=mayor.pk).update(name="Gwen Hopkin")
    User.objects.filter(pk=clerk.pk).update(name="Dilwyn Beynon")
    clerk.offices.update(held_until=NOON.date() - timedelta(days=1))
    Council.objects.create(
        pk=1, website_hosts=["usk.example:443"], public_contacts=["01291 673011"]
    )
    Entry.objects.create(kind="bad_host", text="Rogue.example", added_by=clerk, added_at=NOON)
    helper = {"name": "Highways", "helps_with": "Roads", "telephone": "01633 644644"}
    Contact.objects.create(**helper)
    lists = assessing.lists_of_the_council(NOON.date())
    assert lists.people == {"hopkin"}
    assert "01633 644644" in lists.contacts
    assert "usk.example" in lists.good_hosts
    assert "01291 673011" in lists.contacts
    assert lists.bad_hosts == {"rogue.example"}
