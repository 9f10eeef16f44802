"""How a post stands with the policy, as it is shown to its author and to its approver."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from policy.clause import Finding, Stage, Verdict
from policy.facts import Draft, Price
from policy.judging import findings, worst_first
from posts.highlights import Line, highlighted, lines
from posts.mending import field
from posts.models import Check, Post
from posts.models.facts import about_draft


@dataclass(frozen=True)
class Checked:
    """What `posts/_verdicts.html` shows."""

    lines: list[Line]
    """What is to be put right, thought about, or still looked at."""
    kept: list[Finding]
    marked: SafeString | None
    """The message with the places marked of which the lines speak; None where they do not."""
    page: Check | None
    draft: Draft
    """The facts of which all this was said."""

    def is_waiting(self) -> bool:
        return any(line.verdict == Verdict.WAIT for line in self.lines)

    def is_warned(self) -> bool:
        return any(line.verdict == Verdict.WARN for line in self.lines)

    def blocks(self) -> int:
        return sum(line.verdict == Verdict.BLOCK for line in self.lines)

    def warnings(self) -> int:
        return sum(line.verdict == Verdict.WARN for line in self.lines)


def prices(post: Post, found: Checked) -> tuple[Price, ...]:
    """What it would cost, as long as it has not gone out; then the meter has it."""
    return found.draft.prices if post.is_editable() else ()


def checked(post: Post) -> Checked:
    draft = about_draft(post)
    found = worst_first(findings(Stage.DRAFT, draft))
    kept = [one for one in found if one.verdict is Verdict.KEPT]
    told = lines((one for one in found if one.verdict is not Verdict.KEPT), field)
    return Checked(told, kept, highlighted(post.message, told), post.page_check(), draft)
