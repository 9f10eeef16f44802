"""Two posts instead of one in both languages: the Welsh of a post as a post of its own (1.4)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

from django.db import transaction

from accounts.models import User
from policy.clause import Refused
from posts.actions.answered import Answered
from posts.actions.holding import lock
from posts.actions.shown import Shown
from posts.actions.wording import Wording
from posts.actions.writing import note_change, write
from posts.models import Media, Post

WITH_THE_AUTHOR = (Post.Status.DRAFT, Post.Status.RETURNED, Post.Status.EXPIRED)


@transaction.atomic
def write_in_welsh(post: Post, *, by: User, now: datetime) -> Post:
    """Return the draft of its Welsh: everything but the words, which somebody is to write.

    Welsh that was written in the post itself moves there. Whoever asks twice gets the same draft.
    """
    post = lock(post)
    if there := post.in_welsh():
        return there
    _refuse_unless_it_can_be(post, by)
    welsh = Post.objects.create(author=by, translates=post)
    write(welsh, _all_but_the_words(post), by=by, now=now)
    if post.welsh:
        before = post.as_read()
        post.welsh = ""
        post.save()
        note_change(post, before, by=by, now=now)
    welsh.refresh_from_db()
    return welsh


def _refuse_unless_it_can_be(post: Post, by: User) -> None:
    if post.translates_id or post.corrects_id:
        raise Refused.by("1.4", "The Welsh is written of a post itself, and this is not one.")
    if post.is_given_up():
        raise Refused.by(
            "1.4", f"This post is {post.get_status_display().lower()}. Start a new one."
        )
    is_theirs = post.author_id == by.pk and post.status in WITH_THE_AUTHOR
    if post.welsh and not is_theirs:
        raise Refused.by("1.4", "This post says it in Welsh already.")


def _all_but_the_words(post: Post) -> Wording:
    """The same post for those who read Welsh; a picture is to be described to them in Welsh."""
    answers = Answered(**{each.name: getattr(post, each.name) for each in fields(Answered)})
    media = post.media
    return Wording(
        kind=post.kind,
        message=post.welsh,
        channels=list(post.channels.all()),
        web_page=post.web_page,
        no_page_reason=post.no_page_reason,
        no_page_words=post.no_page_words,
        publish_at=post.publish_at,
        upload=None,
        upload_kind="",
        drop_media=False,
        description="",
        is_decorative=bool(media and media.is_decorative),
        rights=media.rights if media else "",
        people=media.people if media else "",
        shown=_shown(media) if media else Shown(),
        answered=replace(answers, welsh="", disclosure=""),
    )


def _shown(media: Media) -> Shown:
    return Shown(
        title=media.title,
        credit=media.credit,
        consent=media.consent,
        captions_plan=media.captions_plan,
        captions_due_on=media.captions_due_on,
        again=media.taken_from or media,
    )
