"""A file that was taken in, and the sentences with which one is turned away at sight."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

DOCUMENT = "document"
"""The code of a refusal that leads to the council's website instead."""
DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ppt", ".pptx", ".rtf")
BEGINNINGS = (b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"{\\rtf")
"""Of a PDF, of the files of offices old and new, and of RTF, whatever they are called."""


@dataclass(frozen=True)
class Taken:
    """A file as it will be kept: `sha256` is the hex digest of its bytes."""

    name: str
    file: File
    mime: str
    sha256: str
    size: int
    width: int | None = None
    height: int | None = None
    seconds: int | None = None
    original: File | None = None
    """What is to be sealed: a picture as it was uploaded, or the pieces cut out of a video."""
    original_sha256: str = ""
    """The hex digest of the file as it was uploaded."""


def refuse_at_sight(upload: File, *, at_most: int) -> bytes:
    """Return how it begins, or raise `ValidationError` for what nobody has to read further."""
    upload.seek(0)
    head: bytes = upload.read(1024)
    upload.seek(0)
    if (upload.name or "").lower().endswith(DOCUMENTS) or head.startswith(BEGINNINGS):
        raise ValidationError(
            _("A document cannot be attached. Put it on the website and link to it. (Policy 2.4)"),
            code=DOCUMENT,
        )
    if not upload.size:
        raise ValidationError(_("That file is empty. Choose it again."))
    if upload.size > at_most:
        raise ValidationError(
            _("That file is %(size)s MB and may be at most %(most)s MB. Make it smaller.")
            % {"size": round(upload.size / 1024**2), "most": at_most // 1024**2}
        )
    return head


def digest(pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()
