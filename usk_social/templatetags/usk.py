"""Times as people say them: "today 5pm", and exactly on request. Always the council's own clock."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import formats, timezone
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def when(moment: date | datetime | None) -> str:
    """Return when something is, as one would say it now."""
    return in_words(moment, now=timezone.now()) if moment else ""


@register.filter
def exactly(moment: date | datetime | None) -> str:
    """Return a moment so that nobody can mistake it: "14 December 2026, 7.00pm"."""
    if not moment:
        return ""
    if not isinstance(moment, datetime):
        return formats.date_format(moment, "j F Y")
    local = timezone.localtime(moment)
    return f"{formats.date_format(local, 'j F Y')}, {_clock(local, exact=True)}"


@register.filter
def iso(moment: date | datetime) -> str:
    """Return a moment as the `datetime` of a <time> has to be, to the second."""
    if isinstance(moment, datetime):
        return timezone.localtime(moment).isoformat(timespec="seconds")
    return moment.isoformat()


@register.filter
def clock(moment: datetime) -> str:
    """Return the time of day alone: "5pm", "9.30am"."""
    return _clock(timezone.localtime(moment))


def in_words(moment: date | datetime, *, now: datetime) -> str:
    """Return "today 5pm", "Friday 9.30am", "14 December, 7pm", or with its year when not this one.

    A weekday stands for the six days to come only: looking back, it would have two meanings.
    """
    today = timezone.localdate(now)
    if not isinstance(moment, datetime):
        return _day(moment, today=today)
    local = timezone.localtime(moment)
    day = _day(local.date(), today=today)
    return f"{day}{' ' if _is_near(local.date(), today=today) else ', '}{_clock(local)}"


def _is_near(day: date, *, today: date) -> bool:
    return timedelta(days=-1) <= day - today <= timedelta(days=6)


def _day(day: date, *, today: date) -> str:
    names = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    if name := names.get((day - today).days):
        return name
    if _is_near(day, today=today):
        return formats.date_format(day, "l")
    return formats.date_format(day, "j F" if day.year == today.year else "j F Y")


def _clock(local: datetime, *, exact: bool = False) -> str:
    """Noon and midnight go by name: nobody is sure what 12am means."""
    if local.minute == 0 and local.hour == 12:
        return _("midday")
    if local.minute == 0 and local.hour == 0:
        return _("midnight, as the day begins") if exact else _("midnight")
    hour = local.hour % 12 or 12
    half = _("am") if local.hour < 12 else _("pm")
    return f"{hour}.{local:%M}{half}" if exact or local.minute else f"{hour}{half}"
