"""A post and what stands round it as plain facts, for the policy to judge."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Channel, Council, SensitivePeriod, User
from platforms.base import Content
from policy import facts
from policy.roles import Permission, Role
from posts.models import surroundings

if TYPE_CHECKING:
    from posts.models.post import Post

CLERKS = frozenset({Role.TOWN_CLERK, Role.DEPUTY_CLERK})


def about_draft(post: Post) -> facts.Draft:
    """Everything that the rules for a draft ask."""
    council, today = Council.now(), timezone.localdate()
    check, media = post.page_check(), post.media
    picture = media if media and media.is_picture() else None
    contents = post.contents()
    return facts.Draft(
        kind=post.kind,
        message=post.message,
        wordings=tuple(_wording(channel, content) for channel, content in contents),
        web_page=post.web_page,
        website_hosts=tuple(council.hosts()),
        no_page_reason=post.no_page_reason,
        no_page_words=post.no_page_words,
        page_due=post.page_due_on,
        page=check.facts() if check else None,
        picture=facts.Picture(picture.description, picture.is_decorative) if picture else None,
        media=(media.facts(),) if media else (),
        has_video=bool(media and not picture),
        welsh=post.welsh,
        is_in_both=bool(post.translates_id) or _is_translated(post),
        on=today,
        publish_at=post.publish_at,
        embargo_until=post.embargo_until,
        is_confidential=post.is_confidential,
        confidential_reason=post.confidential_reason,
        author_is_clerk=bool(post.author.roles() & CLERKS),
        author_may_hurry=post.author.can(Permission.APPROVE),
        minute_ref=post.minute_ref,
        decided_on=post.decided_on,
        offline=facts.Offline(tuple(post.offline_routes), post.offline_words),
        interest=post.interest,
        disclosure=post.disclosure,
        source=facts.Source(post.basis, post.basis_words, post.shares, post.has_read_it_all),
        lists=_lists(council),
        must_stand=post.must_stand,
        period=period_of(post, today),
        said_lately=surroundings.said_lately(post),
        close_by=surroundings.close_by(post),
        quiet=surroundings.quiet(post, council),
        prices=surroundings.prices(post, contents, council),
    )


def about_approval(
    post: Post,
    *,
    by: User,
    shown_digest: str,
    now: datetime | None,
    confirmed: frozenset[str] = frozenset(),
) -> facts.Approval:
    """Everything that the rules for a decision ask. Without `now` its time does not matter."""
    return facts.Approval(
        author_id=post.author_id,
        approver_id=by.pk,
        may_approve=by.can(Permission.APPROVE),
        shown_digest=shown_digest,
        current_digest=post.digest(),
        time_has_passed=bool(now and post.publish_at and post.publish_at < now),
        confirmed=confirmed,
    )


def period_of(post: Post, today: date) -> facts.Period | None:
    """The pre-election period that is on today, or that the post would go out in."""
    days = [today]
    if post.publish_at:
        days.append(timezone.localdate(post.publish_at))
    for day in days:
        if found := SensitivePeriod.objects.on(day):
            return facts.Period(
                found.name, found.starts_on, found.ends_on, post.period_answer, post.period_words
            )
    return None


def _is_translated(post: Post) -> bool:
    return bool(post.pk) and post.translations.exclude(status__in=["REFUSED", "WITHDRAWN"]).exists()


def _lists(council: Council) -> facts.Lists:
    return facts.Lists(
        think_twice=tuple(council.think_twice),
        blocked=tuple(council.blocked_words),
        exceptions=tuple(council.blocked_exceptions),
        sensitive=tuple(council.sensitive_topics),
        initials=tuple(council.known_initials),
        contacts=tuple(council.public_contacts),
        bilingual=tuple(council.bilingual_kinds),
    )


def _wording(channel: Channel, content: Content) -> facts.Wording:
    adapter = channel.adapter()
    return facts.Wording(
        channel=channel.name,
        is_active=channel.is_active(),
        needs_video=adapter.needs_video,
        length=adapter.length(content.text),
        max_length=adapter.max_length,
        platform=channel.platform,
        text=content.text,
        title=content.title,
        link=content.link,
    )
