"""What waits for somebody about people: rights to remove, leavers to see off, a review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.actions.reviewing import left_to_review
from accounts.models import Removal, User, during
from policy.roles import Permission


class Waiting(NamedTuple):
    """A line of the desk: before, subject and after make a sentence; url and action its button."""

    before: str
    subject: str
    url: str
    after: str
    action: str


def open_removals(reader: User) -> QuerySet[Removal]:
    """Rights that are still to be removed: all of them for the Clerk, else the reader's own."""
    still = Removal.objects.filter(done_at=None).order_by("due_on", "pk")
    if not reader.can(Permission.GRANT_ACCESS):
        still = still.filter(to_be_done_by=reader)
    return still.select_related("channel", "person", "to_be_done_by")


def gone_but_on_a_roster(today: date) -> QuerySet[User]:
    """People whose access has ended, and whose place on a channel's roster has not."""
    places = during(today, "administers__held_from", "administers__held_until")
    ended: QuerySet[User] = User.objects.filter(places)
    ended = ended.exclude(pk__in=User.objects.not_ended(today))
    return ended.distinct().order_by("name")


def about_people(reader: User, *, today: date) -> Iterator[Waiting]:
    """Yield what waits for this reader, the most pressing first."""
    if reader.can(Permission.GRANT_ACCESS):
        yield from _of_the_clerk(today)
    for removal in open_removals(reader):
        day = f"{removal.due_on:%-d %B}"
        yield Waiting(
            _("Remove on %(channel)s the rights of") % {"channel": removal.channel},
            str(removal.person),
            reverse("accounts:person", args=[removal.person_id]),
            _(", by %(day)s: %(who)s")
            % {
                "day": day if removal.due_on.year == today.year else f"{day} {removal.due_on.year}",
                "who": removal.to_be_done_by,
            },
            _("Look at it"),
        )


def _of_the_clerk(today: date) -> Iterator[Waiting]:
    for person in gone_but_on_a_roster(today):
        yield Waiting(
            _("Access has ended, and still on a channel's roster:"),
            str(person),
            reverse("accounts:leaving", args=[person.pk]),
            "",
            _("See them off"),
        )
    if left := left_to_review(today).count():
        yield Waiting(
            _("This quarter's review of access:"),
            ngettext("%(left)s person left", "%(left)s people left", left) % {"left": left},
            reverse("accounts:review"),
            "",
            _("Review"),
        )
