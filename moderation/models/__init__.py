"""What residents write, what the detectors think of it, and what people decided."""

from moderation.models.assessment import Assessment, Entry
from moderation.models.ban import Ban, BanDelivery
from moderation.models.comment import Attachment, Comment, Version
from moderation.models.decision import Decision
from moderation.models.directory import Canned, Contact, SavedFilter
from moderation.models.enforcement import Enforcement
from moderation.models.flag import Flag
from moderation.models.incoming import Incoming
from moderation.models.reply import Reply, ReplyDelivery
from moderation.models.request import InformationRequest
from moderation.models.review import Review
from moderation.models.space import Space

__all__ = [
    "Assessment",
    "Attachment",
    "Ban",
    "BanDelivery",
    "Canned",
    "Comment",
    "Contact",
    "Decision",
    "Enforcement",
    "Entry",
    "Flag",
    "Incoming",
    "InformationRequest",
    "Reply",
    "ReplyDelivery",
    "Review",
    "SavedFilter",
    "Space",
    "Version",
]
