"""What a post is, who agreed to it, and where it went."""

from posts.models.advice import Advice
from posts.models.check import Check
from posts.models.decision import Decision
from posts.models.edit import Edit
from posts.models.emergency import Emergency
from posts.models.extra import Addition, Extra
from posts.models.feed import Feed
from posts.models.media import Media
from posts.models.meeting import Meeting
from posts.models.native import NativePost
from posts.models.post import Post
from posts.models.publication import Publication
from posts.models.rendition import Rendition
from posts.models.revision import Revision, Seen
from posts.models.spending import Spending
from posts.models.takedown import Takedown
from posts.models.variation import Variation

__all__ = [
    "Addition",
    "Advice",
    "Check",
    "Decision",
    "Edit",
    "Emergency",
    "Extra",
    "Feed",
    "Media",
    "Meeting",
    "NativePost",
    "Post",
    "Publication",
    "Rendition",
    "Revision",
    "Seen",
    "Spending",
    "Takedown",
    "Variation",
]
