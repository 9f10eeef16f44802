"""The facts about an answer that the council is about to give in public."""

from dataclasses import dataclass, field

from policy.facts.draft import Lists


@dataclass(frozen=True)
class Suggested:
    """What the detectors think of the answer's own words, as they would of a resident's."""

    principle: str
    """In words."""
    because: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Reply:
    """What somebody wants to answer to a resident's comment, and on which channel."""

    text: str
    channel: str
    length: int
    """As that platform counts, and so is `max_length`."""
    max_length: int
    language: str = ""
    """Of the comment: "en", "cy", "other", or empty."""
    names_its_author: str = ""
    """The words in which the comment speaks of whoever writes the answer, or nothing."""
    is_spoken_to: bool = True
    """Whether the resident spoke to the council, where a platform lets nobody else be answered."""
    is_gone: bool = False
    """Whether the comment was deleted or is no longer there."""
    is_hidden: bool = False
    hidden_under: str = ""
    """The principle under which the comment is hidden now, in words."""
    says_hidden_under: tuple[str, ...] = ()
    """The principles whose public words it has: that a comment was hidden because of them."""
    suggested: tuple[Suggested, ...] = ()
    hosts: tuple[str, ...] = ()
    """Of the council's own website."""
    known_hosts: tuple[str, ...] = ()
    """Of others to whom the council sends people: those in its directory, and its good ones."""
    lists: Lists = field(default_factory=Lists)
