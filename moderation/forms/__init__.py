"""What people say about what residents write."""

from moderation.forms.deciding import ModerateForm
from moderation.forms.flagging import FlagForm

__all__ = ["FlagForm", "ModerateForm"]
