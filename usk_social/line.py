"""One line of the home desk, whatever room it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from posts.models import Post

FAR_TOO_MANY = 200


@dataclass(frozen=True)
class Line:
    """The arguments of `components/line.html`."""

    before: str
    subject: str
    url: str
    after: str
    action: str


def shortened(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"


def page_of(post: Post) -> str:
    return reverse("posts:post", args=[post.pk])
