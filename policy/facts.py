"""The facts that the clauses judge: plain values, no database, no clock, no network."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reading:
    """Whether somebody has accepted the version of the policy that is in force."""

    version: str
    is_accepted: bool


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
class Course:
    """A training somebody took. `valid_until` is what its certificate says, if it says so."""

    taken_on: date
    valid_until: date | None = None


@dataclass(frozen=True)
class Administrator:
    """One person on a channel's roster. Whoever holds two offices is still one person."""

    person: int
    name: str
    is_clerk: bool
    is_councillor: bool
    rights: str
    """What they have on the platform itself: "full", "other" or "none"."""
    is_attested: bool
    """Whether somebody has looked there and seen these rights."""
    courses: tuple[Course, ...]
    has_access: bool
    seen_on: date | None
    kept_apart_on: date | None
    """When they last gave their word that the council's accounts are apart from their own."""
    held_until: date | None = None
    """Their last day on the roster, when it is set."""


@dataclass(frozen=True)
class Roster:
    """Who administers a channel on a day, and what the council asks of them."""

    channel: str
    day: date
    administrators: tuple[Administrator, ...]
    councillors_needed: int = 3
    training_months: int = 24
    active_days: int = 60


@dataclass(frozen=True)
class Invitation:
    """Somebody is to come in with this email address."""

    email: str


@dataclass(frozen=True)
class Departure:
    """Somebody is to be taken off a channel's roster. Counted is who stays on it with rights."""

    channel: str
    is_from_active_channel: bool
    is_clerk: bool
    clerks_left: int
    administrators_left: int
    fewest_on: date | None = None
    """The day on which so few are left, when that is not the first but a later one."""
