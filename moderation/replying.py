"""A reply as plain facts for the policy to judge, and what may be put into one (3.12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Council, User
from moderation.actions.holding import moderator
from moderation.assessing import lists_of_the_council
from moderation.detectors import assess
from moderation.detectors.tongue import tongue_of
from moderation.models import Canned, Comment, Contact, Decision, Entry, Flag
from moderation.standard import standards
from platforms.abilities import Answering
from policy import facts
from policy.clause import Finding, Stage
from policy.judging import findings
from policy.naming import names
from policy.principles import WORDS, Principle

ON_PAPER = 10_000
"""Letters, where no platform sets a limit."""
JUDGED_APART = (Principle.LINKS,)
"""Where a reply's links lead has rules of its own."""


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
        language=language_of(comment),
        names_its_author=spoken_of(comment, by),
        is_spoken_to=comment.mentions_us,
        is_gone=is_gone(comment),
        is_hidden=comment.status == Comment.Status.HIDDEN,
        hidden_under=WORDS[under] if (under := hidden_under(comment)) else "",
        says_hidden_under=tuple(WORDS[one] for one in public_words_in(text)),
        suggested=suggested(text, contacts=(*council.public_contacts, council.telephone, *public)),
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


def is_gone(comment: Comment) -> bool:
    return comment.gone_at is not None or comment.status == Comment.Status.DELETED


def hidden_under(comment: Comment) -> Principle | None:
    """The principle of the last decision to hide it, as long as it is hidden."""
    if comment.status != Comment.Status.HIDDEN:
        return None
    last = comment.decisions.filter(outcome=Decision.Outcome.HIDDEN).last()
    return Principle(last.principle) if last else None


def public_words_in(text: str) -> list[Principle]:
    """Every principle of which it says in public that a comment was hidden under it."""
    said = _flat(text)
    return [
        one.principle
        for one in standards()
        if any(words and _flat(words) in said for words in (one.text, one.welsh))
    ]


def language_of(comment: Comment) -> str:
    """Its language, known or not yet: it may be answered before it was read."""
    return comment.language or tongue_of(comment.text)


def suggested(text: str, *, contacts: Iterable[str] = ()) -> tuple[facts.Suggested, ...]:
    """What the detectors' rules would say of these words if a resident had written them.

    The trained reader is not asked: it learnt from residents, and doubts how a council writes.
    """
    ours = lists_of_the_council(timezone.localdate())
    lists = replace(ours, contacts=ours.contacts | set(filter(None, contacts)))
    return tuple(
        facts.Suggested(WORDS[one.principle], one.because, one.spans)
        for one in assess(text, lists=lists, read=None).suggestions
        if one.principle not in JUDGED_APART
    )


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


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
    told_of_them = comment.flags.exclude(outcome=Flag.Outcome.DISMISSED).filter(about=person)
    if comment.flags.filter(by=person, is_target=True).exists() or told_of_them.exists():
        return _("flagged as about you")
    who = moderator(comment, person)
    return names(
        comment.text,
        who.name,
        who.offices,
        is_answered=who.is_answered,
        is_only_one=who.is_only_one,
    )


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


@dataclass(frozen=True)
class Ready:
    """Words that are ready to be put into a reply. `value` is how the form names them."""

    value: str
    title: str
    text: str


def ready(comment: Comment) -> list[tuple[str, list[Ready]]]:
    """Canned answers and people who can help, by group; for one that is hidden, why it is."""
    is_welsh = language_of(comment) == Comment.Language.WELSH
    if comment.status == Comment.Status.HIDDEN:
        rules = list(_standard(hidden_under(comment), is_welsh=is_welsh))
        return [(_("House rules"), rules)] if rules else []
    groups = [
        (_("Answers"), list(_canned(is_welsh=is_welsh))),
        (_("Who can help"), list(_contacts())),
    ]
    return [(name, words) for name, words in groups if words]


def _canned(*, is_welsh: bool) -> Iterator[Ready]:
    for one in Canned.objects.filter(retired_at=None, principle=""):
        yield Ready(f"canned-{one.pk}", one.title, (is_welsh and one.welsh) or one.text)


def _contacts() -> Iterator[Ready]:
    for one in Contact.objects.filter(retired_at=None):
        ways = ", ".join(filter(None, [one.telephone, one.email, one.website]))
        yield Ready(f"contact-{one.pk}", f"{one.name}: {one.helps_with}", f"{one.name}: {ways}")


def _standard(principle: Principle | None, *, is_welsh: bool) -> Iterator[Ready]:
    for one in standards():
        if one.principle == principle:
            yield Ready(one.principle, one.words, (is_welsh and one.welsh) or one.text)
