"""Looks at the council web page that a post signposts people to (1.5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from accounts.models import Council
from platforms.fetch import NotReached
from platforms.fetch import look as fetch
from policy.website import listed
from posts.models import Check

LEFT_BEHIND = timedelta(seconds=15)
"""A look that is asked for and not done by then was lost on the way: it is done by the sweep."""


def look(check_id: int, *, now: datetime) -> None:
    """Fetch the page and write down what was seen. A page that fails is warned of, not blocked."""
    check = Check.objects.get(pk=check_id)
    try:
        seen = fetch(check.url, allowed=partial(listed, hosts=Council.now().hosts()))
    except NotReached as error:
        title, problem = "", f"{error} Check the address."
    else:
        title, problem = seen.title, _problem(seen.status, check.url)
    Check.objects.filter(pk=check_id).update(seen_at=now, title=title, problem=problem)


def _problem(status: int, url: str) -> str:
    if status != 200:
        return f"The council's website answers {status} there: is the address right?"
    if urlsplit(url).path in ("", "/"):
        return "That is the website's home page. Is there a more exact page?"
    return ""


def look_at_all_unseen(*, now: datetime) -> None:
    lost = Check.objects.filter(seen_at=None, asked_at__lt=now - LEFT_BEHIND)
    for pk in lost.values_list("pk", flat=True)[:50]:
        look(pk, now=now)
