"""Reads how an MP4 or QuickTime film is put together: boxes in boxes (ISO/IEC 14496-12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from posts.films.reel import Reel, Span, is_cut_off

OUTER = (b"moov", b"trak", b"mdia")
HIDING = (b"udta", b"meta", b"uuid", b"XMP_")
"""Boxes of what is not seen: where and with what it was filmed, by whom, in which application."""
LARGEST = 1 << 20
"""Bytes of a box that we read in whole; those that we read have a hundred."""


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int
    body: int
    end: int


def read(film: BinaryIO, size: int) -> Reel:
    """What the film says of itself. Raises `ValidationError` where it is broken off."""
    return _Reading(film).whole(size)


def blank(film: BinaryIO, span: Span) -> None:
    """Make a box of nothing: as long as before, so that nothing else moves."""
    film.seek(span.start + 4)
    film.write(b"free")
    film.seek(span.body)
    film.write(bytes(span.end - span.body))


class _Reading:
    def __init__(self, film: BinaryIO) -> None:
        self._film = film
        self._hidden: list[Span] = []
        self._handlers: set[bytes] = set()
        self._seconds: int | None = None
        self._measures: tuple[int, int] | None = None
        self._is_understood = True

    def whole(self, size: int) -> Reel:
        kinds = []
        try:
            kinds += [self._look(box) for box in self._boxes(0, size, is_top=True)]
        except struct.error:
            self._is_understood = False
        knows_itself = b"moov" in kinds
        if self._is_understood and not knows_itself:
            raise is_cut_off()
        width, height = self._measures or (None, None)
        return Reel(
            seconds=self._seconds,
            width=width,
            height=height,
            is_seen=b"vide" in self._handlers or not knows_itself or not self._handlers,
            hidden=tuple(self._hidden),
        )

    def _boxes(self, start: int, end: int, *, is_top: bool = False) -> Iterator[Box]:
        while start + 8 <= end:
            self._film.seek(start)
            length, kind = struct.unpack(">I4s", self._film.read(8))
            body = start + 8
            if length == 1:
                (length,) = struct.unpack(">Q", self._film.read(8))
                body += 8
            stop = start + length if length else end
            if not kind.strip(b"\0") or stop < body:
                self._is_understood = False  # left to the platforms, who know more than we
                return
            if stop > end:
                if is_top:
                    raise is_cut_off()
                return
            yield Box(kind, start, body, stop)
            start = stop

    def _look(self, box: Box) -> bytes:
        if box.kind in HIDING:
            self._hidden.append(Span(box.start, box.body, box.end))
        elif box.kind in OUTER:
            handlers = self._handlers
            self._handlers = set()
            for inner in self._boxes(box.body, box.end):
                self._look(inner)
            if box.kind == b"trak" and self._handlers == {b"meta"}:
                # A track of places or readings beside the film, as cameras on helmets write it.
                self._hidden = [one for one in self._hidden if one.start < box.start]
                self._hidden.append(Span(box.start, box.body, box.end))
                self._handlers = set()
            self._handlers |= handlers
        elif box.end - box.body <= LARGEST:
            self._note(box)
        return box.kind

    def _note(self, box: Box) -> None:
        if box.kind not in (b"mvhd", b"tkhd", b"hdlr"):
            return
        self._film.seek(box.body)
        content = self._film.read(box.end - box.body)
        try:
            match box.kind:
                case b"mvhd":
                    is_long = content[0] == 1
                    ticks, length = struct.unpack_from(
                        ">IQ" if is_long else ">II", content, 20 if is_long else 12
                    )
                    self._seconds = -(-length // ticks) if ticks else None
                case b"tkhd":
                    width, height = struct.unpack(">II", content[-8:])
                    if width and height:
                        self._measures = width >> 16, height >> 16
                case b"hdlr":
                    self._handlers.add(content[8:12])
        except (struct.error, IndexError):
            self._is_understood = False
