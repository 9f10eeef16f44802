"""The facts about a draft: what it says, what its author has answered, what stands round it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from policy import lists


@dataclass(frozen=True)
class Wording:
    """What one channel would carry. `length` and `max_length` as that platform counts.

    `text` and `link` are what the platform is sent: the payload, not the draft.
    """

    channel: str
    is_active: bool
    needs_video: bool
    length: int
    max_length: int
    platform: str = ""
    text: str = ""
    title: str = ""
    link: str = ""
    shows_link: bool = True
    """Whether the platform makes a card of the link, which residents can follow."""
    largest_video: int | None = None
    """In bytes."""
    longest_video: int | None = None
    """In seconds."""
    takes_captions: bool = True
    """Whether a captions file can be put with a video there."""
    takes_captions_later: bool = True
    """Whether that can be done once the video is out."""


@dataclass(frozen=True)
class Picture:
    description: str
    is_decorative: bool


@dataclass(frozen=True)
class Media:
    """A picture or a video of a post, with the answers of the form."""

    noun: str
    rights: str
    people: str
    credit: str = ""
    """Who made it, gave permission, or under which licence."""
    consent: str = ""
    """Where the written consent for the children in it is kept."""
    captions: str = ""
    """How a video is captioned: "file", "burnt_in", "to_follow", "no_speech", or empty."""
    captions_due: date | None = None
    is_video: bool = False
    size: int = 0
    """In bytes."""
    seconds: int | None = None
    """How long a video is, where its file says so."""


@dataclass(frozen=True)
class Page:
    """What was seen at the signposted page. `problem` is a sentence, or empty."""

    is_seen: bool
    problem: str = ""
    title: str = ""
    text: str = ""
    """Its words, as they are read: no markup."""


@dataclass(frozen=True)
class Offline:
    """How the news reaches those who are not online, or why it does not."""

    routes: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Source:
    """What a post rests on, and what of somebody else's it passes on."""

    basis: str = ""
    words: str = ""
    shares: str = ""
    has_read_it_all: bool = False


@dataclass(frozen=True)
class Period:
    """A pre-election period, and what the author answered for it."""

    name: str
    first: date
    last: date
    answer: str = ""
    words: str = ""


@dataclass(frozen=True)
class Lists:
    """The council's own lists."""

    think_twice: tuple[str, ...] = tuple(lists.think_twice())
    blocked: tuple[str, ...] = tuple(lists.blocked())
    exceptions: tuple[str, ...] = tuple(lists.exceptions())
    sensitive: tuple[str, ...] = tuple(lists.sensitive())
    initials: tuple[str, ...] = tuple(lists.initials())
    contacts: tuple[str, ...] = tuple(lists.contacts())
    bilingual: tuple[str, ...] = tuple(lists.bilingual())


@dataclass(frozen=True)
class Price:
    """What this post would cost on a channel that charges, in US dollars of this month."""

    channel: str
    this: Decimal
    spent: Decimal
    cap: Decimal | None = None


@dataclass(frozen=True)
class Draft:
    kind: str
    message: str
    wordings: tuple[Wording, ...]
    web_page: str = ""
    website_hosts: tuple[str, ...] = ()
    no_page_reason: str = ""
    no_page_words: str = ""
    page_due: date | None = None
    page: Page | None = None
    """None when there is no page that could be looked at."""
    picture: Picture | None = None
    media: tuple[Media, ...] = ()
    has_video: bool = False
    welsh: str = ""
    is_in_both: bool = False
    """Whether the other language has a post of its own."""
    on: date = date.min
    """The day on which it is judged."""
    publish_at: datetime | None = None
    embargo_until: datetime | None = None
    is_confidential: bool = False
    confidential_reason: str = ""
    author_is_clerk: bool = False
    author_may_hurry: bool = False
    """Whether they may send an emergency out at once: Clerk, Mayor, acting Deputy."""
    minute_ref: str = ""
    decided_on: date | None = None
    offline: Offline = Offline()
    interest: str = ""
    disclosure: str = ""
    source: Source = Source()
    lists: Lists = Lists()
    must_stand: str = ""
    period: Period | None = None
    said_lately: tuple[str, ...] = ()
    """Where the same was said within a week, as in "Facebook on 3 November"."""
    close_by: tuple[str, ...] = ()
    """What else goes out on the same channel within a quarter of an hour."""
    quiet: str = ""
    """Why its time is an unusual one: at night, on a bank holiday; or empty."""
    prices: tuple[Price, ...] = ()

    def said_beside(self) -> tuple[str, ...]:
        """What residents read of it that is not the message itself, each once."""
        carried = [text for one in self.wordings for text in (one.title, one.text)]
        described = [self.picture.description] if self.picture else []
        texts = dict.fromkeys([self.welsh, *carried, *described])
        return tuple(text for text in texts if text and text != self.message)


@dataclass(frozen=True)
class Submission:
    is_declared: bool
    warnings: tuple[str, ...]
    reason: str
    time_has_passed: bool = False
