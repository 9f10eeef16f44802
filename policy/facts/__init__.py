"""The facts that the clauses judge: plain values, no database, no clock, no network."""

from dataclasses import dataclass
from datetime import date, datetime

from policy.facts.draft import (
    Draft,
    Lists,
    Media,
    Offline,
    Page,
    Period,
    Picture,
    Price,
    Source,
    Submission,
    Wording,
)
from policy.facts.reply import Reply, Suggested

__all__ = [
    "Administrator",
    "Approval",
    "Ban",
    "Course",
    "Departure",
    "Draft",
    "Emergency",
    "Invitation",
    "Lists",
    "Media",
    "Moderation",
    "Moderator",
    "Offline",
    "Page",
    "Period",
    "Picture",
    "Price",
    "Publication",
    "Reading",
    "Reply",
    "Review",
    "Roster",
    "Source",
    "Submission",
    "Suggested",
    "Wording",
]


@dataclass(frozen=True)
class Reading:
    """Whether somebody has accepted the version of the policy that is in force."""

    version: str
    is_accepted: bool


@dataclass(frozen=True)
class Approval:
    author_id: int
    approver_id: int
    may_approve: bool
    shown_digest: str
    current_digest: str
    time_has_passed: bool
    is_clerk: bool = False
    is_mayor: bool = False
    period: Period | None = None
    """The pre-election period in which it is approved or is to go out."""
    clerk_has_agreed: bool = False
    """Whether a Clerk wrote this, or has said that it may go to the Mayor."""
    is_mayor_barred: bool = False
    """Whether the council leaves approval in such a period to the Clerk alone."""
    asks_for_page: bool = False
    """Whether it differs from its web page, or holds a blocked word: what the approver confirms."""
    asks_for_word: bool = False
    confirmed: frozenset[str] = frozenset()
    """What the approver has ticked: "page", "word"."""


@dataclass(frozen=True)
class Emergency:
    """A post that its author wants to send out before anybody else has approved it."""

    kind: str
    may_hurry: bool
    """Whether they are Clerk, Mayor or acting Deputy."""
    reason: str
    is_undecided: bool = True
    """Nobody has sent it back, and no time that was set for it has passed."""
    was_used: bool = False
    was_refused: bool = False
    """Whether an approver has sent it back before."""
    """Whether it went out so once before, and was stopped."""
    pause: str = ""
    embargo_until: datetime | None = None
    """While it is still to come."""


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
    embargo_until: datetime | None = None
    """While it is still to come; None when there is none, or it is over."""
    is_over_the_cap: bool = False
    """What the month's sends have cost is as much as the council allows."""


@dataclass(frozen=True)
class Moderator:
    """Whoever decides about a comment, as far as it may be about them."""

    name: str
    offices: tuple[str, ...] = ()
    """Their titles of the day, as in `policy.roles.TITLES`."""
    is_answered: bool = False
    """Whether the comment answers a post or a reply that they wrote."""
    is_only_one: bool = False
    """Whether nobody else of today bears their first name."""
    is_target: bool = False
    """Whether they flagged it as being about them."""
    is_author: bool = False
    """Whether it goes by their own name."""


@dataclass(frozen=True)
class Moderation:
    """A decision about a comment. `principle` is a value of `Principle`, or empty."""

    principle: str
    reason: str
    outcome: str = "HIDDEN"
    why_not_hide: str = ""
    """Why it is to be deleted, when hiding can be undone."""
    text: str = ""
    """What the resident wrote."""
    moderator: Moderator | None = None


@dataclass(frozen=True)
class Ban:
    """Somebody is to be muted or banned. `agreed_by` is None while only one has asked for it."""

    asked_by: int
    has_principle: bool
    reason: str
    days: int
    agreed_by: int | None = None
    has_clerk: bool = False
    """Whether one of the two is the Clerk."""


@dataclass(frozen=True)
class Review:
    """A second look at what somebody decided about a comment, as somebody wants to answer it."""

    first_by: int | None
    """Who took the decision; None where none of ours was found."""
    by: int
    reason: str
    was_answered: bool = False
    """Whether an earlier request about the same decision was."""


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
