"""The record: a line for every move, and no line is ever changed."""

import pytest
from django.db import DatabaseError, transaction

from accounts.models import Channel, User
from audit.models import Event, MovedOn, record

pytestmark = pytest.mark.django_db


def test_a_line_keeps_the_name_and_the_office_as_they_were(clerk: User, facebook: Channel) -> None:
    record("channel.registered", facebook, by=clerk, why="Minute 12")
    clerk.offices.all().delete()
    clerk.name = "Somebody Else"
    clerk.save()
    line = Event.objects.about(facebook).get()
    assert line.who == "Clerk, Town Clerk"
    assert line.detail == {"why": "Minute 12"}


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET who = 'x'", "DELETE FROM audit_event"]
)
def test_the_database_itself_refuses_to_change_a_line(
    statement: str, clerk: User, facebook: Channel
) -> None:
    record("channel.registered", facebook, by=clerk)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        transaction.get_connection().cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Event.objects.count() == 1


def test_a_status_never_moves_without_its_line(clerk: User, facebook: Channel) -> None:
    facebook.move_to(Channel.Status.SUSPENDED, by=clerk)
    assert Event.objects.about(facebook).get().verb == "channel.suspended"


def test_the_second_of_two_is_told_that_it_has_moved_on(clerk: User, facebook: Channel) -> None:
    stale = Channel.objects.get(pk=facebook.pk)
    facebook.move_to(Channel.Status.SUSPENDED, by=clerk)
    with pytest.raises(MovedOn, match="has moved on"):
        stale.move_to(Channel.Status.SUSPENDED, by=clerk)
    assert Event.objects.about(facebook).count() == 1


def test_a_move_that_is_not_in_the_table_is_refused(clerk: User, facebook: Channel) -> None:
    with pytest.raises(MovedOn):
        facebook.move_to(Channel.Status.SETTING_UP, by=clerk)
    facebook.refresh_from_db()
    assert facebook.status == Channel.Status.ACTIVE
    assert not Event.objects.exists()
