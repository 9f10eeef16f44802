"""The switch that makes a practice platform misbehave, for training and for the tests."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from platforms.practice.exchange import Json, JsonObject

PLATFORMS = ("facebook", "x", "youtube")
WRITES = ("POST", "PUT", "DELETE")
USUAL_DELAY_MS = 2_000


class Kind(StrEnum):
    BROKEN_BEFORE = "500-before"
    BROKEN_AFTER = "500-after"
    PROXY_PAGE = "502-html"
    LOST_ANSWER = "lost-answer"
    RESET = "reset"
    NEVER = "never"
    LIMITED = "429"
    LIMITED_OPEN = "429-no-reset"
    EXPIRED = "token-expired"
    DELAY = "delay"
    USAGE_KEY = "usage-key"
    DROP = "drop"

    @property
    def sentence(self) -> str:
        return SENTENCES[self]

    @property
    def only_writes(self) -> bool:
        """Whether it makes sense only for a request that changes something."""
        return self in (
            Kind.BROKEN_BEFORE,
            Kind.BROKEN_AFTER,
            Kind.LOST_ANSWER,
            Kind.RESET,
            Kind.NEVER,
        )


SENTENCES = {
    Kind.BROKEN_BEFORE: "It keeps nothing and answers that it is broken.",
    Kind.BROKEN_AFTER: "It keeps what it was sent, then answers that it is broken.",
    Kind.PROXY_PAGE: "It keeps nothing and a web page about a bad gateway comes back.",
    Kind.LOST_ANSWER: "It keeps what it was sent and hangs up without an answer.",
    Kind.RESET: "It keeps what it was sent and the connection breaks off.",
    Kind.NEVER: "It keeps what it was sent and says nothing at all.",
    Kind.LIMITED: "It says that there were too many requests, and when to come back.",
    Kind.LIMITED_OPEN: "It says that there were too many requests, and not when to come back.",
    Kind.EXPIRED: "It no longer knows the council. Only a newer token opens it again.",
    Kind.DELAY: "It answers two seconds late, or as late as it was told.",
    Kind.USAGE_KEY: "It answers well, with a word about usage that nobody has heard before.",
    Kind.DROP: "The line goes dead when four fifths of what was sent have come.",
}


@dataclass(frozen=True)
class Fault:
    number: int
    platform: str
    kind: Kind
    times: int | None = None
    """How many requests it still meets; None until it is cleared."""
    milliseconds: int = 0
    method: str = ""
    """Meet only requests with this method; any when empty."""
    path: str = ""
    """Meet only requests whose path contains this."""
    since: float = field(default_factory=time.time)

    def meets(self, method: str, path: str) -> bool:
        if self.method:
            return method == self.method and self.path in path
        return self.path in path and (method in WRITES or not self.kind.only_writes)


class Faults:
    """The faults that are switched on. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._on: list[Fault] = []
        self._release = threading.Event()

    def switch_on(self, wish: JsonObject) -> Fault:
        """Switch a fault on, or raise `ValueError` with a sentence."""
        fault = self._read(wish)
        with self._lock:
            self._on.append(fault)
        return fault

    def _read(self, wish: JsonObject) -> Fault:
        platform, kind = str(wish.get("platform", "")), str(wish.get("fault", ""))
        if platform not in PLATFORMS:
            raise ValueError(f"platform must be one of: {', '.join(PLATFORMS)}.")
        if kind not in list(Kind):
            raise ValueError(f"fault must be one of: {', '.join(Kind)}.")
        return Fault(
            number=next(self._numbers),
            platform=platform,
            kind=Kind(kind),
            times=_whole(wish.get("times"), "times") or None,
            milliseconds=_whole(wish.get("milliseconds"), "milliseconds") or USUAL_DELAY_MS,
            method=str(wish.get("method") or "").upper(),
            path=str(wish.get("path") or ""),
        )

    def clear(self) -> None:
        """Switch everything off, and let go of every answer that is being held."""
        with self._lock:
            self._on.clear()
            self._release.set()
            self._release = threading.Event()

    def close(self) -> None:
        """Switch everything off, and hold nothing from now on."""
        with self._lock:
            self._on.clear()
            self._release.set()

    def on(self) -> list[Fault]:
        with self._lock:
            return list(self._on)

    def take(self, platform: str, method: str, path: str, issued_at: float | None) -> list[Fault]:
        """Return the faults that meet a request, and count them down.

        `issued_at` is when its access token was given: a newer token opens what an expired one
        does not.
        """
        with self._lock:
            met = [
                fault
                for fault in self._on
                if fault.platform == platform
                and fault.meets(method, path)
                and (fault.kind is not Kind.EXPIRED or _older(issued_at, fault.since))
            ]
            self._on = list(_counted_down(self._on, met))
            return met

    def hold(self, seconds: float | None = None) -> None:
        """Wait: so long, or until the faults are cleared."""
        self._release.wait(seconds)


def _whole(value: Json, name: str) -> int:
    try:
        return max(0, int(str(value))) if value not in (None, "") else 0
    except ValueError:
        raise ValueError(f"{name} must be a whole number.") from None


def _older(issued_at: float | None, since: float) -> bool:
    return issued_at is not None and issued_at < since


def _counted_down(faults: Iterable[Fault], met: list[Fault]) -> Iterable[Fault]:
    for fault in faults:
        if fault not in met or fault.times is None:
            yield fault
        elif fault.times > 1:
            yield replace(fault, times=fault.times - 1)


def described(fault: Fault) -> JsonObject:
    """Return a fault as JSON."""
    return {
        "number": fault.number,
        "platform": fault.platform,
        "fault": fault.kind.value,
        "sentence": fault.kind.sentence,
        "times": fault.times,
        "milliseconds": fault.milliseconds,
        "method": fault.method,
        "path": fault.path,
    }
