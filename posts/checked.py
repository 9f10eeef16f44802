"""How a post stands with the policy, as it is shown to its author and to its approver."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from policy.clause import Finding, Verdict
from posts.highlights import Line, highlighted, lines
from posts.mending import field
from posts.models import Check, Post


@dataclass(frozen=True)
class Checked:
    """What `posts/_verdicts.html` shows."""

    lines: list[Line]
    """What is to be put right, thought about, or still looked at."""
    kept: list[Finding]
    marked: SafeString | None
    """The message with the places marked of which the lines speak; None where they do not."""
    page: Check | None

    def is_waiting(self) -> bool:
        return any(line.verdict == Verdict.WAIT for line in self.lines)

    def is_warned(self) -> bool:
        return any(line.verdict == Verdict.WARN for line in self.lines)

    def blocks(self) -> int:
        return sum(line.verdict == Verdict.BLOCK for line in self.lines)

    def warnings(self) -> int:
        return sum(line.verdict == Verdict.WARN for line in self.lines)


def checked(post: Post) -> Checked:
    found = post.findings()
    kept = [one for one in found if one.verdict is Verdict.KEPT]
    told = lines((one for one in found if one.verdict is not Verdict.KEPT), field)
    return Checked(told, kept, highlighted(post.message, told), post.page_check())
