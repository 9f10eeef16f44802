"""The council's lists of words: what to think twice about, what insults, and what divides."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.settings.section import Lines, Section

FEWEST = 3
"""Letters: shorter ones are found in half of all texts once they may be spelt out."""


class Tone(Section):
    slug = "tone"
    title = _("Words to think twice about")
    clause = "3.7"
    lead = _("An author who uses one is asked why it is the right word. Nothing is refused.")

    think_twice = Lines(
        label=_("Words, English and Welsh"),
        rows=10,
        help_text=_("One a line. Plurals, endings and Welsh mutations are found by themselves."),
    )


class Insults(Section):
    slug = "insults"
    title = _("Insulting words")
    clause = "3.11"
    lead = _(
        "A post with one is refused until its author says why it must stand, and its approver "
        "agrees. Look this list through once a year; leave out words with a harmless meaning."
    )

    blocked_words = Lines(
        label=_("Words, English and Welsh"),
        rows=10,
        help_text=_("One a line. They are found spelt out, too, and with figures for letters."),
    )
    blocked_exceptions = Lines(
        label=_("Places and names in which they are no insult"),
        help_text=_("One a line, as in Offa's Dyke. They hold for the other lists as well."),
    )

    def clean_blocked_words(self) -> list[str]:
        words: list[str] = self.cleaned_data["blocked_words"]
        if short := [word for word in words if sum(map(str.isalpha, word)) < FEWEST]:
            raise ValidationError(
                _("“%(word)s” is too short to be looked for: give at least three letters."),
                params={"word": short[0]},
            )
        return words


class Topics(Section):
    slug = "topics"
    title = _("Sensitive topics")
    clause = "3.11"
    lead = _("Parties, religion and what else divides people: warned of, never refused.")

    sensitive_topics = Lines(
        label=_("Names and words, English and Welsh"),
        rows=10,
        help_text=_("One a line. One with a capital is found with its capital only: Labour."),
    )


class Initials(Section):
    slug = "initials"
    title = _("Initials that everybody knows")
    clause = "3.7"
    lead = _("Authors are reminded to write out any others.")

    known_initials = Lines(label=_("Initials"), help_text=_("One a line, as in NHS."))
