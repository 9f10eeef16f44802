"""The switch that makes a practice platform misbehave, for training and for the tests."""

from __future__ import annotations

import itertools
import re
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from platforms.practice.exchange import Json, JsonObject, Request
from platforms.practice.kinds import PLATFORMS, Kind, Meets

WRITES = ("POST", "PUT", "DELETE")
PUBLISHES = re.compile(r"/feed$|/photos$|^/2/tweets$|/youtube/v3/videos$|[?&]upload_phase=finish")
ENDS_A_VIDEO = re.compile(r"/youtube/v3/videos$|[?&]upload_phase=finish")
PIECE = re.compile(r"bytes (\d+)-\d+/(\d+)")
DROP_AT = 0.8


@dataclass(frozen=True)
class Fault:
    number: int
    platform: str
    kind: Kind
    times: int | None = None
    """How many requests it still meets; None until it is cleared."""
    after: int = 0
    """How many requests it still lets pass first."""
    milliseconds: int = 0
    method: str = ""
    """Meet only requests with this method; any when empty."""
    path: str = ""
    """Meet only requests whose path contains this."""
    since: float = field(default_factory=time.time)

    def meets(self, request: Request) -> bool:
        # Facebook does three things at one place, and says in the question which.
        phase = request.query.get("upload_phase")
        place = f"{request.path}?upload_phase={phase}" if phase else request.path
        if self.path not in place or (self.method and self.method != request.method):
            return False
        match self.kind.nature.meets:
            case Meets.WRITES:
                return bool(self.method) or request.method in WRITES
            case Meets.POSTS:
                return request.method == "POST" and bool(PUBLISHES.search(place))
            case Meets.VIDEOS:
                return request.method == "POST" and bool(ENDS_A_VIDEO.search(place))
            case Meets.FILES:
                return cut_at(request) is not None
            case Meets.RENEWALS:
                return request.path.endswith("/token")
        return True


def cut_at(request: Request) -> int | None:
    """Return after how many bytes of a request four fifths of the whole have come.

    The whole is the request, or the upload of which it is a piece: 0 when they came before it.
    None when they come later, or when the request only announces a file.
    """
    announces = request.method == "POST" and request.query.get("uploadType") == "resumable"
    piece = PIECE.fullmatch(request.headers.get("Content-Range", ""))
    start, total = (int(piece[1]), int(piece[2])) if piece else (0, request.body.length)
    cut = max(0, int(total * DROP_AT) - start)
    return cut if cut < request.body.length and not announces else None


@dataclass(frozen=True)
class Held:
    """A request whose answer is being held."""

    platform: str
    method: str
    path: str
    received_ns: int
    fault: Kind


class Faults:
    """The faults that are switched on, and what they hold. Safe to share between threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)
        self._on: list[Fault] = []
        self._held: list[Held] = []
        self._letting_go = threading.Event()
        self._closed = False

    def switch_on(self, wish: JsonObject) -> Fault:
        """Switch a fault on, or raise `ValueError` with a sentence."""
        fault = self._read(wish)
        with self._changed:
            self._on.append(fault)
        return fault

    def _read(self, wish: JsonObject) -> Fault:
        platform, kind = str(wish.get("platform", "")), str(wish.get("fault", ""))
        if platform not in PLATFORMS:
            raise ValueError(f"platform must be one of: {', '.join(PLATFORMS)}.")
        if kind not in list(Kind):
            raise ValueError(f"fault must be one of: {', '.join(Kind)}.")
        nature = Kind(kind).nature
        if platform not in nature.platforms:
            raise ValueError(f"That trouble can be made on {nature.only_on} only.")
        times = whole(wish.get("times"), "times") or None
        return Fault(
            number=next(self._numbers),
            platform=platform,
            kind=Kind(kind),
            times=None if nature.lasting else times,
            after=whole(wish.get("after"), "after"),
            milliseconds=whole(wish.get("milliseconds"), "milliseconds") or nature.milliseconds,
            method=str(wish.get("method") or "").upper(),
            path=str(wish.get("path") or ""),
        )

    def clear(self) -> None:
        """Switch everything off, and let go of every answer that is being held."""
        with self._changed:
            self._on.clear()
        self.release()

    def close(self) -> None:
        """Switch everything off, and hold nothing from now on."""
        with self._changed:
            self._closed = True
        self.clear()

    def on(self) -> list[Fault]:
        with self._changed:
            return list(self._on)

    def drop(self, platform: str, request: Request) -> bool:
        """Say whether the line goes dead. To be asked before the body is read."""
        return bool(self._take(platform, request, lambda fault: fault.kind is Kind.DROP))

    def take(self, platform: str, request: Request, issued_at: float | None) -> list[Fault]:
        """Return the other faults that meet a request.

        `issued_at` is when its access token was given: a newer token opens what an expired one
        does not.
        """

        def wanted(fault: Fault) -> bool:
            if fault.kind is Kind.EXPIRED:
                return _older(issued_at, fault)
            return fault.kind is not Kind.DROP

        return self._take(platform, request, wanted)

    def _take(
        self, platform: str, request: Request, wanted: Callable[[Fault], bool]
    ) -> list[Fault]:
        """Return faults that meet a request, and count them down."""
        with self._changed:
            due = [
                fault
                for fault in self._on
                if fault.platform == platform and fault.meets(request) and wanted(fault)
            ]
            self._on = list(_counted_down(self._on, due))
            return [fault for fault in due if not fault.after]

    def hold(self, held: Held) -> bool:
        """Wait until the answer is let go. False when that is because we are closing."""
        with self._changed:
            letting_go = self._letting_go
            self._held.append(held)
            self._changed.notify_all()
        letting_go.wait()
        with self._changed:
            self._held.remove(held)
        return not self._closed

    def held(self, *, count: int = 0, seconds: float = 0) -> list[Held]:
        """Return what is being held; before that, wait so long for there to be so many."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._held) >= count, seconds)
            return list(self._held)

    def release(self) -> None:
        """Let go of every answer that is being held or late."""
        with self._changed:
            self._letting_go.set()
            if not self._closed:
                self._letting_go = threading.Event()

    def delay(self, seconds: float) -> None:
        """Wait so long, or until everything is let go."""
        self._letting_go.wait(seconds)


def whole(value: Json, name: str) -> int:
    try:
        return max(0, int(str(value))) if value not in (None, "") else 0
    except ValueError:
        raise ValueError(f"{name} must be a whole number.") from None


def _older(issued_at: float | None, fault: Fault) -> bool:
    """Return whether an access token was given before it expired. Until then, any of ours."""
    return issued_at is not None and (bool(fault.after) or issued_at < fault.since)


def _counted_down(faults: Iterable[Fault], due: list[Fault]) -> Iterable[Fault]:
    for fault in faults:
        if fault not in due:
            yield fault
        elif fault.after:
            yield replace(fault, after=fault.after - 1, since=time.time())
        elif fault.times is None:
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
        "after": fault.after,
        "milliseconds": fault.milliseconds,
        "method": fault.method,
        "path": fault.path,
    }
