"""The facts about an answer that the council is about to give in public."""

from dataclasses import dataclass, field

from policy.facts.draft import Lists


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
    hosts: tuple[str, ...] = ()
    """Of the council's own website."""
    known_hosts: tuple[str, ...] = ()
    """Of others to whom the council sends people: those in its directory, and its good ones."""
    lists: Lists = field(default_factory=Lists)
