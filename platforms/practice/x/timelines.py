"""Timelines: what the council said, and where others mentioned it. Newest first, in pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from platforms.practice.accounts import X
from platforms.practice.exchange import Answer, Json, Refused, Request, json_answer
from platforms.practice.store import Store
from platforms.practice.x import errors, shapes, text

FEWEST, MOST, USUAL = 5, 100, 10
PAGE_MARK: Final = "practice"


def own(store: Store, request: Request) -> Answer:
    """GET /2/users/{id}/tweets."""
    found = [shapes.tweet(store, post) for post in store.posts("x")]
    if "replies" not in shapes.asked(request, "exclude"):
        replies = [comment for comment in store.comments("x") if comment.by_council]
        found += [shapes.tweet(store, reply) for reply in replies]
    return _listed(store, request, found)


def mentions(store: Store, request: Request) -> Answer:
    """GET /2/users/{id}/mentions: what residents wrote that names the council's account."""
    found = [
        shapes.tweet(store, comment)
        for comment in store.comments("x")
        if not comment.by_council and text.mentions_council(comment.text)
    ]
    return _listed(store, request, found)


def _whole(request: Request, name: str, usual: int) -> int:
    if not (written := request.query.get(name)):
        return usual
    if not written.isdecimal() or len(written) > 19:
        raise Refused(
            errors.invalid(f"The `{name}` query parameter value is not valid", **{name: written})
        )
    return int(written)


def _time(request: Request, name: str) -> float | None:
    if not (written := request.query.get(name)):
        return None
    try:
        return datetime.fromisoformat(written).timestamp()
    except ValueError:
        message = f"The `{name}` query parameter value is not valid"
        raise Refused(errors.invalid(message, **{name: written})) from None


def _listed(store: Store, request: Request, found: Sequence[shapes.Tweet]) -> Answer:
    if request.at["id"] != X.external_id:
        raise Refused(errors.gone("id", request.at["id"]))
    most = _whole(request, "max_results", USUAL)
    if not FEWEST <= most <= MOST:
        message = (
            f"The `max_results` query parameter value [{most}] is not between {FEWEST} and {MOST}"
        )
        raise Refused(errors.invalid(message, max_results=str(most)))
    page = _page(request, _between(request, found))
    answer: dict[str, Json] = {}
    shown = page[:most]
    if shown:
        answer["data"] = [shapes.shown(store, one, request) for one in shown]
    if beside := shapes.includes(shown, request):
        answer["includes"] = beside
    meta: dict[str, Json] = {"result_count": len(shown)}
    if shown:
        meta |= {"newest_id": shown[0].id, "oldest_id": shown[-1].id}
    if len(page) > most:
        meta["next_token"] = PAGE_MARK + shown[-1].id
    return json_answer({**answer, "meta": meta})


def _between(request: Request, found: Sequence[shapes.Tweet]) -> list[shapes.Tweet]:
    after, before = _whole(request, "since_id", 0), _whole(request, "until_id", 10**19)
    start, end = _time(request, "start_time"), _time(request, "end_time")
    inside = (
        one
        for one in found
        if after < int(one.id) < before
        and (start is None or one.created_at.timestamp() >= start)
        and (end is None or one.created_at.timestamp() < end)
    )
    return sorted(inside, key=lambda one: int(one.id), reverse=True)


def _page(request: Request, found: list[shapes.Tweet]) -> list[shapes.Tweet]:
    token = request.query.get("pagination_token", "")
    if not token:
        return found
    last = token.removeprefix(PAGE_MARK)
    if not last.isdecimal():
        message = "The `pagination_token` query parameter value is not valid"
        raise Refused(errors.invalid(message, pagination_token=token))
    return [one for one in found if int(one.id) < int(last)]
