"""How each channel will show a post to residents, for the person who decides about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import Channel
from platforms.base import Content
from policy.website import split
from posts.corrections import marked, words_before
from posts.models import Extra, Post
from posts.models.extra import CAPTIONED

FOLDS = {"facebook": (480, 6), "youtube": (150, 3)}
"""Characters and lines after which a platform shows the rest on request only: about, for it
depends on the screen. X shows a short post whole."""


FROM_WORDS = {"x"}
"""The platforms that make a card of an address in the words."""


@dataclass(frozen=True)
class Preview:
    """The arguments of `components/preview.html`."""

    platform: str
    channel: str
    name: str
    text: str
    more: str
    """The words below "See more"."""
    counted: str
    """How long the words are, and may be, as the platform counts."""
    is_over: bool
    title: str
    tags: str
    link: str
    link_host: str
    link_title: str
    picture: str
    alt: str
    is_decorative: bool
    """Said to be, by its author: without that, nobody has described it yet."""
    video: str


def previews(post: Post) -> list[Preview]:
    """One for each channel, from exactly the content that would be sent.

    In a correction, what changes is marked.
    """
    before = words_before(post, post.corrects) if post.corrects else None
    return [
        _preview(post, channel, content, before.content_for(channel) if before else None)
        for channel, content in post.contents()
    ]


def _preview(post: Post, channel: Channel, content: Content, before: Content | None) -> Preview:
    check, adapter = post.page_check(), channel.adapter()
    file = reverse("posts:media", args=[post.media.pk]) if post.media else ""
    link = content.link or _card_of_words(post, channel, content)
    if before:
        text, more = marked(before.text, content.text), SafeString("")
    else:
        text, more = _folded(content.text, post.welsh, *FOLDS.get(channel.platform, (0, 0)))
    return Preview(
        platform=channel.platform,
        channel=channel.get_platform_display(),
        name=channel.name,
        text=text,
        more=more,
        counted=_counted(channel, content),
        is_over=adapter.length(content.text) > adapter.max_length,
        title=content.title,
        tags=", ".join(content.tags),
        link=link,
        link_host=_host(link),
        link_title=check.title if check and not check.problem else "",
        picture=file if content.picture else "",
        alt=content.picture.alt_text if content.picture else "",
        is_decorative=bool(post.media and post.media.is_decorative),
        video=file if content.video else "",
    )


def beside(post: Post) -> list[Extra]:
    """What goes with a video where there is a place for it."""
    takes = any(channel.platform in CAPTIONED for channel in post.channels.all())
    return list(post.media.extras.all()) if post.media and takes else []


def _counted(channel: Channel, content: Content) -> str:
    adapter = channel.adapter()
    return _("%(length)s of %(most)s, as %(platform)s counts.") % {
        "length": f"{adapter.length(content.text):,}",
        "most": f"{adapter.max_length:,}",
        "platform": adapter.label,
    }


def _card_of_words(post: Post, channel: Channel, content: Content) -> str:
    """The address in the words of which the platform makes a card, where it shows no picture."""
    has_room = channel.platform in FROM_WORDS and not content.picture and not content.video
    return post.web_page if has_room and post.web_page in content.text else ""


def _folded(text: str, welsh: str, most: int, lines: int) -> tuple[SafeString, SafeString]:
    """The words that everybody sees, and those that wait below them; the Welsh said to be so."""
    fold = _fold(text, most, lines) if most else len(text)
    words = welsh.strip().replace("\r\n", "\n")
    start = text.find(words) if words else -1
    end = start + len(words) if start >= 0 else -1
    head = _spoken(text[:fold], start, end)
    more = text[fold:].lstrip()
    gone = len(text) - len(more)
    return head, _spoken(more, start - gone, end - gone)


def _fold(text: str, most: int, lines: int) -> int:
    """Where the fold lies: between two words, and not for the sake of a few of them."""
    fold = min(most, len("".join(text.splitlines(keepends=True)[:lines])))
    if len(text) - fold <= most // 10:
        return len(text)
    return text.rfind(" ", 0, fold) if fold == most and " " in text[:fold] else fold


def _spoken(text: str, start: int, end: int) -> SafeString:
    """A text of which the part between these two is in Welsh, so that it is read out so."""
    start, end = max(start, 0), max(end, 0)
    if not text[start:end]:
        return format_html("{}", text)
    return format_html('{}<span lang="cy">{}</span>{}', text[:start], text[start:end], text[end:])


def _host(link: str) -> str:
    """The host of an address; one that cannot be taken apart is shown without."""
    parts = split(link)
    return parts.netloc if parts else ""
