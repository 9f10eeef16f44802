"""What people type about a post: converted and checked here, and saved nowhere in here."""

from posts.forms.compose import ComposeForm
from posts.forms.correcting import CorrectForm
from posts.forms.deciding import DecideForm, SendForm

__all__ = ["ComposeForm", "CorrectForm", "DecideForm", "SendForm"]
