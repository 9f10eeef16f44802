"""What a film says of itself, however its file is put together."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Span:
    """A part of a file: its head begins at `start`, its content at `body`."""

    start: int
    body: int
    end: int


@dataclass(frozen=True)
class Reel:
    """Lengths are rounded up; what the file does not say is None."""

    seconds: int | None
    width: int | None
    height: int | None
    is_seen: bool
    """False when the file itself says that there is nothing but sound."""
    hidden: tuple[Span, ...]
    """What is in it and is not seen: the place, the camera, the application."""


def is_cut_off() -> ValidationError:
    return ValidationError(
        _("That video is broken off: the end of it is missing. Copy it again, then choose it.")
    )
