"""Has the detectors read what came in, with the council's own lists, and keeps what they said.

A comment is due when nobody read it as it stands: when it is new, was asked for again, was read
by other detectors or with other lists, or has waited so long that its urgency has grown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import Council, User
from accounts.models.people import during
from moderation.detectors import VERSION, Context, Lists, Reading, Written, assess_all
from moderation.models import Assessment, Comment, Contact, Decision, Entry, Flag
from platforms.waking import call_soon
from policy.folding import fold

TOGETHER, MOST = 20, 1000
"""How many are read in one transaction, and by one task."""
GROWN = timedelta(hours=6)
"""After so long a waiting comment is read again: its age counts."""
SHORTEST_NAME = 3


def ask(comment: Comment) -> None:
    """Have a comment read, again if need be: it is new, changed, or flagged."""
    Assessment.objects.filter(comment=comment).update(version="")
    call_soon("moderation.tasks.read_comments")


def read_due(*, now: datetime) -> int:
    """Read every waiting comment that is due, and say how many that were."""
    lists = lists_of_the_council(timezone.localdate(now))
    version = _version(lists)
    done = 0
    while done < MOST:
        with transaction.atomic():
            batch = list(_due(version, now)[:TOGETHER])
            _read(batch, lists, version, now=now)
        done += len(batch)
        if len(batch) < TOGETHER:
            break
    return done


@transaction.atomic
def read(comments: Sequence[Comment], *, now: datetime) -> None:
    """Read these now, as far as they wait for a person."""
    lists = lists_of_the_council(timezone.localdate(now))
    mine = Comment.objects.filter(pk__in=[one.pk for one in comments]).waiting()
    _read(list(mine.select_for_update()), lists, _version(lists), now=now)


def lists_of_the_council(day: date) -> Lists:
    """The council's words, hosts, people and public contacts, as they stand on a day."""
    council = Council.now()
    entries: dict[str, set[str]] = {kind: set() for kind in Entry.Kind.values}
    for kind, text in Entry.objects.values_list("kind", "text"):
        entries[kind].add(fold(text).plain.strip())
    hosts = {host.partition(":")[0].casefold() for host in council.hosts()}
    in_office = during(day, "offices__held_from", "offices__held_until")
    names = User.objects.filter(in_office).values_list("name", flat=True)
    surnames = {name.split()[-1].casefold() for name in names if name.strip()}
    telephones = Contact.objects.filter(retired_at=None).values_list("telephone", flat=True)
    contacts = {*council.public_contacts, *hosts, council.telephone, *telephones} - {""}
    return Lists(
        words=frozenset(entries[Entry.Kind.WORD]),
        exceptions=frozenset(entries[Entry.Kind.EXCEPTION]),
        good_hosts=frozenset(entries[Entry.Kind.GOOD_HOST] | hosts),
        bad_hosts=frozenset(entries[Entry.Kind.BAD_HOST]),
        people=frozenset(name for name in surnames if len(name) >= SHORTEST_NAME),
        contacts=frozenset(contacts),
    )


def _version(lists: Lists) -> str:
    """Of the detectors and of the lists: another list is another reading."""
    told = repr([sorted(one) for one in astuple(lists)])
    return f"{VERSION}-{sha256(told.encode()).hexdigest()[:12]}"


def _due(version: str, now: datetime) -> QuerySet[Comment]:
    """The next to be read. What somebody else is reading or deciding about is left to them."""
    still = Assessment.objects.filter(comment=OuterRef("pk"), version=version, at__gt=now - GROWN)
    waiting = Comment.objects.filter(~Exists(still)).waiting()
    return waiting.select_for_update(skip_locked=True)


def _read(comments: Sequence[Comment], lists: Lists, version: str, *, now: datetime) -> None:
    written = _written(comments, now)
    for comment, reading in zip(comments, assess_all(written, lists=lists), strict=True):
        _keep(comment, reading, version, now=now)


def _keep(comment: Comment, reading: Reading, version: str, *, now: datetime) -> None:
    Assessment.objects.update_or_create(
        comment=comment,
        defaults={
            "version": version,
            "at": now,
            "scores": {principle.value: score for principle, score in reading.scores.items()},
            "suggestions": [
                {
                    "principle": one.principle.value,
                    "score": one.score,
                    "because": one.because,
                    "spans": one.spans,
                    "is_urgent": one.is_urgent,
                    "detectors": one.detectors,
                }
                for one in reading.suggestions
            ],
            "terms": [[term.because, round(term.part, 3)] for term in reading.terms],
        },
    )
    Comment.objects.filter(pk=comment.pk).update(
        language=reading.language,
        urgency=reading.urgency,
        suggested=[one.principle.value for one in reading.suggestions],
    )


def _written(comments: Sequence[Comment], now: datetime) -> list[Written]:
    """The words, and what is known beside them, asked for all together."""
    ours = [one.pk for one in comments]
    flags = Counter(
        Flag.objects.filter(comment__in=ours, outcome="").values_list("comment_id", flat=True)
    )
    authors = {one.author_id for one in comments if one.author_id}
    against = Decision.objects.filter(
        outcome__in=[Decision.Outcome.HIDDEN, Decision.Outcome.DELETED],
        comment__author_id__in=authors,
        overruled_by=None,
    )
    earlier: Counter[tuple[int | None, str]] = Counter(
        against.values_list("comment__channel_id", "comment__author_id")
    )
    posts = {one.publication_id for one in comments if one.publication_id}
    beside = Comment.objects.filter(publication__in=posts)
    others = Counter(beside.values_list("publication_id", flat=True))
    return [
        Written(
            one.text,
            one.author,
            one.url,
            Context(
                earlier_decisions=earlier[one.channel_id, one.author_id] if one.author_id else 0,
                flags=flags[one.pk],
                age_hours=max(0.0, (now - one.posted_at) / timedelta(hours=1)),
                reach=max(0, others[one.publication_id] - 1) if one.publication_id else 0,
            ),
        )
        for one in comments
    ]
