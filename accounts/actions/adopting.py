"""Enter what the council has adopted: its policy, Code of Conduct, Standing Orders (1.1, 3.3)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Document, User
from accounts.opened import refuse_if_changed
from accounts.reading import FIRST
from audit.models import record
from policy.clause import Refused
from policy.roles import Permission


@dataclass(frozen=True)
class Version:
    """What the form says of one version, already converted."""

    kind: str
    version: str
    text: str
    address: str
    adopted_on: date | None
    minute: str
    review_due: date | None


@transaction.atomic
def adopt(said: Version, *, by: User, now: datetime) -> Document:
    """Enter a version. It is in force from its date, and accepted anew by everybody."""
    _require_keeper(by)
    if said.adopted_on is None:
        raise Refused.by("1.1", "Say when the council adopted it.")
    is_first = said.kind == Document.Kind.POLICY and said.version == FIRST
    if is_first and said.adopted_on > timezone.localdate(now):
        raise Refused.by(
            "1.1", f"Version {FIRST} is in force already. Give the next one another number."
        )
    _refuse_before_the_one_in_force(said, now=now)
    document = Document(**asdict(said), added_by=by)
    _save(document)
    record("document.adopted", document, by=by, adopted_on=str(said.adopted_on), minute=said.minute)
    return document


@transaction.atomic
def mend(document: Document, said: Version, *, opened: str, by: User, now: datetime) -> None:
    """Put right what was entered, as long as nobody has gone by it.

    Afterwards a date or a minute that nobody has given yet may still be added.
    """
    _require_keeper(by)
    document = Document.objects.select_for_update().get(pk=document.pk)
    refuse_if_changed(document, opened=opened)
    before = {name: getattr(document, name) for name in asdict(said)}
    changed = {name: value for name, value in asdict(said).items() if value != before[name]}
    is_said_later = changed.keys() <= document.what_may_be_said_later()
    today = timezone.localdate(now)
    if (why := document.why_it_stays(today)) and not is_said_later:
        raise Refused.by("1.1", why)
    if why and changed.get("adopted_on", today) > today:
        raise Refused.by("1.1", "This version is in force already: give the day it was adopted.")
    if said.adopted_on is None and before["adopted_on"]:
        raise Refused.by("1.1", "Say when the council adopted it.")
    if "adopted_on" in changed and before["adopted_on"]:
        _refuse_before_the_one_in_force(said, now=now)
    elif "adopted_on" in changed:
        _refuse_after_what_replaced_it(said)
    for name, value in changed.items():
        setattr(document, name, value)
    _save(document)
    if changed:
        record("document.mended", document, by=by, changed=sorted(changed))


def _require_keeper(by: User) -> None:
    if not by.can(Permission.KEEP_SETTINGS):
        raise Refused.by("1.1", "Only the Clerk may enter what the council has adopted.")


def _refuse_before_the_one_in_force(said: Version, *, now: datetime) -> None:
    """A version that came earlier would never be in force, and nobody would see why."""
    last = Document.objects.in_force(said.kind, timezone.localdate(now))
    if last and last.adopted_on and said.adopted_on and said.adopted_on < last.adopted_on:
        raise Refused.by(
            "1.1",
            f"The {last} was adopted on {last.adopted_on:%-d %B %Y}. "
            "Give that day or a later one for this one.",
        )


def _refuse_after_what_replaced_it(said: Version) -> None:
    """A version without a date was there before all that have one, and must not overtake them."""
    dated = Document.objects.filter(kind=said.kind, adopted_on__isnull=False)
    first = dated.order_by("adopted_on").first()
    if first and first.adopted_on and said.adopted_on and said.adopted_on >= first.adopted_on:
        raise Refused.by(
            "1.1",
            f"The {first} came after this one, on {first.adopted_on:%-d %B %Y}. "
            "Give an earlier day.",
        )


def _save(document: Document) -> None:
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as error:
        raise Refused.by("1.1", f"There is a {document} already.") from error
