"""What comes in and what goes out: a request, its body, and the answer to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast
from urllib.parse import parse_qsl

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"
"""Anything JSON can say."""
JsonObject: TypeAlias = dict[str, Json]

SMALL = 64 * 1024 * 1024
"""The most bytes we hold in memory. Only a video's may be more, and they go straight to disk."""


class Dropped(ConnectionError):
    """The connection ended while the body was still coming."""


class HangUp(Exception):
    """End the conversation without an answer; with a reset when `rudely`."""

    def __init__(self, *, rudely: bool = False) -> None:
        super().__init__()
        self.rudely = rudely


class Refused(Exception):
    """The request cannot be granted; `answer` is the platform's way of saying so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class Body:
    """The bytes of a request, read from the socket once."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self.length = length
        self.drop_after: int | None = None
        """How many bytes to take before the line goes dead, where a fault asks for that."""
        self._stream = stream
        self._taken = 0
        self._fetched = b""

    def pieces(self, size: int = 1 << 18) -> Iterator[bytes]:
        """Yield what is still to come, or raise `Dropped` when it stops coming."""
        if self._fetched:
            fetched, self._fetched = self._fetched, b""
            yield fetched
        while (want := min(size, self.length - self._taken)) > 0:
            if self.drop_after is not None:
                want = min(want, self.drop_after - self._taken)
            piece = self._stream.read(want) if want > 0 else b""
            if not piece:
                raise Dropped
            self._taken += len(piece)
            yield piece

    @cached_property
    def content(self) -> bytes:
        if self.length > SMALL:
            raise Refused(Answer(413, headers={"Connection": "close"}))
        return b"".join(self.pieces())

    def fetch(self) -> None:
        """Take all of it off the line now, for whoever asks for it later."""
        self._fetched = self.content

    def discard(self) -> None:
        """Take the rest off the line, so that the next request on it can be heard."""
        for _ in self.pieces():
            pass


@dataclass(frozen=True)
class Part:
    """One part of a multipart body."""

    name: str
    filename: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Message
    body: Body
    received_ns: int
    """When its first byte came, in nanoseconds since 1970."""
    base: str
    """Scheme and host as the caller wrote them, so that our answers lead back to us."""
    has_left: Callable[[], bool]
    """Say whether the caller has hung up."""
    at: Mapping[str, str] = field(default_factory=dict)
    """What stood in the place of the {names} of its path."""
    bent: Mapping[str, int] = field(default_factory=dict)
    """The names of the faults that have met it, each with its milliseconds."""

    @property
    def received_at(self) -> datetime:
        return datetime.fromtimestamp(self.received_ns / 1e9, UTC)

    @property
    def mime(self) -> str:
        return self.headers.get_content_type() if "Content-Type" in self.headers else ""

    @property
    def bearer(self) -> str:
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return token.strip() if scheme.lower() in ("bearer", "oauth") else ""

    @cached_property
    def json(self) -> JsonObject:
        """Return the object in the body; empty when there is none or it cannot be read."""
        try:
            found = json.loads(self.body.content or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def parts(self) -> list[Part]:
        if not self.mime.startswith("multipart/"):
            return []
        boundary = b"--" + str(self.headers.get_param("boundary", "")).encode()
        # Browsers and requests end lines with CR LF, Google's SDK with LF alone.
        pieces = re.split(rb"\r?\n" + re.escape(boundary), b"\n" + self.body.content)
        return [_part(piece) for piece in pieces[1:-1]]

    @cached_property
    def fields(self) -> dict[str, str]:
        """Everything said by name: in the address, in a form, or in a JSON object."""
        said = dict(self.query)
        if self.mime == "application/x-www-form-urlencoded":
            said |= parse_qsl(self.body.content.decode(), keep_blank_values=True)
        elif self.mime == "application/json":
            said |= {name: str(value) for name, value in self.json.items() if value is not None}
        said |= {part.name: part.content.decode() for part in self.parts if not part.filename}
        return said

    def file(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.filename and part.name == name), None)


def _part(piece: bytes) -> Part:
    head, content = re.split(rb"\r?\n\r?\n", piece.lstrip(b"\r\n"), maxsplit=1)
    message = Message()
    for line in head.decode().splitlines():
        name, _, value = line.partition(":")
        message[name] = value.strip()

    def said(word: str) -> str:
        found = re.search(rf'\b{word}="([^"]*)"', message.get("Content-Disposition", ""))
        return found[1] if found else ""

    return Part(said("name"), said("filename"), message.get_content_type(), content)


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    """A file to send as the body, which may be asked for in ranges."""

    def with_headers(self, **headers: str) -> Answer:
        dressed = {name.replace("_", "-"): value for name, value in headers.items()}
        return Answer(self.status, self.body, {**self.headers, **dressed}, self.file)


def json_answer(content: object, status: int = 200, **headers: str) -> Answer:
    body = json.dumps(content, ensure_ascii=False).encode()
    answer = Answer(status, body, {"Content-Type": "application/json; charset=UTF-8"})
    return answer.with_headers(**headers)


def see_other(place: str) -> Answer:
    return Answer(303, headers={"Location": place})


def objects(found: Json) -> list[JsonObject]:
    """Return the objects of a JSON list, and nothing when it is not one."""
    return (
        [cast(JsonObject, one) for one in found if isinstance(one, dict)]
        if isinstance(found, list)
        else []
    )


def inside(found: JsonObject, name: str) -> JsonObject:
    """Return the object that stands under a name, or an empty one."""
    value = found.get(name)
    return cast(JsonObject, value) if isinstance(value, dict) else {}
