"""What people do with a post. Each action checks, moves and records, or does nothing at all."""

from posts.actions.deciding import approve, refuse, send_back, stop
from posts.actions.writing import Wording, ask_for_page, start, submit, withdraw, write

__all__ = [
    "Wording",
    "approve",
    "ask_for_page",
    "refuse",
    "send_back",
    "start",
    "stop",
    "submit",
    "withdraw",
    "write",
]
