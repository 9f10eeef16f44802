"""Give one's word: which rights one saw on a platform (2.5), and that accounts are apart (3.10)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.gaps import look_over
from accounts.models import Attestation, ChannelAdministrator, User
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.roles import Permission


@transaction.atomic
def attest_rights(
    place: ChannelAdministrator,
    *,
    rights: str,
    shown_at: datetime | None,
    by: User,
    now: datetime,
) -> str:
    """Say which rights one has just seen on the platform: one's own, or as Clerk anybody's.

    `shown_at` is when they were attested last, as it stood on the page that was read.

    Whoever says that rights are gone takes nobody off: it is a fact, and a fact is never refused,
    not even when the Clerk's own rights are. What an active channel's roster then lacks is
    noticed at once, stands on the banner, and is returned, to be said to whoever said it.
    """
    if by.pk != place.person_id and not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("2.5", f"Only {place.person} or the Clerk may say which rights these are.")
    as_shown = ChannelAdministrator.objects.filter(pk=place.pk, rights_attested_at=shown_at)
    if not as_shown.update(rights=rights, rights_attested_by=by, rights_attested_at=now):
        raise moved_on(place)
    place.refresh_from_db()
    record(
        "channel.rights_attested",
        place.channel,
        by=by,
        person=place.person.name,
        rights=place.get_rights_display(),
    )
    look_over(now=now)
    place.channel.refresh_from_db()
    return place.channel.roster_gap if place.channel.is_active() else ""


@transaction.atomic
def keep_apart(*, by: User, now: datetime) -> bool:
    """Give one's word that the council's accounts are separate from one's own (3.10).

    Return whether it was new: a word that is given twice on a day is kept once.
    """
    if not by.channels_today():
        raise Refused.by("3.10", "You administer no channel, so this is not asked of you.")
    User.objects.select_for_update().get(pk=by.pk)
    if by.attestations.filter(at__date=timezone.localdate(now)).exists():
        return False
    given = Attestation.objects.create(person=by, at=now)
    record("attestation.given", given, by=by)
    return True


def moved_on(place: ChannelAdministrator) -> MovedOn:
    return MovedOn(
        f"Somebody else has changed the place of {place.person} since you opened this page. "
        "Look at it again before you decide."
    )
