"""Which function answers which path, and which platform a path belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from platforms.practice.exchange import Answer, Request
from platforms.practice.store import Store

Handler: TypeAlias = Callable[[Store, Request], Answer]


@dataclass(frozen=True)
class Route:
    method: str
    path: re.Pattern[str]
    handler: Handler


def route(method: str, path: str, handler: Handler) -> Route:
    """Bind a path, in which a `{name}` stands for anything but a slash, to its handler."""
    pieces = (
        f"(?P<{piece[1:-1]}>[^/]+)" if piece.startswith("{") else re.escape(piece)
        for piece in re.split(r"(\{\w+\})", path)
    )
    return Route(method, re.compile("".join(pieces)), handler)


def answer_from(routes: Sequence[Route], store: Store, request: Request) -> Answer | None:
    """Answer by the first route that fits; None when none does."""
    for one in routes:
        if one.method == request.method and (found := one.path.fullmatch(request.path)):
            return one.handler(store, replace(request, at=found.groupdict()))
    return None


@dataclass(frozen=True)
class Site:
    """One of the places behind our door: its paths, and its own ways of saying no."""

    name: str
    owns: re.Pattern[str]
    routes: Sequence[Route]
    admit: Callable[[Store, Request], None]
    """Raise `Refused` unless the request carries a token that we gave and that still opens."""
    token: Callable[[Request], str]
    """Return the token that may have expired."""
    dress: Callable[[Answer], Answer]
    """Put on the headers that every answer of this platform wears."""
    missing: Callable[[Request], Answer]
    expired: Callable[[Request], Answer]
    limited: Callable[[bool], Answer]
    """Say "too many requests": with the time at which to come back, or without."""
    broken: Callable[[], Answer]

    def answer(self, store: Store, request: Request) -> Answer:
        """Answer as the platform would. May raise `Refused`."""
        self.admit(store, request)
        return answer_from(self.routes, store, request) or self.missing(request)
