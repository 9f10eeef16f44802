"""What people say about what residents write."""

from moderation.forms.capturing import CaptureForm
from moderation.forms.deciding import AnswerForm, BanForm, DeleteForm, ModerateForm
from moderation.forms.directory import CannedForm, ContactForm
from moderation.forms.entries import AddForm, PublicWordsForm
from moderation.forms.filtering import FilterForm, SavedFilterForm
from moderation.forms.flagging import FlagForm
from moderation.forms.log import LogForm
from moderation.forms.replying import DecideReplyForm, ElsewhereForm, NeedsReplyForm, ReplyForm
from moderation.forms.requests import CloseForm, MarkForm
from moderation.forms.reviewing import AskForm, SettleForm, UnfoundForm

__all__ = [
    "AddForm",
    "AnswerForm",
    "AskForm",
    "BanForm",
    "CannedForm",
    "CaptureForm",
    "CloseForm",
    "ContactForm",
    "DecideReplyForm",
    "DeleteForm",
    "ElsewhereForm",
    "FilterForm",
    "FlagForm",
    "LogForm",
    "MarkForm",
    "ModerateForm",
    "NeedsReplyForm",
    "PublicWordsForm",
    "ReplyForm",
    "SavedFilterForm",
    "SettleForm",
    "UnfoundForm",
]
