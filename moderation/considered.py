"""The views that the council considers when it decides, by what they were written about (1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from moderation.models import Comment, Space
from posts.models import Post


@dataclass(frozen=True)
class Considered:
    """How many views there are about one thing, from one place, and from when to when."""

    about: Post | Space
    post: Post | None
    """What they were written under; nothing where they were copied in by hand."""
    place: str
    number: int
    first_at: datetime
    last_at: datetime


def considered() -> Iterator[Considered]:
    """What views there are, that which people wrote about last first."""
    views = Comment.objects.filter(is_view=True)
    counted = views.values_list("publication__post", "space", "channel__name").annotate(
        number=Count("pk"), first_at=Min("posted_at"), last_at=Max("posted_at")
    )
    rows = list(counted.order_by("-last_at"))
    posts = Post.objects.in_bulk({post for post, *_rest in rows if post})
    spaces = Space.objects.in_bulk({space for _post, space, *_rest in rows if space})
    for post, space, channel, number, first_at, last_at in rows:
        about = posts[post] if post else spaces[space]
        place = channel or str(spaces[space])
        yield Considered(about, posts.get(post), place, number, first_at, last_at)
