"""What waits for somebody about the policy: to read it, and for the Clerk to have it reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.reading import due_for_review, policy_on, reading_of
from accounts.waiting import Waiting
from policy.reading import READ_FIRST
from policy.roles import Permission


def about_policy(reader: User, *, now: datetime) -> Iterator[Waiting]:
    """Yield what waits for this reader, the most pressing first."""
    today = timezone.localdate(now)
    waits = any(reader.can(permission) for permission in READ_FIRST)
    if waits and not reading_of(reader, now=now).is_accepted:
        yield Waiting(
            _("Before you write, decide or moderate:"),
            str(policy_on(today)),
            reverse("accounts:accept"),
            "",
            _("Read and accept"),
        )
    if not reader.can(Permission.KEEP_SETTINGS):
        return
    for document in due_for_review(today):
        yield Waiting(
            _("To be reviewed by the council:"),
            str(document),
            reverse("accounts:documents"),
            _(", by %(day)s") % {"day": f"{document.review_due:%-d %B %Y}"},
            _("Look at it"),
        )
