"""Times on the council's clock, as a form takes them."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _


def on_the_clock(day: dt.date, at: dt.time) -> dt.datetime:
    """Return the moment at which the council's clock shows this: the first, when it does so twice.

    In UTC, in which an hour later is an hour later. Raises `ValidationError` for a time that the
    clock leaves out in spring.
    """
    local = dt.datetime.combine(day, at, timezone.get_current_timezone())
    if _is_shown(local):
        return local.astimezone(dt.UTC)
    after = local.replace(second=0, microsecond=0)
    while not _is_shown(after):
        after += dt.timedelta(minutes=1)
    raise ValidationError(
        _(
            "There is no %(typed)s on %(day)s: the clocks go forward. "
            "Choose %(next)s or later, or a time before that hour."
        )
        % {
            "typed": f"{at:%H:%M}",
            "day": formats.date_format(day, "j F Y"),
            "next": f"{after:%H:%M}",
        }
    )


def _is_shown(local: dt.datetime) -> bool:
    """Whether a clock ever shows this: whatever it shows survives the way to UTC and back."""
    back = local.astimezone(dt.UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None) == local.replace(tzinfo=None)


def comes_twice(moment: dt.datetime) -> bool:
    """Whether the council's clock shows the same an hour later once more, as it does in autumn."""
    local = timezone.localtime(moment)
    return local.utcoffset() != local.replace(fold=1).utcoffset()
