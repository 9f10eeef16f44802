"""What the council sets by itself, in small sections: each has a form and a Save of its own."""

from accounts.forms.settings.meetings import Meetings
from accounts.forms.settings.moderating import SecondLooks
from accounts.forms.settings.people import Administrators, Elections
from accounts.forms.settings.prices import Prices
from accounts.forms.settings.reaching import Answers, Contacts, Hours, Languages
from accounts.forms.settings.section import Row, Section
from accounts.forms.settings.website import Website
from accounts.forms.settings.words import Initials, Insults, Tone, Topics

SECTIONS: dict[str, type[Section]] = {
    section.slug: section
    for section in (
        *(Administrators, Website, Contacts, Languages, Hours, Meetings, Elections),
        *(Tone, Insults, Topics, Initials, Answers, SecondLooks, Prices),
    )
}
"""In the order of the page."""

__all__ = ["SECTIONS", "Row", "Section"]
