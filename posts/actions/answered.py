"""What an author has answered beside the words, and which of it was asked at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from policy.answering import NOTICES
from posts.models import Meeting, Post
from posts.models.answers import Interest

Kind = Post.Kind
ASKED_OF: Mapping[str, frozenset[str]] = {
    "meeting": frozenset({Kind.MEETING, Kind.AGENDA, Kind.DECISION}),
    "minute_ref": frozenset({Kind.DECISION}),
    "decided_on": frozenset({Kind.DECISION}),
    "offline_routes": NOTICES,
    "offline_words": NOTICES,
}
"""What only some kinds of post are asked. Everything else, all of them are."""


@dataclass(frozen=True)
class Answered:
    """The answers by the names of the post's fields."""

    welsh: str = ""
    meeting: Meeting | None = None
    minute_ref: str = ""
    decided_on: date | None = None
    offline_routes: Sequence[str] = ()
    offline_words: str = ""
    interest: str = ""
    disclosure: str = ""
    basis: str = ""
    basis_words: str = ""
    shares: str = ""
    has_read_it_all: bool = False
    page_due_on: date | None = None
    embargo_until: datetime | None = None
    is_confidential: bool = False
    confidential_reason: str = ""
    audience: str = ""
    theme: str = ""

    def as_asked(self, *, of: str, follows: bool) -> dict[str, object]:
        """Every field of the post with its answer; what its kind is not asked, it does not say.

        `follows` says that a council web page is promised for later.
        """
        unasked = set(self._unasked(of, follows))
        said = {
            field.name: getattr(NOTHING if field.name in unasked else self, field.name)
            for field in fields(self)
        }
        return said | {"offline_routes": list(said["offline_routes"])}

    def _unasked(self, kind: str, follows: bool) -> Iterator[str]:
        yield from (name for name, kinds in ASKED_OF.items() if kind not in kinds)
        if self.offline_routes:
            yield "offline_words"
        if self.interest != Interest.YES:
            yield "disclosure"
        if not self.basis:
            yield "basis_words"
        if not self.shares:
            yield "has_read_it_all"
        if not follows:
            yield "page_due_on"
        if not self.is_confidential:
            yield "confidential_reason"


NOTHING = Answered()
