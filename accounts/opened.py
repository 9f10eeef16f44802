"""Marks what somebody saw when they opened a form, so that nobody is written over unseen."""

from __future__ import annotations

import hashlib

from django.db import models

from audit.models import Event, MovedOn


def mark(thing: models.Model) -> str:
    """A mark of a row as it stands, which a form keeps until it is sent."""
    values = [(field.attname, getattr(thing, field.attname)) for field in thing._meta.fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def refuse_if_changed(thing: models.Model, *, opened: str) -> None:
    """Raise `MovedOn`, with the name of whoever was first, when the row is another by now."""
    if mark(thing) != opened:
        last = Event.objects.about(thing).last()
        who = last.who if last else "Somebody else"
        raise MovedOn(
            f"{who}, changed this since you opened it. "
            "Look at what stands now, then save again to put yours in its place."
        )
