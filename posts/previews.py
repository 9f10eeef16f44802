"""How each channel will show a post to residents, for the person who decides about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from policy.website import split
from posts.models import Post


@dataclass(frozen=True)
class Preview:
    """The arguments of `components/preview.html`."""

    platform: str
    channel: str
    name: str
    text: str
    title: str
    link: str
    link_host: str
    link_title: str
    picture: str
    alt: str
    video: str


def previews(post: Post) -> list[Preview]:
    """One for each channel, from exactly the content that would be sent."""
    check = post.page_check()
    file = reverse("posts:media", args=[post.media.pk]) if post.media else ""
    return [
        Preview(
            platform=channel.platform,
            channel=channel.get_platform_display(),
            name=channel.name,
            text=content.text,
            title=content.title,
            link=content.link,
            link_host=_host(content.link),
            link_title=check.title if check else "",
            picture=file if content.picture else "",
            alt=content.picture.alt_text if content.picture else "",
            video=file if content.video else "",
        )
        for channel, content in post.contents()
    ]


def _host(link: str) -> str:
    """The host of an address; one that cannot be taken apart is shown without."""
    parts = split(link)
    return parts.netloc if parts else ""
