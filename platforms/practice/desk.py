"""The desk: finds who answers a request, lets the faults have their way, and keeps the log."""

from __future__ import annotations

import json
import time
from dataclasses import replace

from platforms.practice.control import Control
from platforms.practice.exchange import Answer, Dropped, HangUp, Refused, Request
from platforms.practice.facebook import FACEBOOK
from platforms.practice.faults import Faults, Held, cut_at
from platforms.practice.kinds import Kind
from platforms.practice.people import People
from platforms.practice.records import Line
from platforms.practice.routing import Site
from platforms.practice.store import Store
from platforms.practice.x import X
from platforms.practice.youtube import YOUTUBE

SITES = (FACEBOOK, X, YOUTUBE)
PROXY_PAGE = Answer(
    502,
    b"<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>",
    {"Content-Type": "text/html"},
)
NOTHING = Answer(0)
"""What the log says of a request that went dead before it could be judged."""
LEFT = "caller left"
"""What the log says of who hung up before we had done anything."""


class Desk:
    def __init__(self, store: Store, faults: Faults) -> None:
        self._store = store
        self._faults = faults
        self._control = Control(store, faults)
        self._people = People(store, faults)

    def answer(self, request: Request) -> Answer:
        """Answer a request, or raise `HangUp` where a fault wants silence."""
        for site in SITES:
            if site.owns.match(request.path):
                return self._platform(site, request)
        if request.path.startswith("/practice/"):
            return self._control.answer(request)
        return self._people.answer(request)

    def _platform(self, site: Site, request: Request) -> Answer:
        answer, outcome = NOTHING, []
        try:
            if self._faults.drop(site.name, request):
                outcome.append(str(Kind.DROP))
                request.body.drop_after = cut_at(request)
            issued_at = self._store.issued_at(site.token(request), site.name)
            met = self._faults.take(site.name, request, issued_at)
            request = replace(request, bent={fault.kind: fault.milliseconds for fault in met})
            outcome += request.bent
            answer = self._judge(site, request)
        except Dropped:
            outcome += [] if Kind.DROP in outcome else [LEFT]
            raise
        finally:
            self._note(site, request, answer, ", ".join(outcome) or "answered")
        for kind in request.bent:
            answer = self._spoil(site, Kind(kind), request, answer)
        return answer

    def _judge(self, site: Site, request: Request) -> Answer:
        """Answer as the platform would, unless a fault refuses or the caller leaves before."""
        try:
            if Kind.HOLD_BEFORE in request.bent:
                request.body.fetch()
                if not self._hold(site, Kind.HOLD_BEFORE, request) or request.has_left():
                    raise Dropped
            return refusal(site, request) or site.dress(site.answer(self._store, request))
        except Refused as refused:
            return site.dress(refused.answer)

    def _hold(self, site: Site, kind: Kind, request: Request) -> bool:
        held = Held(site.name, request.method, request.path, request.received_ns, kind)
        return self._faults.hold(held)

    def _spoil(self, site: Site, kind: Kind, request: Request, answer: Answer) -> Answer:
        """Do to a good answer what a fault asks, now that everything is kept."""
        match kind:
            case Kind.BROKEN_AFTER:
                return site.dress(site.broken())
            case Kind.LOST_ANSWER:
                raise HangUp
            case Kind.RESET:
                raise HangUp(rudely=True)
            case Kind.NEVER:
                self._hold(site, kind, request)
                raise HangUp
            case Kind.DELAY | Kind.TOO_LATE:
                self._faults.delay(request.bent[kind] / 1000)
            case Kind.USAGE_KEY:
                return answer.with_headers(X_App_Usage=json.dumps({"mood_of_the_server": 7}))
        return answer

    def _note(self, site: Site, request: Request, answer: Answer, outcome: str) -> None:
        self._store.note(
            Line(
                platform=site.name,
                method=request.method,
                path=request.path,
                received_ns=request.received_ns,
                answered_ns=time.time_ns(),
                size=request.body.length,
                status=answer.status,
                outcome=outcome,
            )
        )


def refusal(site: Site, request: Request) -> Answer | None:
    """Return how a fault refuses a request before anything of it is kept."""
    kinds = request.bent
    if Kind.PROXY_PAGE in kinds:
        return PROXY_PAGE
    if Kind.BROKEN_BEFORE in kinds:
        return site.dress(site.broken())
    if Kind.LIMITED in kinds:
        return site.dress(site.limited(True))
    if Kind.LIMITED_OPEN in kinds:
        return site.dress(site.limited(False))
    if Kind.EXPIRED in kinds:
        return site.dress(site.expired(request))
    return None
