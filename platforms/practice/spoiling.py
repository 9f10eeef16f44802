"""What a fault takes from a post while the platform keeps it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from platforms.practice.kinds import Kind
from platforms.practice.records import Post
from platforms.practice.store import Store

LINK = re.compile(r"\s*https?://\S+")


def spoiled(store: Store, post: Post, bent: Mapping[str, int]) -> Post:
    """Return a post as it is kept, when these faults have met it."""
    if Kind.LINK_STRIPPED in bent:
        post = replace(post, text=LINK.sub("", post.text), link="")
    if Kind.PICTURE_STRIPPED in bent:
        post = replace(post, media=())
    if Kind.ALT_STRIPPED in bent:
        for medium in post.media:
            store.describe(medium, "")
    return post
