"""Who: people and their offices, the council's terms, and the channels they speak on."""

from accounts.models.administrators import ChannelAdministrator, Removal, RosterPlan
from accounts.models.channels import Channel
from accounts.models.council import Council
from accounts.models.documents import Acceptance, Document
from accounts.models.offices import Office
from accounts.models.pauses import Pause
from accounts.models.people import User, during
from accounts.models.periods import SensitivePeriod
from accounts.models.reviews import AccessReview
from accounts.models.security import Device, SecurityEvent
from accounts.models.training import Attestation, Training

__all__ = [
    "Acceptance",
    "AccessReview",
    "Attestation",
    "Channel",
    "ChannelAdministrator",
    "Council",
    "Device",
    "Document",
    "Office",
    "Pause",
    "Removal",
    "RosterPlan",
    "SecurityEvent",
    "SensitivePeriod",
    "Training",
    "User",
    "during",
]
