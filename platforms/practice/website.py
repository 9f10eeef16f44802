"""The council's website, six pages of it, so that a post has somewhere to point to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Page:
    template: str
    name: str
    """As the menu calls it."""
    title: str


PAGES: Final = {
    "/website/": Page("home", "Home", "Usk Town Council"),
    "/website/agenda/": Page(
        "agenda", "Agenda", "Agenda: council meeting, Monday 14 December 2026"
    ),
    "/website/minutes/": Page(
        "minutes", "Minutes", "Draft minutes: council meeting, Monday 9 November 2026"
    ),
    "/website/news/": Page("news", "News", "News: Maryport Street closed for water main repairs"),
    "/website/event/": Page(
        "event", "Events", "Winter market and lights, Saturday 5 December 2026"
    ),
    "/website/contact/": Page("contact", "Contact", "Contact the council"),
}
