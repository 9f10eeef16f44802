"""What the council wants to say, put together for one channel from what its author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Channel
from platforms.base import Message

if TYPE_CHECKING:
    from posts.models.post import Post
    from posts.models.variation import Variation


def as_message(post: Post, channel: Channel) -> Message:
    """The words for this channel, both languages, the disclosure, the page and what is shown."""
    media = post.media
    said = variation_for(post, channel)
    named = said or (variation_for(post.corrects, channel) if post.corrects else None)
    return Message(
        text=words(post, said),
        link=post.web_page,
        picture=media.picture(channel.platform) if media else None,
        video=media.video() if media else None,
        captions=media.captions() if media else None,
        thumbnail=media.thumbnail() if media else None,
        # A correction changes words: a video keeps its own title and tags.
        title=named.title if named else "",
        tags=tuple(named.tags) if named else (),
    )


def variation_for(post: Post, channel: Channel) -> Variation | None:
    """What this channel says otherwise; a post that is not kept yet has nothing of the kind."""
    if post.pk is None:
        return None
    return next((one for one in post.variations.all() if one.channel_id == channel.pk), None)


def words(post: Post, said: Variation | None = None) -> str:
    """The message in English and Welsh, with what has to stand under it."""
    message = said.message if said and said.message else post.message
    parts = [message] if said and said.message else [message, post.welsh]
    return "\n\n".join(
        part.strip().replace("\r\n", "\n") for part in [*parts, post.disclosure] if part.strip()
    )
