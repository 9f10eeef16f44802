"""Which tone a status and a verdict are shown in, and the words before a verdict."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

TONES = {
    "QUEUED": "busy",
    "SENDING": "busy",
    "DONE": "good",
    "FAILED": "stop",
    "UNCONFIRMED": "care",
    "WITHHELD": "care",
    "WAITING": "busy",
    "LEFT_UP": "good",
    "HIDDEN": "care",
    "OPEN": "good",
    "SETTING_UP": "busy",
    "ACTIVE": "good",
    "SUSPENDED": "stop",
    "RETIRED": "neutral",
}
BEFORE = {
    "block": _("To mend:"),
    "warn": _("Think again:"),
    "wait": _("Looking:"),
    "hint": _("Good to know:"),
    "kept": _("Kept:"),
}


@register.filter
def tone(status: str) -> str:
    return TONES.get(status, "neutral")


@register.filter
def verdict_words(verdict: str) -> str | Promise:
    return BEFORE[verdict]
