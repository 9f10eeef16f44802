"""Reads the words of a PDF back, as a screen reader would: letters by the map that it carries."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

STREAM = re.compile(rb"<<(?:(?!stream).)*?>>\s*stream\n(.*?)\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\) Tj", re.DOTALL)
LETTER = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_in(pdf: bytes) -> list[str]:
    """The words of each page, with a space between two lines."""
    streams = [_unpacked(found) for found in STREAM.findall(pdf)]
    maps = [_letters(stream) for stream in streams if b"beginbfchar" in stream]
    return [" ".join(_said(stream, maps)) for stream in streams if b" Tj" in stream]


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _letters(stream: bytes) -> dict[int, str]:
    found = LETTER.findall(stream)
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in found}


def _said(stream: bytes, maps: list[dict[int, str]]) -> Iterator[str]:
    letters: dict[int, str] = {}
    for font, shown in SHOWN.findall(stream):
        if font:
            letters = maps[int(font) - 1]
            continue
        codes = re.sub(rb"\\(.)", lambda at: ESCAPES.get(at[1], at[1]), shown, flags=re.DOTALL)
        pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
        yield "".join(letters[pair] for pair in pairs)
