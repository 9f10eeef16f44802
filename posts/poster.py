"""A post as a notice for the board, for people who are not online (2.1)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Q
from django.utils import formats

from accounts.models import Council
from policy.languages import says_it_in_welsh
from posts.models import Post
from posts.sheet import Notice, Saying, Sheet


def poster_of(post: Post, council: Council, *, on: date) -> bytes:
    """Print a post on as few sheets of A4 as can be read from a step away, as PDF."""
    texts = _texts(post)
    sheet = Sheet(
        Notice(
            council=settings.COUNCIL_NAME,
            kind=post.get_kind_display(),
            sayings=tuple(map(_saying, texts)),
            page=post.web_page or post.page_given,
            telephone=council.telephone,
            printed=formats.date_format(on, "j F Y"),
            is_draft=post.status != Post.Status.APPROVED,
            language="cy" if texts and says_it_in_welsh(texts[0]) else "en-GB",
        )
    )
    return sheet.printed()


def _texts(post: Post) -> list[str]:
    """The message in each language, whether they go out as one post or as two."""
    given_up = (Post.Status.REFUSED, Post.Status.WITHDRAWN)
    others = Post.objects.filter(Q(pk=post.translates_id) | Q(translates=post))
    other = others.exclude(status__in=given_up).first()
    texts = [post.message, post.welsh, other.message if other else "", post.disclosure]
    return [text.strip() for text in texts if text.strip()]


def _saying(text: str) -> Saying:
    title, _, words = text.partition("\n")
    return Saying(title.strip(), words.strip().replace("\r\n", "\n"))
