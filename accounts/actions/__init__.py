"""What people do about people and channels: each checks, moves and records, or does nothing."""

from accounts.actions.activating import activate
from accounts.actions.pausing import lift, pause

__all__ = ["activate", "lift", "pause"]
