"""Plays the council's last month: everything happens in the order in which it happened."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime

Story = Iterator[datetime]
"""What becomes of one thing: before each of its acts it says when that act is."""


def play(stories: Iterable[Story], *, now: datetime) -> None:
    """Let every story go on in the order of time, and leave it where now finds it."""
    ahead: list[tuple[datetime, int, Story]] = []
    for number, story in enumerate(stories):
        _go_on(story, number, ahead)
    while ahead and ahead[0][0] <= now:
        _, number, story = heapq.heappop(ahead)
        _go_on(story, number, ahead)


def _go_on(story: Story, number: int, ahead: list[tuple[datetime, int, Story]]) -> None:
    """Do the next act, and line the story up for the one after it, if there is one."""
    for moment in story:
        heapq.heappush(ahead, (moment, number, story))
        return
