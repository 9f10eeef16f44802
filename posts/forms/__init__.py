"""What people type about a post: converted and checked here, and saved nowhere in here."""

from posts.forms.advising import AdviseForm, AskForm
from posts.forms.compose import ComposeForm
from posts.forms.correcting import CorrectForm
from posts.forms.deciding import DecideForm, SendForm
from posts.forms.electing import ElectionForm
from posts.forms.following import PageForm
from posts.forms.hurrying import CountersignForm, EmergencyForm
from posts.forms.meeting import MeetingForm
from posts.forms.moving import MoveForm
from posts.forms.standing import StandForm

__all__ = [
    "AdviseForm",
    "AskForm",
    "ComposeForm",
    "CorrectForm",
    "CountersignForm",
    "DecideForm",
    "ElectionForm",
    "EmergencyForm",
    "MeetingForm",
    "MoveForm",
    "PageForm",
    "SendForm",
    "StandForm",
]
