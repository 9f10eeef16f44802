"""Offers of goods and services, and whatever else wants to sell (principle 5)."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.detectors import links, vocabulary
from moderation.detectors.evidence import NOTABLE, Head, together
from moderation.detectors.shape import Comment, Lists, Span, Suggestion
from policy.principles import Principle

HEADS = (Head("spam", 0.6),)
LINK, ONLY_A_LINK = "a link", 2.0
"""A bad link by itself sells nothing: the trained reader is trusted less when it sees only that."""
SELLER = 1.0
"""Somebody offers in their own name."""
CIVIC, MOST_CIVIC = 1.3, 2
"""By how much less it tells for each thing of the town that is spoken of, up to two."""
ASKING = 0.6
EVEN, STEEP = 2.1, 1.6
"""How many signs make it as likely as not, and how fast more of them make it sure."""


def offers(comment: Comment, lists: Lists) -> Iterator[Suggestion]:
    plain = comment.folded.plain
    seen: dict[str, float] = {}
    spans: list[Span] = []
    for sign in vocabulary.rules("commercial.tsv"):
        if found := list(sign.pattern.finditer(plain)):
            seen[sign.because] = sign.weight
            spans += [comment.folded.span(*match.span()) for match in found]
    weight = sum(seen.values())
    if vocabulary.group("civic.tsv", "seller").search(plain):
        weight += SELLER
    civic = {match[0] for match in vocabulary.group("civic.tsv", "civic").finditer(plain)}
    weight -= CIVIC * min(MOST_CIVIC, len(civic))
    if "?" in comment.text and "easy money" not in seen:
        weight -= ASKING
    doubt = ONLY_A_LINK * (not seen.keys() - {LINK} and bool(links.found_in(comment)))
    score = together(STEEP * (weight - EVEN), comment.thought, HEADS, doubt)
    if score >= NOTABLE and (seen or comment.thought.heads):
        because = " and ".join(seen) or "reads like an advertisement"
        yield Suggestion(Principle.COMMERCIAL, score, because, tuple(sorted(spans)))
