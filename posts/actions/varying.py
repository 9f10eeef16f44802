"""What one channel says otherwise, as part of what an author writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Channel
from posts.models import Post


@dataclass(frozen=True)
class Varied:
    """The words for one channel, where they are others than everywhere. Empty: as everywhere."""

    channel: Channel
    message: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()

    def says_something(self) -> bool:
        return bool(self.message or self.title or self.tags)


def put(post: Post, varied: Sequence[Varied]) -> None:
    """Keep these wordings for the channels they name, chosen or not, and no others."""
    otherwise = [each for each in varied if each.says_something()]
    post.variations.exclude(channel__in=[each.channel for each in otherwise]).delete()
    for each in otherwise:
        post.variations.update_or_create(
            channel=each.channel,
            defaults={"message": each.message, "title": each.title, "tags": list(each.tags)},
        )


def says_the_same(post: Post, varied: Sequence[Varied]) -> bool:
    kept = {
        Varied(each.channel, each.message, each.title, tuple(each.tags))
        for each in post.variations.select_related("channel")
    }
    return kept == {each for each in varied if each.says_something()}
