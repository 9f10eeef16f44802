"""Goes through a comment with the rules of a file, and weighs each for how it was meant."""

from __future__ import annotations

from collections.abc import Iterable

from moderation.detectors import framing, vocabulary
from moderation.detectors.evidence import Evidence
from moderation.detectors.shape import Comment, Span


def heard(comment: Comment, name: str) -> list[Evidence]:
    """Every rule of a file that fits, where it fits best. Quotation and denial make it weaker."""
    found = []
    text = comment.said.plain
    for rule in vocabulary.rules(name):
        places = [match.span() for match in rule.pattern.finditer(text)]
        weighed = [
            (rule.weight - framing.softer(comment, start, end), comment.said.span(start, end))
            for start, end in places
            if end > start
        ]
        found += [Evidence(weight, rule.because, span) for weight, span in weighed if weight > 0]
    return found


def reasons(found: list[Evidence]) -> str:
    """What was found in words, the strongest first, each once."""
    ordered = sorted(found, key=lambda one: -one.weight)
    return "; ".join(dict.fromkeys(one.because for one in ordered))


def places(found: list[Evidence], marked: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Where it was found or marked, without what lies within another of them."""
    return outermost([*(one.span for one in found), *marked])


def outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Each place once, and none that lies within another."""
    each = set(spans)
    return tuple(sorted(one for one in each if not any(_is_within(one, o) for o in each)))


def _is_within(one: Span, other: Span) -> bool:
    return other != one and other[0] <= one[0] and one[1] <= other[1]
