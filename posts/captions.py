"""Takes in captions: SubRip or WebVTT, words that people can read, each at its time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from policy.words import plain, says_something
from posts.taken import Taken

MAX_BYTES = 1024 * 1024
"""Some twenty hours of talk."""
TIME = r"(?:(\d+):)?([0-5]\d):([0-5]\d)[,.](\d{3})"
SPAN = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t].*)?")
UNSEEN = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?!\S)")
"""With which the parts of a WebVTT file begin that are not captions."""
LONGEST = 12 * 60 * 60 * 1000
"""No video on YouTube is longer, in milliseconds."""


def captions(upload: File) -> Taken:
    """Accept captions by what stands in them, whatever the file is called.

    Kept as UTF-8, without what nobody can see. Raises `ValidationError` with a sentence.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(_("That captions file is larger than 1 MB. Choose the right one."))
    try:
        text = upload.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_unreadable()) from error
    words = "\n".join(plain(text).splitlines()).strip() + "\n"
    is_vtt = words.startswith("WEBVTT")
    _require_captions(words)
    content = words.encode()
    return Taken(
        "captions.vtt" if is_vtt else "captions.srt",
        ContentFile(content),
        "text/vtt" if is_vtt else "application/x-subrip",
        hashlib.sha256(content).hexdigest(),
        len(content),
    )


def _unreadable() -> str:
    return _("That is not a captions file that we can read. Choose an .srt or .vtt file in UTF-8.")


def _require_captions(words: str) -> None:
    """Raise unless there are captions, in the order of their times, and each says something.

    Editors leave an empty one behind at the end, which does no harm.
    """
    begun = 0
    parts = list(_parts(words))
    if not parts:
        raise ValidationError(_unreadable())
    for count, lines in enumerate(parts, 1):
        at = next((at for at, line in enumerate(lines[:2]) if "-->" in line), None)
        span = SPAN.fullmatch(lines[at].strip()) if at is not None else None
        if at is None or span is None:
            if count == 1:
                raise ValidationError(_unreadable())
            raise _wrong(count, _("it has no time like 00:01:02,000 --> 00:01:05,000"))
        start, end = _milliseconds(*span.groups()[:4]), _milliseconds(*span.groups()[4:])
        if not begun <= start < end:
            raise _wrong(count, _("its times are not in order"))
        if end > LONGEST:
            raise _wrong(count, _("its time is later than the end of any video"))
        is_left_behind = 1 < count == len(parts)
        if not is_left_behind and not says_something(" ".join(lines[at + 1 :])):
            raise _wrong(count, _("it has no words"))
        begun = start


def _parts(words: str) -> Iterator[list[str]]:
    """Cut at the empty lines, and leave out what is not shown."""
    for part in re.split(r"\n(?:[ \t]*\n)+", words.strip()):
        if part and not UNSEEN.match(part):
            yield part.split("\n")


def _milliseconds(hours: str | None, minutes: str, seconds: str, rest: str) -> int:
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest)


def _wrong(number: int, why: str) -> ValidationError:
    return ValidationError(
        _("Caption %(number)s cannot be used: %(why)s. Mend the file and choose it again.")
        % {"number": number, "why": why}
    )
