"""The desk: finds who answers a request, lets the faults have their way, and keeps the log."""

from __future__ import annotations

import json
import time

from platforms.practice.control import Control
from platforms.practice.exchange import Answer, HangUp, Refused, Request
from platforms.practice.facebook import FACEBOOK
from platforms.practice.faults import Fault, Faults, Kind
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
DROP_AT = 0.8


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
        issued_at = self._store.issued_at(site.token(request), site.name)
        met = self._faults.take(site.name, request.method, request.path, issued_at)
        kinds = {fault.kind for fault in met}
        if Kind.DROP in kinds:
            request.body.drop_after = int(request.body.length * DROP_AT)
        answer = NOTHING
        try:
            answer = refusal(site, kinds) or self._ask(site, request)
        finally:
            self._note(site, request, answer, met)
        for fault in met:
            answer = self._spoil(site, fault, answer)
        return answer

    def _ask(self, site: Site, request: Request) -> Answer:
        try:
            return site.dress(site.answer(self._store, request))
        except Refused as refused:
            return site.dress(refused.answer)

    def _spoil(self, site: Site, fault: Fault, answer: Answer) -> Answer:
        """Do to a good answer what the fault asks, now that everything is kept."""
        match fault.kind:
            case Kind.BROKEN_AFTER:
                return site.dress(site.broken())
            case Kind.LOST_ANSWER:
                raise HangUp
            case Kind.RESET:
                raise HangUp(rudely=True)
            case Kind.NEVER:
                self._faults.hold()
                raise HangUp
            case Kind.DELAY:
                self._faults.hold(fault.milliseconds / 1000)
            case Kind.USAGE_KEY:
                return answer.with_headers(X_App_Usage=json.dumps({"mood_of_the_server": 7}))
        return answer

    def _note(self, site: Site, request: Request, answer: Answer, met: list[Fault]) -> None:
        self._store.note(
            Line(
                platform=site.name,
                method=request.method,
                path=request.path,
                received_ns=request.received_ns,
                answered_ns=time.time_ns(),
                size=request.body.length,
                status=answer.status,
                outcome=", ".join(fault.kind for fault in met) or "answered",
            )
        )


def refusal(site: Site, kinds: set[Kind]) -> Answer | None:
    """Return how a fault refuses a request before anything of it is kept."""
    if Kind.PROXY_PAGE in kinds:
        return PROXY_PAGE
    if Kind.BROKEN_BEFORE in kinds:
        return site.dress(site.broken())
    if Kind.LIMITED in kinds:
        return site.dress(site.limited(True))
    if Kind.LIMITED_OPEN in kinds:
        return site.dress(site.limited(False))
    if Kind.EXPIRED in kinds:
        return site.dress(site.expired())
    return None
