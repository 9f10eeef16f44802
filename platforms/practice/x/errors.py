"""How X says no: a problem in JSON with a status, a title and a detail, and no code."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Final

from platforms.practice.exchange import Answer, JsonObject, json_answer

PROBLEMS: Final = "https://api.twitter.com/2/problems/"
WINDOW: Final = 15 * 60
LIMIT: Final = 100


def _reset() -> str:
    return str((int(time.time()) // WINDOW + 1) * WINDOW)


def with_limits(answer: Answer) -> Answer:
    """Put on the headers of the rate limit. Practice runs out only when a fault says so."""
    usual = {"x-rate-limit-limit": str(LIMIT), "x-rate-limit-remaining": str(LIMIT - 1)}
    if answer.status != 429:
        usual["x-rate-limit-reset"] = _reset()
    return replace(answer, headers={**usual, **answer.headers})


def _problem(status: int, title: str, detail: str, kind: str = "about:blank") -> Answer:
    return json_answer({"title": title, "detail": detail, "type": kind, "status": status}, status)


def invalid(message: str, **parameters: str) -> Answer:
    error: JsonObject = {"message": message}
    if parameters:
        error["parameters"] = {name: [value] for name, value in parameters.items()}
    return json_answer(
        {
            "errors": [error],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": PROBLEMS + "invalid-request",
        },
        400,
    )


def unauthorised() -> Answer:
    return _problem(401, "Unauthorized", "Unauthorized")


def forbidden(detail: str) -> Answer:
    return _problem(403, "Forbidden", detail)


def repeated() -> Answer:
    return forbidden("You are not allowed to create a Tweet with duplicate content.")


def gone(parameter: str, value: str, status: int = 404) -> Answer:
    """Say that something is not there: with 200 to a reader, with 404 to who wants a change."""
    problem: JsonObject = {
        "value": value,
        "detail": f"Could not find tweet with {parameter}: [{value}].",
        "title": "Not Found Error",
        "resource_type": "tweet",
        "parameter": parameter,
        "resource_id": value,
        "type": PROBLEMS + "resource-not-found",
    }
    return json_answer({"errors": [problem]}, status)


def limited(with_reset: bool) -> Answer:
    answer = _problem(429, "Too Many Requests", "Too Many Requests")
    spent = {"x-rate-limit-remaining": "0"}
    if with_reset:
        spent["x-rate-limit-reset"] = _reset()
    return replace(answer, headers={**answer.headers, **spent})


def broken() -> Answer:
    return _problem(500, "Internal Server Error", "Something is broken.")
