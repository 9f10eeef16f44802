"""What people type about a post: converted and checked here, and saved nowhere in here."""

from posts.forms.compose import ComposeForm
from posts.forms.deciding import DecideForm, SendForm

__all__ = ["ComposeForm", "DecideForm", "SendForm"]
