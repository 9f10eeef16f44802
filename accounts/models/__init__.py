"""Who: people and their offices, and the channels they speak on."""

from accounts.models.channels import Channel, ChannelAdministrator, Pause
from accounts.models.people import Office, Training, User, during

__all__ = [
    "Channel",
    "ChannelAdministrator",
    "Office",
    "Pause",
    "Training",
    "User",
    "during",
]
