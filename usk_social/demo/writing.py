"""How one planned post came about: written, sent for approval, decided, and sent out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db.models import F

from accounts.models import Channel, User
from platforms.practice.store import Store
from platforms.practice.website import PAGES
from posts import actions, expiring
from posts.actions import Shown, Wording
from posts.models import Advice, Check, Decision, Emergency, Media, Post, Publication
from posts.models.facts import confirmations
from usk_social.demo import outside
from usk_social.demo.drawings import DRAWINGS
from usk_social.demo.planned import DONE, FAILED, Planned
from usk_social.demo.scene import Scene

Status = Post.Status
A_DAY, AN_HOUR, A_SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
A_QUARTER = timedelta(minutes=15)


def story(planned: Planned, scene: Scene) -> Iterator[datetime]:
    """Tell a post's story up to where it stands."""
    people, at = scene.people, scene.time_of(planned)
    decided = at - planned.days_ahead * A_DAY
    written = decided - (A_QUARTER if planned.hurried else A_DAY)
    author = people[planned.author]
    yield written
    post = _write(planned, at, by=author, now=written)
    scene.posts[planned.key] = post
    if planned.question:
        yield written + AN_HOUR
        _ask(post, planned.question, by=author, now=written + AN_HOUR)
    if planned.hurried:
        yield at
        yield from _hurry(post, planned, scene, now=at)
        return
    if planned.ends != Status.DRAFT or planned.by:
        yield written + AN_HOUR
        _submit(post, planned, by=author, now=written + AN_HOUR)
    if planned.by:
        yield decided
        _decide(post, planned, by=people[planned.by], now=decided)
        _date(post, written, decided)
    if planned.ends in (Status.DRAFT, Status.WITHDRAWN) and planned.by:
        yield decided + 2 * AN_HOUR
        _think_again(post, planned, people, now=decided + 2 * AN_HOUR)
        _date(post, written, decided + 2 * AN_HOUR)
    if planned.ends == Status.EXPIRED:
        yield at + A_SECOND
        expiring.expire_all(now=at + A_SECOND)
        Post.objects.filter(pk=post.pk).update(expiry_told_at=at)
        _date(post, written, at)
    if planned.ends == Status.APPROVED:
        yield from _go_out(post, planned, scene.store)


def _write(planned: Planned, at: datetime, *, by: User, now: datetime) -> Post:
    channels = Channel.objects.filter(platform__in=planned.channels)
    upload = DRAWINGS[planned.picture]() if planned.picture else None
    is_film = planned.picture == "film"
    no_page_reason, no_page_words = planned.no_page or ("", "")
    wording = Wording(
        kind=planned.kind,
        message=planned.message,
        channels=list(channels),
        web_page=_address(planned.page),
        no_page_reason=no_page_reason,
        no_page_words=no_page_words,
        answered=planned.answered,
        shown=Shown(
            title=planned.title,
            credit=planned.credit,
            captions_plan=Media.CaptionsPlan.NO_SPEECH if is_film else "",
        ),
        publish_at=at if planned.days_ahead else None,
        upload=upload,
        upload_kind=Media.Kind.VIDEO if is_film else Media.Kind.PICTURE,
        drop_media=False,
        description=planned.alt_text,
        is_decorative=False,
        rights=_rights(planned) if upload else "",
        people=Media.People.NONE if upload else "",
    )
    post = actions.start(key=uuid4(), by=by)
    actions.write(post, wording, by=by, now=now)
    Check.objects.filter(post=post).update(
        seen_at=now, title=_title(planned.page), problem=planned.page_problem
    )
    _date(post, now, now)
    return post


def _rights(planned: Planned) -> str:
    return Media.Rights.PERMISSION if planned.credit else Media.Rights.OURS


def _address(page: str) -> str:
    return f"http://{settings.COUNCIL_WEBSITE_HOSTS[0]}{page}" if page else ""


def _title(page: str) -> str:
    """Return what a look at a page of the practice website finds."""
    if page not in PAGES:
        return ""
    title, council = PAGES[page].title, PAGES["/website/"].title
    return title if title == council else f"{title} – {council}"  # noqa: RUF001 (as it stands there)


def _submit(post: Post, planned: Planned, *, by: User, now: datetime) -> None:
    actions.submit(post, by=by, is_declared=True, reason=planned.reason, now=now)
    Post.objects.filter(pk=post.pk).update(approvers_told_at=now, reminded_at=now, updated_at=now)


def _ask(post: Post, question: str, *, by: User, now: datetime) -> None:
    asked = actions.ask_advice(post, by=by, question=question, now=now)
    Advice.objects.filter(pk=asked.pk).update(told_at=now)


def _hurry(post: Post, planned: Planned, scene: Scene, *, now: datetime) -> Iterator[datetime]:
    """Publish it at once, and have it countersigned the next morning."""
    used = actions.publish_at_once(
        post, by=post.author, reason=planned.hurried, is_declared=True, now=now
    )
    Emergency.objects.filter(pk=used.pk).update(told_at=now)
    _date(post, now - A_QUARTER, now)
    yield from _go_out(post, planned, scene.store)
    morning = now + 14 * AN_HOUR
    yield morning
    by = scene.people[planned.by]
    actions.countersign(used, by=by, was_right=True, words=planned.words, now=morning)


def _decide(post: Post, planned: Planned, *, by: User, now: datetime) -> None:
    shown = Post.objects.get(pk=post.pk).digest()
    match planned.ends:
        case Status.RETURNED:
            actions.send_back(post, by=by, words=planned.words, shown_digest=shown, now=now)
        case Status.REFUSED:
            actions.refuse(post, by=by, words=planned.words, shown_digest=shown, now=now)
        case _:
            ticked = confirmations(Post.objects.get(pk=post.pk))
            actions.approve(post, by=by, shown_digest=shown, confirmed=ticked, now=now)
    Decision.objects.filter(post=post).update(author_told_at=F("at"))


def _think_again(
    post: Post, planned: Planned, people: Mapping[str, User], *, now: datetime
) -> None:
    """Stop what was approved, or give it up: nothing of it has gone out yet."""
    if planned.ends == Status.DRAFT:
        actions.stop(post, by=people[planned.stopped_by], now=now)
        Decision.objects.filter(post=post).update(author_told_at=F("at"))
    else:
        actions.withdraw(post, by=people[planned.author])


def _date(post: Post, written: datetime, touched: datetime) -> None:
    """Put right the dates that the database has taken from today's clock."""
    Post.objects.filter(pk=post.pk).update(created_at=written, updated_at=touched)
    Media.objects.filter(post=post).update(added_at=written)


def _go_out(post: Post, planned: Planned, store: Store) -> Iterator[datetime]:
    for row in post.publications.select_related("channel"):
        moment = (row.not_before + A_SECOND).replace(microsecond=0)
        yield moment
        _send(row, planned, store, now=moment)


def _send(row: Publication, planned: Planned, store: Store, *, now: datetime) -> None:
    """Deliver as the outbox does, to a practice platform that is written to and not called."""
    row.claim(now)
    row.refresh_from_db()
    how, why = planned.went.get(row.channel.platform, (DONE, ""))
    if how == FAILED:
        row.settle(how, why)
        return
    content = row.post.content_for(row.channel)
    published = outside.publish(store, row.channel.platform, content, at=now)
    if how == DONE:
        row.settle(how, why, done_at=now, **row.arrived(published))
    else:
        row.settle(how, why)
