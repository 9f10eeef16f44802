"""What a post said each time it was saved, who has read that, and what has changed since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from accounts.models import User
from posts.corrections import marked
from posts.models import Post, Revision, Seen
from posts.said import Said, in_order, labels, said

SITTING = timedelta(minutes=15)
"""Whoever saves again within this goes on with the same revision."""
SENT_ON = (Post.Status.SUBMITTED, Post.Status.APPROVED)


@dataclass(frozen=True)
class Change:
    """One answer that differs: its name and label, and its words with the difference marked."""

    name: str
    label: str
    words: SafeString


def keep(post: Post, *, by: User, now: datetime) -> bool:
    """Write down what a post that is under lock says. True when that begins a new revision."""
    words = said(post)
    digest, last = _digest(words), post.revisions.last()
    if last and last.digest == digest:
        return False
    if last and _is_same_sitting(last, post, by=by, now=now):
        last.said, last.digest, last.at = words, digest, now
        last.save()
        return False
    number = last.number + 1 if last else 1
    post.revisions.create(number=number, by=by, at=now, said=words, digest=digest)
    return True


def _is_same_sitting(last: Revision, post: Post, *, by: User, now: datetime) -> bool:
    """What was sent on, and what somebody else has read, is written over by nothing."""
    return (
        last.by_id == by.pk
        and now - last.at <= SITTING
        and last.sent_at is None
        and post.status not in SENT_ON
        and not last.looks.exists()
    )


def send(post: Post, *, by: User, now: datetime) -> None:
    """Note that the post, as it stands, goes to its readers."""
    keep(post, by=by, now=now)
    post.revisions.filter(digest=_digest(said(post)), sent_at=None).update(sent_at=now)


def seen(post: Post, person: User, *, now: datetime) -> None:
    """Note that somebody other than its author has been shown the post as it is given here."""
    shown = post.revisions.filter(digest=_digest(said(post))).last()
    if shown and person.pk != post.author_id:
        Seen.objects.get_or_create(revision=shown, person=person, defaults={"at": now})


def since_seen(post: Post, person: User) -> list[Change]:
    """What differs from what this person has read last of all that was not as it stands now.

    Reading it again changes nothing of the answer: only the author does.
    """
    words = said(post)
    looks = Seen.objects.filter(person=person, revision__post=post)
    other = looks.exclude(revision__digest=_digest(words)).select_related("revision")
    last = other.order_by("revision__number").last()
    return changes(last.revision.said, words) if last else []


def changes(before: Said, after: Said) -> list[Change]:
    """Which answers differ, and how, in the order of the page."""
    differing = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    called = labels(differing)
    return [
        Change(name, called[name], marked(before.get(name, ""), after.get(name, "")))
        for name in in_order(differing)
    ]


def readable(post: Post, person: User) -> QuerySet[Revision]:
    """All revisions for the author; for everybody else those since it was first sent on."""
    if person.pk == post.author_id:
        return post.revisions.all()
    first = post.revisions.exclude(sent_at=None).first()
    return post.revisions.filter(number__gte=first.number) if first else post.revisions.none()


def _digest(words: Said) -> str:
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
