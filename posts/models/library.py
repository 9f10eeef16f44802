"""What one asks about pictures and videos: together they are the council's media library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from accounts.models import User
from platforms.abilities import Captioned
from platforms.registry import PLATFORMS

if TYPE_CHECKING:
    from posts.models.media import Media  # noqa: F401  named below

SOUGHT = ("title", "description", "credit", "added_by__name", "post__message")
"""Where the words of a search may stand."""


class MediaQuerySet(models.QuerySet["Media"]):
    def readable_by(self, person: User) -> Self:
        """What stands on a post that they may read, or on one that used it again."""
        return self.filter(_on_readable("post", person) | _on_readable("uses__post", person))

    def in_library(self) -> Self:
        """Each file once, however often it was used."""
        return self.filter(taken_from=None).order_by("-added_at", "-pk").distinct()

    def usable(self) -> Self:
        """What may go on another post: the council knows that it may, and still wants it."""
        return self.filter(retired_at=None, rights__in=self.model.SURE)

    def saying(self, words: str) -> Self:
        """Every word of a search, in whatever place."""
        found = self
        for word in words.split():
            anywhere = Q()
            for name in SOUGHT:
                anywhere |= Q(**{f"{name}__icontains": word})
            found = found.filter(anywhere)
        return found

    def owing_captions(self) -> Self:
        """Videos that are out, and whose captions were to follow and have not."""
        out = Q(
            post__publications__status="DONE",
            post__publications__taken_down_at=None,
            post__publications__channel__platform__in=[
                name for name, adapter in PLATFORMS.items() if issubclass(adapter, Captioned)
            ],
        )
        promised = self.filter(out, captions_plan=self.model.CaptionsPlan.TO_FOLLOW)
        return (
            promised.exclude(post__publications__additions__kind="captions")
            .order_by("captions_due_on", "pk")
            .distinct()
        )


def _on_readable(posts: str, person: User) -> Q:
    return Q(**{f"{posts}__author": person}) | Q(**{f"{posts}__submitted_at__isnull": False})
