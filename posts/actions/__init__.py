"""What people do with a post. Each action checks, moves and records, or does nothing at all."""

from posts.actions.correcting import as_seen, correct
from posts.actions.deciding import approve, refuse, send_back, stop
from posts.actions.settling import (
    note_difference,
    note_native,
    say_live,
    send_again,
    take_down,
)
from posts.actions.wording import Wording
from posts.actions.writing import ask_for_page, start, submit, withdraw, write

__all__ = [
    "Wording",
    "approve",
    "as_seen",
    "ask_for_page",
    "correct",
    "note_difference",
    "note_native",
    "refuse",
    "say_live",
    "send_again",
    "send_back",
    "start",
    "stop",
    "submit",
    "take_down",
    "withdraw",
    "write",
]
