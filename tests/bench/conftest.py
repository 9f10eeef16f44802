"""What the measurements ask for: posts that wait for approval, and posts that are ready to go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from accounts.models import Channel, User
from posts import actions
from posts.models import Post
from tests.council import Drafting

Send = Callable[[str, Channel], Post]


@pytest.fixture
def send(draft: Drafting) -> Send:
    """A way to make a post that waits for approval."""

    def make(message: str, channel: Channel) -> Post:
        post = draft(message=message, channels=[channel])
        now = timezone.now()
        actions.submit(post, by=post.author, is_declared=True, reason="", now=now)
        return post

    return make


@pytest.fixture
def approved(send: Send, clerk: User) -> Send:
    """A way to make a post that is approved: its publications are rows that are due."""

    def make(message: str, channel: Channel) -> Post:
        post = send(message, channel)
        actions.approve(post, by=clerk, shown_digest=post.digest(), now=timezone.now())
        return post

    return make
