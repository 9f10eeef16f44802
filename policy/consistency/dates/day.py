"""A day as far as a text says which: a weekday alone, the 14th, 14 December, a whole date."""

from dataclasses import dataclass
from datetime import date

from policy.consistency.found import Found


@dataclass(frozen=True)
class Day(Found):
    """What is not said is None. Months from 1, weekdays from Monday as 0."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    among: tuple[date, ...] = ()
    """The days that "tomorrow" or "next Monday" may mean on the day of writing."""
    last: "Day | None" = None
    """The end of the range that begins with this day."""
    is_last: bool = False
    """Whether it ends one."""
    is_every: bool = False
    """Every Thursday, the second Monday of the month."""

    @property
    def is_dated(self) -> bool:
        return self.day is not None or bool(self.among)
