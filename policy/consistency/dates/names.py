"""The names of months and weekdays in English and Welsh, and how Welsh changes their beginnings.

They are those that dateparser keeps, out of Unicode's own tables, with their short forms.
"""

import calendar

from dateparser.data.date_translation_data import cy, en

Table = dict[str, list[str]]
CHANGES = {
    **{"ll": ("l",), "rh": ("r",), "c": ("g", "ngh", "ch"), "t": ("d", "nh", "th")},
    **{"g": ("", "ng"), "m": ("f",)},
}
"""Soft, nasal, aspirate: o Ragfyr, yng Ngorffennaf, a Thachwedd; nos Lun, nos Wener."""
UNTIL = "hyd"
"""Short for Hydref, and a word of its own: never taken for the month."""


def _months(table: Table) -> dict[str, int]:
    return {
        word: number
        for number, name in enumerate(list(calendar.month_name)[1:], start=1)
        for word in table[name.lower()]
        if word != UNTIL
    }


def _days(table: Table) -> dict[str, int]:
    return {
        word.removeprefix("dydd "): number
        for number, name in enumerate(calendar.day_name)
        for word in table[name.lower()]
    }


def _changed(names: dict[str, int]) -> dict[str, int]:
    """Welsh names with every beginning that the word before may give them."""
    changed = {
        new + name[len(old) :]: number
        for name, number in names.items()
        for old, beginnings in CHANGES.items()
        for new in beginnings
        if name.startswith(old) and len(name) > len("Mai")
    }
    return changed | names


MONTHS = _changed(_months(cy.info)) | {"fai": 5} | _months(en.info)
DAYS = _days(en.info) | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""The English weekdays."""
DYDDIAU = _changed({name: number for name, number in _days(cy.info).items() if len(name) > 2})
for short in ("mer", "gwe", "gwen", "wen", "sad", "maw"):  # other words, all of them
    DYDDIAU.pop(short, None)
