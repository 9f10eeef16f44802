"""How a hard word is used: said, or quoted, reported, denied, spoken against, or a figure."""

from __future__ import annotations

import re

from moderation.detectors import vocabulary
from moderation.detectors.shape import Comment, Span

FILE = "frames.tsv"
QUOTED = re.compile(r"\"[^\"\n]{2,300}\"|(?<![\w'])'(?! )[^\n]{2,300}?(?<! )'(?![\w'])")
SENTENCE = re.compile(r"[.!?]+(?:\s|$)|\n")
CLAUSE = re.compile(r"[.!?;,:\n]|\bbut\b|\bond\b")
IN_QUOTES = 1.6
REPORTED = 3.6
DENIED = 3.2
FIGURE = 4.0
DOUBTS = {"report": 1.2, "counter": 1.2, "figure": 2.5, "unsaid": 2.5}


def softer(comment: Comment, start: int, end: int) -> float:
    """By how much, in log-odds, what stands there counts for less. Places are those of `said`."""
    text = comment.said.plain
    first, last = _sentence(text, start, end)
    less = 0.0
    if any(match.start() < start and end < match.end() for match in QUOTED.finditer(text)):
        less += IN_QUOTES
    reporting = vocabulary.group(FILE, "report")
    if (
        reporting.search(text, first, last)
        or (less and reporting.search(text))
        or vocabulary.group(FILE, "counter").search(text)
    ):
        less += REPORTED
    if vocabulary.group(FILE, "denial").search(_clause_before(text, start)):
        less += DENIED
    if vocabulary.group(FILE, "figure").search(text, max(0, start - 12), min(len(text), end + 30)):
        less += FIGURE
    return less


def doubt(comment: Comment) -> float:
    """How much less the trained reader is to be trusted with words that are framed somehow."""
    text = comment.said.plain
    return max(
        (weight for kind, weight in DOUBTS.items() if vocabulary.group(FILE, kind).search(text)),
        default=0.0,
    )


def softer_at(comment: Comment, span: Span) -> float:
    """The same for a place in the original."""
    return softer(comment, *comment.said.places(*span))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in SENTENCE.finditer(text, 0, start)]
    after = SENTENCE.search(text, end)
    return (before[-1] if before else 0), (after.end() if after else len(text))


def _clause_before(text: str, start: int) -> str:
    return CLAUSE.split(text[max(0, start - 60) : start])[-1]
