"""What the practice council has adopted, and who has accepted it: everybody but Cllr Bevan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts import actions
from accounts.actions import Version
from accounts.models import Document, User
from policy.wording import first_text

Kind = Document.Kind
A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)
NOT_YET = {"bevan", "contractor", "auditor"}
"""Cllr Bevan has not read version 2; the other two do nothing that would wait for it."""

CODE = """1. General
1.1 You are bound by this Code whenever you act, claim to act or seem to act as a member or an
officer of this council.
2. Respect
2.1 Show respect and consideration for others. Do not bully or harass anybody.
3. Confidential information
3.1 Do not disclose what you were told in confidence, unless the law asks you to.
4. Disrepute
4.1 Do nothing that could bring your office or the council into disrepute."""
ORDERS = """1. Meetings
1.1 Members of the public may speak for fifteen minutes at each meeting of the council.
2. Words in public
2.1 Nobody gives the view of the council before the council has decided it."""


def settle(people: Mapping[str, User], *, now: datetime) -> None:
    """Adopt the policy half a year ago, and once more, reviewed and unchanged, three days ago."""
    today = timezone.localdate(now)
    begun, reviewed = today - 190 * A_DAY, today - 3 * A_DAY
    _adopt(people["clerk"], Kind.CODE, "2024", CODE, begun - 400 * A_DAY, "2024/017")
    _adopt(people["clerk"], Kind.ORDERS, "2025", ORDERS, begun - 30 * A_DAY, "2025/031")
    _adopt(people["clerk"], Kind.POLICY, "1", first_text(), begun, "2026/042")
    _accept("1", people, {"auditor"}, at=_evening(begun))
    _adopt(people["clerk"], Kind.POLICY, "2", first_text(), reviewed, "2026/112")
    _accept("2", people, NOT_YET, at=_evening(reviewed))


def _adopt(clerk: User, kind: str, version: str, text: str, day: date, minute: str) -> None:
    due = day + A_YEAR if kind == Kind.POLICY else None
    said = Version(kind, version, text, "", day, minute, due)
    actions.adopt(said, by=clerk, now=_evening(day))


def _accept(version: str, people: Mapping[str, User], but: set[str], *, at: datetime) -> None:
    """Everybody reads it on the evening on which it was adopted, one after the other."""
    for mailbox, person in people.items():
        at += timedelta(minutes=7)
        if mailbox not in but:
            actions.accept(version, by=person, now=at)


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(20, 15)))
