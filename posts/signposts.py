"""Looks at the council web page that a post signposts people to (1.5)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial

from accounts.models import Council
from platforms.fetch import NotReached, Seen
from platforms.fetch import look as fetch
from policy.website import is_home_page, listed
from posts.models import Check

LEFT_BEHIND = timedelta(seconds=15)
"""A look that is asked for and not done by then was lost on the way: it is done by the sweep."""
AT_MOST = 50
LONGEST = 300
MISSING = re.compile(
    r"\bnot found\b|\berror 404\b|^404\b|\bheb ei (?:chanfod|ganfod)\b", re.IGNORECASE
)
"""What a page is called that is not there, where the website answers as if it were."""


def look(check_id: int, *, now: datetime) -> None:
    """Fetch the page and write down what was seen. A page that fails is warned of, not blocked."""
    check = Check.objects.get(pk=check_id)
    try:
        seen = fetch(check.url, allowed=partial(listed, hosts=Council.now().hosts()))
    except NotReached as error:
        found = {"problem": f"{error} Check the address.", "final_url": error.led_to[:500]}
    else:
        found = {
            "problem": problem_at(check.url, seen)[:LONGEST],
            "title": seen.title,
            "text": seen.text,
            "final_url": seen.url[:500],
        }
    nothing = {"problem": "", "title": "", "text": "", "final_url": ""}
    Check.objects.filter(pk=check_id).update(seen_at=now, **nothing | found)


def problem_at(url: str, seen: Seen) -> str:
    """Say in a sentence what is wrong with a page that was looked for at this address."""
    if seen.status != 200:
        return f"The council's website answers {seen.status} there: is the address right?"
    if not seen.is_page():
        kind = seen.kind.rpartition("/")[2].upper()[:40]
        return f"That is a file ({kind}), not a page. Point to the page on which it stands."
    if is_home_page(url):
        return "That is the website's home page. Is there a more exact page?"
    if is_home_page(seen.url):
        return "That address leads on to the website's home page. Is there a more exact page?"
    if MISSING.search(seen.title):
        return f"The page there is called “{seen.title[:80]}”: is the address right?"
    return ""


def look_at_all_unseen(*, now: datetime) -> None:
    lost = Check.objects.filter(seen_at=None, asked_at__lt=now - LEFT_BEHIND)
    for pk in lost.order_by("-asked_at").values_list("pk", flat=True)[:AT_MOST]:
        look(pk, now=now)
