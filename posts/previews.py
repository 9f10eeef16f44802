"""How each channel will show a post to residents, for the person who decides about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from policy.website import split
from posts.corrections import marked, words_before
from posts.models import Extra, Post
from posts.models.extra import CAPTIONED


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
    """One for each channel, from exactly the content that would be sent.

    In a correction, what changes is marked.
    """
    check = post.page_check()
    before = words_before(post, post.corrects) if post.corrects else None
    file = reverse("posts:media", args=[post.media.pk]) if post.media else ""
    return [
        Preview(
            platform=channel.platform,
            channel=channel.get_platform_display(),
            name=channel.name,
            text=marked(before.content_for(channel).text, content.text) if before else content.text,
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


def beside(post: Post) -> list[Extra]:
    """What goes with a video where there is a place for it."""
    takes = any(channel.platform in CAPTIONED for channel in post.channels.all())
    return list(post.media.extras.all()) if post.media and takes else []


def _host(link: str) -> str:
    """The host of an address; one that cannot be taken apart is shown without."""
    parts = split(link)
    return parts.netloc if parts else ""
