"""What people do about what residents write. Each says who, and when, and leaves its line."""

from moderation.actions.answering import (
    answered_elsewhere,
    approve_reply,
    reply,
    send_reply_back,
    take_back,
)
from moderation.actions.banning import (
    agree_to_ban,
    ask_for_ban,
    lift_ban,
    refuse_ban,
    say_ban_done,
    try_ban_again,
)
from moderation.actions.capturing import Copied, close_space, copy_in, reopen_space
from moderation.actions.claiming import claim
from moderation.actions.deciding import (
    delete,
    escalate,
    hide,
    leave_up,
    leave_up_unread,
    report_to_platform,
    restore,
    try_again,
)
from moderation.actions.directing import keep_entry, retire_entry
from moderation.actions.entries import (
    add_entries,
    change_public_words,
    mark_of_public_words,
    remove_entry,
)
from moderation.actions.flagging import dismiss, flag
from moderation.actions.owing import needs_no_reply, needs_reply
from moderation.actions.requests import close_request, count_as_view, mark_request
from moderation.actions.resending import say_reply_live, send_reply_again
from moderation.actions.reviewing import (
    Asked,
    ask_for_review,
    close_unfound,
    find_decision,
    is_known,
    settle_review,
)

__all__ = [
    "Asked",
    "Copied",
    "add_entries",
    "agree_to_ban",
    "answered_elsewhere",
    "approve_reply",
    "ask_for_ban",
    "ask_for_review",
    "change_public_words",
    "claim",
    "close_request",
    "close_space",
    "close_unfound",
    "copy_in",
    "count_as_view",
    "delete",
    "dismiss",
    "escalate",
    "find_decision",
    "flag",
    "hide",
    "is_known",
    "keep_entry",
    "leave_up",
    "leave_up_unread",
    "lift_ban",
    "mark_of_public_words",
    "mark_request",
    "needs_no_reply",
    "needs_reply",
    "refuse_ban",
    "remove_entry",
    "reopen_space",
    "reply",
    "report_to_platform",
    "restore",
    "retire_entry",
    "say_ban_done",
    "say_reply_live",
    "send_reply_again",
    "send_reply_back",
    "settle_review",
    "take_back",
    "try_again",
    "try_ban_again",
]
