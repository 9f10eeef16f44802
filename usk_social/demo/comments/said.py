"""The shape of a comment in the tables beside this one."""

from __future__ import annotations

from dataclasses import dataclass

from policy.principles import Principle


@dataclass(frozen=True)
class Judged:
    """A decision: hidden or deleted under a principle, or left up when there is none."""

    by: str
    principle: Principle | None = None
    reason: str = ""
    after: int = 3
    """Hours after the comment."""
    why_not_hide: str = ""
    """Why it is deleted; empty when it is not."""
    restored_by: str = ""
    restored_because: str = ""


@dataclass(frozen=True)
class Said:
    """One comment. `after` is how many hours after the post it came."""

    post: str
    platform: str
    after: int
    author: str
    text: str
    judged: Judged | None = None
    """None while it waits."""
    answers: str = ""
    """The beginning of the comment that it answers."""
    flags: tuple[tuple[str, str], ...] = ()
    """Who flagged it, in which words."""
