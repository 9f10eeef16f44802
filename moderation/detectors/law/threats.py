"""Threats, wishes of harm, and calls on others to do it: what cannot wait."""

from __future__ import annotations

import re
from collections.abc import Iterator

from moderation.detectors import framing, vocabulary
from moderation.detectors.evidence import NOTABLE, Evidence, Head, score
from moderation.detectors.hearing import heard, places, reasons
from moderation.detectors.shape import Comment, Lists, Suggestion
from policy.principles import Principle

HEADS = (Head("threat", 0.5),)
WEAPONS = re.compile(
    "[\U0001f52b\U0001f52a\U0001f4a3\U0001fa93\U0001f5e1\u26b0\u2620\U0001f480\U0001fa78\U0001f9e8]"
)
"""Pistol, knife, bomb, axe, dagger, coffin, skull and bones, skull, blood, firecracker."""
WEAPON = 4.4
ADDRESSED = vocabulary.compiled(r"<you>|your|<third>|N|ti|chi|dy|eich")
HARMLESS = vocabulary.group("frames.tsv", "harmless")
HARMLESSLY = 2.0
"""By how much less the trained reader is trusted where it may be fun, or a bonfire."""
LEAST_TO_ALARM = 0.5


def threats(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    found = [*heard(comment, "threats.tsv"), *_weapons(comment)]
    doubt = framing.doubt(comment) + HARMLESSLY * bool(HARMLESS.search(comment.said.plain))
    sure = score(found, comment.thought, HEADS, doubt)
    if sure >= NOTABLE:
        yield Suggestion(
            Principle.LAW,
            sure,
            f"may concern the law: {reasons(found) or 'reads like a threat'}",
            places(found),
            is_urgent=sure >= LEAST_TO_ALARM,
        )


def _weapons(comment: Comment) -> Iterator[Evidence]:
    """A picture of a weapon, held out to somebody."""
    text = comment.said.plain
    if ADDRESSED.search(text) and not HARMLESS.search(text):
        for match in WEAPONS.finditer(comment.text):
            yield Evidence(WEAPON, "a picture of a weapon, shown to somebody", match.span())
