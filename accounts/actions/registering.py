"""The register of channels (1.2): enter one, change its entry, suspend it, retire it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from accounts.models import Channel, User
from accounts.models.channels import TAKEN
from audit.models import Event, MovedOn, record
from policy.clause import Refused
from policy.roles import Permission
from policy.words import plain, says_something


@dataclass(frozen=True)
class Entry:
    """What the register says of a channel."""

    platform: str
    name: str
    address: str
    owning_account: str
    minute: str


def entry_of(channel: Channel) -> Entry:
    return Entry(
        platform=channel.platform,
        name=channel.name,
        address=channel.address,
        owning_account=channel.owning_account,
        minute=channel.minute,
    )


def as_opened(channel: Channel) -> str:
    """A mark of the entry as it stands, which a form keeps until it is sent."""
    return " | ".join(asdict(entry_of(channel)).values())


@transaction.atomic
def register(entry: Entry, *, by: User) -> Channel:
    """Enter a channel. It is set up from then on, and nothing can be sent to it yet."""
    _expect_keeper(by)
    channel = Channel(**asdict(entry))
    _save(channel)
    record("channel.registered", channel, by=by, **asdict(entry))
    return channel


@transaction.atomic
def change(channel: Channel, entry: Entry, *, opened: str, by: User) -> None:
    """Change what the register says of a channel. `opened` marks what the Clerk saw of it.

    A channel stays on its platform. Raises `MovedOn` when something else stands there by now.
    """
    _expect_keeper(by)
    channel = Channel.objects.select_for_update().get(pk=channel.pk)
    if channel.is_retired():
        raise Refused.by("1.2", f"{channel} is retired, so its entry stays as it is.")
    before = asdict(entry_of(channel))
    changed = {name: new for name, new in asdict(entry).items() if before[name] != new}
    if not changed:
        return
    if opened != as_opened(channel):
        last = Event.objects.about(channel).filter(verb="channel.changed").last()
        raise MovedOn(
            f"{last.who if last else 'Somebody else'}, changed this since you opened it. Your "
            "words are below, beside what stands now. Save again to put yours in its place."
        )
    for name, new in changed.items():
        setattr(channel, name, new)
    _save(channel)
    for name, new in changed.items():
        setting = name.replace("_", " ")
        record("channel.changed", channel, by=by, setting=setting, old=before[name], new=new)


@transaction.atomic
def suspend(channel: Channel, *, by: User, reason: str) -> None:
    """Stop everything on one channel, for a reason, until it is made active again."""
    _expect_keeper(by)
    channel.move_to(Channel.Status.SUSPENDED, by=by, detail={"why": _said(reason)}, suspended_by=by)


@transaction.atomic
def retire(channel: Channel, *, by: User, reason: str) -> None:
    """Give a channel up for good, and forget what lets us in."""
    _expect_keeper(by)
    channel.move_to(
        Channel.Status.RETIRED,
        by=by,
        detail={"why": _said(reason)},
        access_token="",
        refresh_token="",
        token_expires_at=None,
        connection_ends_at=None,
        why="",
    )


def _save(channel: Channel) -> None:
    try:
        with transaction.atomic():
            channel.save()
    except IntegrityError as taken:
        raise Refused.by("1.2", TAKEN) from taken


def _expect_keeper(by: User) -> None:
    if not by.can(Permission.KEEP_CHANNELS):
        raise Refused.by("1.2", "Only the Clerk keeps the register of channels.")


def _said(reason: str) -> str:
    if not says_something(reason):
        raise Refused.by("1.2", "Say why.")
    return plain(reason).strip()
