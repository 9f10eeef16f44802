"""How the practice platforms make a page for people: plain, strict, and without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string

from platforms.practice.exchange import Answer

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self';"
    " base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def html(
    template: str, context: Mapping[str, object], status: int = 200, *, leads_to: str = ""
) -> Answer:
    """Render a page. No request is needed, no database, and no context processor.

    `leads_to` is the one other site to which a form of the page may lead on.
    """
    usual = {"portal": settings.SITE_URL}
    body = render_to_string(f"practice/{template}.html", {**usual, **context})
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": f"{POLICY} {leads_to}".strip(),
        "X-Content-Type-Options": "nosniff",
        # Not "no-referrer": with it a browser would not say where our own forms come from.
        "Referrer-Policy": "same-origin",
    }
    return Answer(status, body.encode(), headers)
