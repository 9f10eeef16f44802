"""What followed the demo's posts: word to people not online, and a page that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from posts import actions
from posts.models import Post
from usk_social.demo.posts import SENT
from usk_social.demo.scene import Scene
from usk_social.demo.timeline import Story

LATELY = timedelta(days=5)
"""What was sent since then still waits for the Clerk to put it on the board."""
PROMISED = "flood"


def stories(scene: Scene) -> Iterator[Story]:
    for planned in SENT:
        out = scene.time_of(planned)
        if planned.answered.offline_routes and planned.day < -LATELY.days:
            yield _told(planned.key, scene, at=out + timedelta(hours=4))
        if planned.key == PROMISED:
            yield _promised(planned.key, scene, at=out + timedelta(minutes=5))


def _told(key: str, scene: Scene, *, at: datetime) -> Story:
    yield at
    actions.say_told_offline(scene.posts[key], by=scene.people["clerk"], now=at)


def _promised(key: str, scene: Scene, *, at: datetime) -> Story:
    """A day was named for the page, it has passed, and the Clerk hears of it every morning."""
    yield at
    due = timezone.localdate(at) + timedelta(days=1)
    Post.objects.filter(pk=scene.posts[key].pk).update(page_due_on=due, page_chased_on=scene.today)
