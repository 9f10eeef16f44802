"""A reply as plain facts for the policy to judge, and what may be put into one (3.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from accounts.models import Council, User
from moderation.actions.holding import moderator
from moderation.models import Canned, Comment, Contact, Entry
from moderation.standard import standards
from platforms.abilities import Answering
from policy import facts
from policy.clause import Finding, Stage
from policy.judging import findings
from policy.naming import names

ON_PAPER = 10_000
"""Letters, where no platform sets a limit."""


def can_be_sent(comment: Comment) -> bool:
    """Whether its platform lets us answer it from here."""
    return comment.channel is not None and issubclass(comment.channel.adapter(), Answering)


def about_reply(comment: Comment, text: str, *, by: User) -> facts.Reply:
    """Everything that the rules for a reply ask."""
    council = Council.now()
    length, most = measured(comment, text)
    contacts = list(Contact.objects.filter(retired_at=None))
    good = Entry.objects.filter(kind=Entry.Kind.GOOD_HOST).values_list("text", flat=True)
    public = [way for one in contacts for way in (one.telephone, one.email) if way]
    return facts.Reply(
        text=text,
        channel=str(comment.place),
        length=length,
        max_length=most,
        language=comment.language,
        names_its_author=spoken_of(comment, by),
        is_spoken_to=comment.mentions_us,
        hosts=tuple(council.hosts()),
        known_hosts=(*good, *(host for one in contacts if (host := _host(one.website)))),
        lists=facts.Lists(
            think_twice=tuple(council.think_twice),
            blocked=tuple(council.blocked_words),
            exceptions=tuple(council.blocked_exceptions),
            sensitive=tuple(council.sensitive_topics),
            contacts=(*council.public_contacts, council.telephone, *public),
        ),
    )


def judged(comment: Comment, text: str, *, by: User) -> list[Finding]:
    return findings(Stage.REPLY, about_reply(comment, text, by=by))


def measured(comment: Comment, text: str = "") -> tuple[int, int]:
    """How long an answer is, as its platform counts, and how long it may be."""
    adapter = comment.channel.adapter() if comment.channel else None
    if adapter and issubclass(adapter, Answering):
        return adapter.measured(text)
    return len(text), ON_PAPER


def spoken_of(comment: Comment, person: User) -> str:
    """The words in which a comment speaks of somebody, or nothing; their own word counts too."""
    if comment.flags.filter(by=person, is_target=True).exists():
        return _("flagged by you as about you")
    who = moderator(comment, person)
    return names(comment.text, who.name, who.offices, is_answered=who.is_answered)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


@dataclass(frozen=True)
class Ready:
    """Words that are ready to be put into a reply. `value` is how the form names them."""

    value: str
    title: str
    text: str


def ready(comment: Comment) -> list[tuple[str, list[Ready]]]:
    """Canned answers, people who can help, and the words of the five principles, by group."""
    is_welsh = comment.language == Comment.Language.WELSH
    groups = [
        (_("Answers"), list(_canned(is_welsh=is_welsh))),
        (_("Who can help"), list(_contacts())),
        (_("House rules"), list(_standard(is_welsh=is_welsh))),
    ]
    return [(name, words) for name, words in groups if words]


def _canned(*, is_welsh: bool) -> Iterator[Ready]:
    for one in Canned.objects.filter(retired_at=None, principle=""):
        yield Ready(f"canned-{one.pk}", one.title, (is_welsh and one.welsh) or one.text)


def _contacts() -> Iterator[Ready]:
    for one in Contact.objects.filter(retired_at=None):
        ways = ", ".join(filter(None, [one.telephone, one.email, one.website]))
        yield Ready(f"contact-{one.pk}", f"{one.name}: {one.helps_with}", f"{one.name}: {ways}")


def _standard(*, is_welsh: bool) -> Iterator[Ready]:
    for one in standards():
        yield Ready(one.principle, one.words, (is_welsh and one.welsh) or one.text)
