"""Somebody walks through a practice platform's own page, and comes back with what it gave."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import requests

from platforms.signing_in import Begun


def agreed(begun: Begun, who: str = "council", leave_out: str = "") -> dict[str, str]:
    """Agree as a persona, perhaps to all but one permission; return what came back."""
    scopes = dict(parse_qsl(urlsplit(begun.address).query))["scope"].replace(",", " ").split()
    ticked = {scope: "on" for scope in scopes if not scope.endswith(leave_out or " ")}
    return _sent(begun, {"who": who, "agree": "1", **ticked})


def cancelled(begun: Begun) -> dict[str, str]:
    return _sent(begun, {"who": "council", "cancel": "1"})


def _sent(begun: Begun, form: dict[str, str]) -> dict[str, str]:
    answer = requests.post(begun.address, data=form, allow_redirects=False, timeout=5)
    assert answer.status_code == 303, answer.text
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))
