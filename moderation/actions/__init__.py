"""What people do about what residents write. Each says who, and when, and leaves its line."""

from moderation.actions.deciding import hide, leave_up, restore, try_again
from moderation.actions.flagging import flag

__all__ = ["flag", "hide", "leave_up", "restore", "try_again"]
