"""What an author says, as the compose form would hand it on."""

from __future__ import annotations

from accounts.models import Channel
from posts.actions import Wording


def plain(message: str, *channels: Channel) -> Wording:
    """A piece of news without a page, a picture or anything else."""
    return Wording(
        kind="news",
        message=message,
        channels=channels,
        web_page="",
        no_page_reason="nothing",
        no_page_words="The post says it all.",
        publish_at=None,
        upload=None,
        upload_kind="picture",
        drop_media=False,
        description="",
        is_decorative=False,
        rights="",
        people="",
    )
