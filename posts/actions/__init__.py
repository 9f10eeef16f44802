"""What people do with a post. Each action checks, moves and records, or does nothing at all."""

from posts.actions.advising import advise, ask_advice
from posts.actions.answered import Answered
from posts.actions.correcting import as_seen, correct
from posts.actions.deciding import agree, approve, refuse, send_back, stop
from posts.actions.electing import answer_for_election
from posts.actions.feeding import end_feed, make_feed
from posts.actions.following import give_page, say_told_offline
from posts.actions.hurrying import countersign, publish_at_once
from posts.actions.keeping import fetch_original, offer_again, retire
from posts.actions.looking import ask_for_page, look_again
from posts.actions.meeting import (
    Sitting,
    add_meeting,
    cancel_meeting,
    change_meeting,
    refuse_if_cancelled,
    say_nothing_to_announce,
)
from posts.actions.moving import move
from posts.actions.settling import (
    note_difference,
    note_native,
    say_live,
    send_again,
    take_down,
)
from posts.actions.shown import Shown
from posts.actions.tidying import TIDYING, could_be_tidied, let_stand, tidy
from posts.actions.translating import write_in_welsh
from posts.actions.wording import Wording
from posts.actions.writing import start, submit, withdraw, write

__all__ = [
    "TIDYING",
    "Answered",
    "Shown",
    "Sitting",
    "Wording",
    "add_meeting",
    "advise",
    "agree",
    "answer_for_election",
    "approve",
    "as_seen",
    "ask_advice",
    "ask_for_page",
    "cancel_meeting",
    "change_meeting",
    "correct",
    "could_be_tidied",
    "countersign",
    "end_feed",
    "fetch_original",
    "give_page",
    "let_stand",
    "look_again",
    "make_feed",
    "move",
    "note_difference",
    "note_native",
    "offer_again",
    "publish_at_once",
    "refuse",
    "refuse_if_cancelled",
    "retire",
    "say_live",
    "say_nothing_to_announce",
    "say_told_offline",
    "send_again",
    "send_back",
    "start",
    "stop",
    "submit",
    "take_down",
    "tidy",
    "withdraw",
    "write",
    "write_in_welsh",
]
