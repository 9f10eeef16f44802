"""The shape of a post in the tables `posts` and `unsent`, and the words that they use."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time

from posts.actions import Answered
from posts.models import Post, Publication

FACEBOOK, X, YOUTUBE = "facebook", "x", "youtube"
DONE, FAILED, UNCONFIRMED = (
    Publication.Status.DONE,
    Publication.Status.FAILED,
    Publication.Status.UNCONFIRMED,
)
AGENDA, MINUTES, NEWS, EVENT, CONTACT, HOME = (
    "/website/agenda/",
    "/website/minutes/",
    "/website/news/",
    "/website/event/",
    "/website/contact/",
    "/website/",
)
Kind = Post.Kind
NoPage = Post.NoPage
Route = Post.Route
LATER = "The Welsh follows as a post of its own."
"""What one says when a notice is in English only."""


@dataclass(frozen=True)
class Planned:
    """One post. It was written the day before it was decided, or the day before it was left."""

    key: str
    author: str
    day: int
    """Counted from today: -3 is three days ago."""
    hour: time
    kind: Kind
    message: str
    page: str = ""
    no_page: tuple[NoPage, str] | None = None
    channels: tuple[str, ...] = (FACEBOOK, X)
    picture: str = ""
    """A drawing or the film, by its name in `drawings`."""
    alt_text: str = ""
    title: str = ""
    """What the media library calls it."""
    credit: str = ""
    """Who has given permission for it; the others are the council's own."""
    answered: Answered = field(default_factory=Answered)
    """What its author answered beside the words."""
    page_problem: str = ""
    """What the portal saw wrong with the page, and below what the author said to that."""
    reason: str = ""
    ends: Post.Status = Post.Status.APPROVED
    by: str = ""
    """Who decided about it, if anybody did."""
    words: str = ""
    stopped_by: str = ""
    hurried: str = ""
    """Why it was published at once; whoever stands in `by` countersigned it the next morning."""
    question: str = ""
    """What its author asks the Mayor and the Clerk about the draft."""
    days_ahead: int = 0
    """How many days before it goes out it was approved, for one that has a set time."""
    went: dict[str, tuple[Publication.Status, str]] = field(default_factory=dict)
    """How it went on a channel where it did not simply go well, and why."""
