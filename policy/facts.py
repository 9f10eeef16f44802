"""The facts that the clauses judge: plain values, no database, no clock, no network."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """What one channel would carry. `length` and `max_length` as that platform counts."""

    channel: str
    is_active: bool
    needs_video: bool
    length: int
    max_length: int


@dataclass(frozen=True)
class Picture:
    description: str
    is_decorative: bool


@dataclass(frozen=True)
class Media:
    """A picture or a video of a post; `rights` and `people` are the answers of the form."""

    noun: str
    rights: str
    people: str


@dataclass(frozen=True)
class Page:
    """What was seen at the signposted page. `problem` is a sentence, or empty."""

    is_seen: bool
    problem: str = ""


@dataclass(frozen=True)
class Draft:
    kind: str
    message: str
    wordings: tuple[Wording, ...]
    web_page: str = ""
    website_hosts: tuple[str, ...] = ()
    no_page_reason: str = ""
    no_page_words: str = ""
    page: Page | None = None
    """None when there is no page that could be looked at."""
    picture: Picture | None = None
    media: tuple[Media, ...] = ()
    has_video: bool = False


@dataclass(frozen=True)
class Submission:
    is_declared: bool
    warnings: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Approval:
    author_id: int
    approver_id: int
    may_approve: bool
    shown_digest: str
    current_digest: str
    time_has_passed: bool


@dataclass(frozen=True)
class Publication:
    approved_digest: str
    current_digest: str
    channel: str
    channel_is_active: bool
    pause: str
    """Why everything is paused, or empty."""
    is_late: bool
    """Its time passed so long ago that somebody has to say whether it still holds."""


@dataclass(frozen=True)
class Moderation:
    """A decision against a comment. `principle` is a value of `Principle`, or empty."""

    principle: str
    reason: str


@dataclass(frozen=True)
class Administrator:
    """One person on a channel's roster, as of a day."""

    name: str
    is_clerk: bool
    is_councillor: bool
    has_full_rights: bool
    is_trained: bool
    is_active: bool


@dataclass(frozen=True)
class Roster:
    channel: str
    administrators: tuple[Administrator, ...]
    councillors_needed: int = 3
