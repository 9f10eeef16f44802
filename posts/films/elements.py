"""Reads how a WebM film is put together: elements in elements (RFC 8794, RFC 9559)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from posts.films.reel import Reel, Span

SEGMENT, INFO, TRACKS, TRACK, PICTURE = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0
OUTER = (SEGMENT, INFO, TRACKS, TRACK, PICTURE)
SCALE, DURATION, KIND, WIDTH, HEIGHT = 0x2AD7B1, 0x4489, 0x83, 0xB0, 0xBA
HIDING = (0x1254C367, 0x1941A469)
"""Tags and attachments: what is not seen."""
VOID = 0xEC
SEEN = 1


def read(film: BinaryIO, size: int) -> Reel:
    """What the film says of itself, as far as it can be read."""
    said: dict[int, int | float] = {SCALE: 1_000_000}
    kinds: list[int] = []
    hidden: list[Span] = []
    for name, start, body, end in _elements(film, 0, size):
        if name in HIDING:
            hidden.append(Span(start, body, end))
        elif name in (SCALE, DURATION, KIND, WIDTH, HEIGHT):
            film.seek(body)
            value = _value(name, film.read(end - body))
            if name == KIND:
                kinds.append(int(value))
            else:
                said[name] = value
    length = said.get(DURATION)
    return Reel(
        seconds=None if length is None else -int(-length * said[SCALE] // 1_000_000_000),
        width=int(said[WIDTH]) if WIDTH in said else None,
        height=int(said[HEIGHT]) if HEIGHT in said else None,
        is_seen=not kinds or SEEN in kinds,
        hidden=tuple(hidden),
    )


def blank(film: BinaryIO, span: Span) -> None:
    """Make an element of nothing: as long as before, so that nothing else moves."""
    whole = span.end - span.start
    is_short = whole <= 128
    length = bytes([0x80 | (whole - 2)]) if is_short else (1 << 56 | (whole - 9)).to_bytes(8, "big")
    head = bytes([VOID]) + length
    film.seek(span.start)
    film.write(head + bytes(whole - len(head)))


def _elements(film: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Each element's name, start, content and end; those inside of an outer one after it."""
    while start < end:
        film.seek(start)
        name, length = _vint(film, is_name=True), _vint(film)
        if name is None or length is None:
            return
        body = film.tell()
        stop = min(end, body + length)
        yield name, start, body, stop
        if name in OUTER:
            yield from _elements(film, body, stop)
        start = stop


def _vint(film: BinaryIO, *, is_name: bool = False) -> int | None:
    """A number that says by its first bit how long it is. All ones: as long as there is more."""
    first = film.read(1)
    if not first or not first[0]:
        return None
    more = 8 - first[0].bit_length()
    written = first + film.read(more)
    number = int.from_bytes(written, "big")
    if is_name:
        return number
    number &= (1 << 7 * (more + 1)) - 1
    return number if number != (1 << 7 * (more + 1)) - 1 else 1 << 62


def _value(name: int, content: bytes) -> int | float:
    if name == DURATION:
        found: float = struct.unpack(">d" if len(content) == 8 else ">f", content)[0]
        return found
    return int.from_bytes(content, "big")
