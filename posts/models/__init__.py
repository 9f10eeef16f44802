"""What a post is, who agreed to it, and where it went."""

from posts.models.check import Check
from posts.models.decision import Decision
from posts.models.edit import Edit
from posts.models.extra import Addition, Extra
from posts.models.media import Media
from posts.models.native import NativePost
from posts.models.post import Post
from posts.models.publication import Publication
from posts.models.takedown import Takedown

__all__ = [
    "Addition",
    "Check",
    "Decision",
    "Edit",
    "Extra",
    "Media",
    "NativePost",
    "Post",
    "Publication",
    "Takedown",
]
