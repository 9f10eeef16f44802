"""Our own short statements of what a platform and we say to each other, and how to hold to them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import platforms.practice

FOLDER = Path(platforms.practice.__file__).with_name("contract")
FLAGS = ("true", "false", "True", "False", "1", "0")


@dataclass(frozen=True)
class Exchange:
    """One request as it went over the wire, and the answer to it."""

    method: str
    path: str
    sent: Mapping[str, object]
    """What was said by name, in the address and in the body together."""
    status: int
    answer: object
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Call:
    name: str
    method: str
    path: str
    sends: Mapping[str, str]
    status: int
    answers: Mapping[str, str]
    spec: str = ""
    schema: str = ""
    shows: str = ""
    lists: bool = False

    def fits(self, exchange: Exchange) -> bool:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(self.path))
        return self.method == exchange.method and bool(re.fullmatch(pattern, exchange.path))


@dataclass(frozen=True)
class Statement:
    platform: str
    calls: tuple[Call, ...]
    always_sent: Mapping[str, str]
    listed: Mapping[str, str]
    error: Mapping[str, str]
    error_statuses: tuple[int, ...] = field(default=())

    @classmethod
    def of(cls, platform: str) -> Statement:
        said = tomllib.loads((FOLDER / f"{platform}.toml").read_text())
        return cls(
            platform=said["platform"],
            calls=tuple(Call(**call) for call in said["call"]),
            always_sent=said["always_sent"],
            listed=said.get("listed", {}),
            error=said["error"]["answers"],
            error_statuses=tuple(said["error"]["statuses"]),
        )

    def call(self, exchange: Exchange) -> Call:
        fitting = [call for call in self.calls if call.fits(exchange)]
        assert fitting, f"{exchange.method} {exchange.path} is in no statement."
        return fitting[0]

    def complaints(self, exchange: Exchange) -> list[str]:
        """Say everything about an exchange that is not as stated; nothing when all is well."""
        call = self.call(exchange)
        allowed = {**call.sends, **self.always_sent, **(self.listed if call.lists else {})}
        sent = {**dict.fromkeys(exchange.files, FILE), **exchange.sent}
        found = [f"{name} is not in the statement" for name in _names(sent) if name not in allowed]
        found += _compare(sent, allowed, flat=exchange.method in ("GET", "DELETE"))
        if exchange.status in self.error_statuses:
            return found + _compare(exchange.answer, self.error)
        if exchange.status not in (call.status, 308):
            found.append(f"the status is {exchange.status}, not {call.status}")
        return found + _compare(exchange.answer, call.answers if exchange.answer else {})


class _File:
    """Stands for the content of a file that was sent."""


FILE = _File()
MISSING = object()


def _names(sent: Mapping[str, object], before: str = "") -> Iterator[str]:
    for name, value in sent.items():
        yield before + name
        if isinstance(value, Mapping):
            yield from _names(value, f"{before}{name}.")


def _compare(content: object, stated: Mapping[str, str], *, flat: bool = False) -> list[str]:
    found = []
    for name, kind in stated.items():
        for value in _values(content, [name] if flat else name.split("."), stated):
            if value is MISSING:
                if not kind.endswith("?"):
                    found.append(f"{name} is missing")
            elif not _is(kind.removesuffix("?"), value):
                found.append(f"{name} is not {kind}: {value!r}")
    return found


def _values(
    content: object, steps: list[str], stated: Mapping[str, str], above: str = ""
) -> Iterator[object]:
    key, rest = steps[0].removesuffix("[]"), steps[1:]
    value = content.get(key, MISSING) if isinstance(content, Mapping) else MISSING
    if value is MISSING or not rest:
        # What stands in something that may be missing may be missing too.
        if not (rest and stated.get(above + key, "").endswith("?")):
            yield value
        return
    inner = value if steps[0].endswith("[]") else [value]
    assert isinstance(inner, list)
    for one in inner:
        yield from _values(one, rest, stated, f"{above}{steps[0]}.")


def _is(kind: str, value: object) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "digits":
            return isinstance(value, str) and bool(re.fullmatch(r"\d{1,19}", value))
        case "whole":
            written = isinstance(value, str) and value.isdecimal()
            return written or (isinstance(value, int) and not isinstance(value, bool))
        case "flag":
            return isinstance(value, bool) or value in FLAGS
        case "time":
            return isinstance(value, str) and bool(datetime.fromisoformat(value))
        case "object":
            return isinstance(value, Mapping)
        case "list":
            return isinstance(value, list)
    return kind == "file" and value is FILE
