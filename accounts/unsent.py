"""Keeps what somebody typed when something has to come first: a sign-in, or the policy."""

from __future__ import annotations

import json
import re
import time
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _

KEPT = "unsent"
KEEP_SECONDS = 60 * 60
MOST_BYTES = 100_000
SECRET = re.compile(r"password|token|secret", re.IGNORECASE)
UNREAD = ("key", "opened", "digest", "next", "check", "save", "apart")
"""Hidden fields and buttons, which nobody typed."""
PERSON = "person"
"""A signed cookie that outlives the session: whose browser this was, and so whose words."""


def remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """Leave in the browser who is signed in, so that nobody else is ever given their words."""
    person = str(request.user.pk)
    if person != _last_person(request):
        response.set_signed_cookie(
            PERSON, person, httponly=True, secure=request.is_secure(), samesite="Lax"
        )


def _last_person(request: HttpRequest) -> str:
    return request.get_signed_cookie(PERSON, default="") or ""


def keep(request: HttpRequest) -> None:
    """Keep the words of a form that came too late, for whoever typed them, for an hour."""
    is_signed_in = request.user.is_authenticated
    unsent = {
        "path": page_of_the_form(request),
        "typed": urlencode(typed(request), doseq=True),
        "has_files": bool(request.FILES),
        "person": str(request.user.pk) if is_signed_in else _last_person(request),
        "was_signed_out": not is_signed_in,
        "at": time.time(),
    }
    if unsent["person"] and len(json.dumps(unsent)) <= MOST_BYTES:
        request.session[KEPT] = unsent


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed, by the names of the fields: no passwords and no tokens."""
    return {name: values for name, values in request.POST.lists() if not SECRET.search(name)}


def words(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be read and copied: the name of each field in words, and what it held."""
    return [
        (name.replace("_", " ").capitalize(), "\n".join(values))
        for name, values in typed(request).items()
        if name not in UNREAD and "".join(values).strip()
    ]


def give_back(request: HttpRequest) -> QueryDict | None:
    """Return once what was typed on this very page before it was led away, or None."""
    unsent = request.session.get(KEPT)
    if request.method != "GET" or not unsent or unsent["path"] != request.get_full_path():
        return None
    del request.session[KEPT]
    is_too_old = time.time() - unsent["at"] > KEEP_SECONDS
    if is_too_old or unsent["person"] != str(request.user.pk):
        return None
    if unsent["was_signed_out"]:
        messages.warning(request, _("You were signed out. What you typed is here; save it now."))
    else:
        messages.warning(request, _("What you typed is here; send it now."))
    if unsent["has_files"]:
        messages.warning(request, _("Choose the picture or video again: browsers do not keep it."))
    return QueryDict(unsent["typed"])


def page_of_the_form(request: HttpRequest) -> str:
    """Return the page that somebody sent a form from; without knowing, where it was sent to."""
    page = urlsplit(request.headers.get("Referer", ""))
    if request.method == "POST" and page.netloc == request.get_host():
        return f"{page.path}?{page.query}" if page.query else page.path
    return request.get_full_path()


def is_from_here(request: HttpRequest) -> bool:
    """True when the browser says that a form was sent from one of our own pages."""
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    here = urlsplit(request.build_absolute_uri("/"))
    there = urlsplit(said)
    return (there.scheme, there.netloc) == (here.scheme, here.netloc)
