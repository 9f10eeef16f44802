"""What residents asked to be looked at again, and the words that the council has added itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from accounts.actions import change_settings
from accounts.models import Council
from accounts.opened import mark
from moderation import actions
from moderation.models import Comment, Entry, Review
from usk_social.demo.scene import Scene

A_DAY = timedelta(days=1)


def settle(scene: Scene, *, now: datetime) -> None:
    """One second look is answered; of two that wait, one names the address of its comment."""
    clerk = scene.people["clerk"]
    lights = _ask(
        "with you tomorrow!",
        "A shop may tell people of an offer at Christmas, I should think.",
        at=now - 9 * A_DAY,
    )
    actions.settle_review(
        lights,
        is_upheld=True,
        reason="An offer of a shop is an advertisement, at Christmas too. Our pages are kept for "
        "council and community matters.",
        shown=lights.decision_id,
        by=clerk,
        now=now - 7 * A_DAY,
    )
    _ask("We buy whatever you do not sell", "I only wanted to help.", at=now - 3 * A_DAY)
    asked = actions.Asked(
        key=uuid4(),
        said_where="Under the post about the market, some weeks ago. It began: Free parking",
        author="Carl",
        words="It was about parking charges and not about a person.",
    )
    actions.ask_for_review(asked, now=now - 2 * A_DAY)
    _add_words(scene, now=now - 20 * A_DAY)
    shown = {"are_figures_public": True}
    change_settings(shown, opened=mark(Council.now()), by=clerk)


def _ask(words: str, why: str, *, at: datetime) -> Review:
    comment = Comment.objects.get(text__contains=words)
    asked = actions.Asked(
        key=uuid4(),
        said_where=comment.url,
        author=comment.author,
        words=why,
        email="deals@post.example",
    )
    return actions.ask_for_review(asked, now=at)


def _add_words(scene: Scene, *, now: datetime) -> None:
    kinds = {
        Entry.Kind.WORD: ["numpty", "twpsyn"],
        Entry.Kind.EXCEPTION: ["Cock Lane", "Cockcroft"],
        Entry.Kind.GOOD_HOST: ["usktoday.example"],
        Entry.Kind.BAD_HOST: ["cheap-deals.example"],
    }
    for kind, texts in kinds.items():
        actions.add_entries(kind, texts, by=scene.people["clerk"], now=now)
