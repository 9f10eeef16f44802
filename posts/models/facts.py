"""A post and what stands round it as plain facts, for the policy to judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Channel, Council, Pause, SensitivePeriod, User
from platforms.abilities import Captioned
from platforms.base import Content
from policy import facts
from policy.consistency import differs
from policy.roles import Permission, Role
from policy.sensitive import has_blocked_word
from posts.models import surroundings
from posts.models.emergency import Emergency

if TYPE_CHECKING:
    from posts.models.post import Post

CLERKS = frozenset({Role.TOWN_CLERK, Role.DEPUTY_CLERK})
MAYORS = frozenset({Role.MAYOR, Role.ACTING_MAYOR})


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
        is_in_both=bool(post.translates_id or (post.pk and post.in_welsh())),
        on=today,
        publish_at=as_shown(post.publish_at),
        embargo_until=as_shown(post.embargo_until),
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
        said_lately=surroundings.said_lately(post, contents),
        close_by=surroundings.close_by(post, contents),
        quiet=surroundings.quiet(post, council),
        prices=surroundings.prices(contents, council),
    )


def about_approval(
    post: Post,
    *,
    by: User,
    shown_digest: str,
    now: datetime | None,
    confirmed: frozenset[str] = frozenset(),
) -> facts.Approval:
    """Everything that the rules for a decision ask.

    Without `now` it is a decision against the post: what only an approval needs does not matter.
    """
    asked = facts.Approval(
        author_id=post.author_id,
        approver_id=by.pk,
        may_approve=by.can(Permission.APPROVE),
        shown_digest=shown_digest,
        current_digest=post.digest(),
        time_has_passed=False,
        is_clerk=bool(by.roles() & CLERKS),
        is_mayor=bool(by.roles() & MAYORS),
        confirmed=confirmed,
    )
    if now is None:
        return asked
    is_all_ticked = confirmed >= {"page", "word"}
    asks = frozenset() if is_all_ticked else confirmations(post)
    return replace(
        asked,
        asks_for_page="page" in asks,
        asks_for_word="word" in asks,
        time_has_passed=time_has_passed(post, now),
        period=period_of(post, timezone.localdate(now)),
        clerk_has_agreed=clerk_has_agreed(post),
        is_mayor_barred=Council.now().mayor_in_period == Council.InPeriod.BLOCK,
    )


def confirmations(post: Post) -> frozenset[str]:
    """What an approver has to tick: "page" that it matches its page, "word" that one may stand."""
    draft = about_draft(post)
    asked = {"page": differs(draft), "word": has_blocked_word(draft)}
    return frozenset(name for name, is_asked in asked.items() if is_asked)


def about_emergency(post: Post, *, reason: str, now: datetime) -> facts.Emergency:
    """Everything that the rules ask before its author may send it out at once."""
    pause, embargo = Pause.objects.in_force(), post.embargo_until
    return facts.Emergency(
        kind=post.kind,
        may_hurry=post.author.can(Permission.APPROVE),
        reason=reason,
        is_undecided=post.status in ("DRAFT", "SUBMITTED"),
        was_used=Emergency.objects.filter(post__in=[post.pk, post.corrects_id]).exists(),
        was_refused=post.decisions.filter(outcome="RETURNED").exists(),
        pause=pause.reason if pause else "",
        embargo_until=timezone.localtime(embargo) if embargo and embargo > now else None,
    )


def time_has_passed(post: Post, now: datetime) -> bool:
    return bool(post.publish_at and post.publish_at < now)


def clerk_has_agreed(post: Post) -> bool:
    """Whether a Clerk wrote it, or has said that it may go to the Mayor."""
    return bool(post.clerk_agreed_at or post.author.roles() & CLERKS)


def as_shown(at: datetime | None) -> datetime | None:
    """The same moment on the council's clock: the policy names it as it is given."""
    return timezone.localtime(at) if at else None


def period_of(post: Post, today: date) -> facts.Period | None:
    """The pre-election period that is on today, or that the post would go out in."""
    due = [at for at in (post.publish_at, post.embargo_until) if at]
    for day in [today, *map(timezone.localdate, due)]:
        if found := SensitivePeriod.objects.on(day):
            return facts.Period(
                found.name, found.starts_on, found.ends_on, post.period_answer, post.period_words
            )
    return None


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
        shows_link=adapter.makes_cards and not (content.picture or content.video),
        largest_video=adapter.videos.most_bytes,
        longest_video=adapter.videos.seconds,
        takes_captions=adapter.takes_captions,
        takes_captions_later=issubclass(adapter, Captioned),
    )
