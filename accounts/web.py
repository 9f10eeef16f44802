"""What every view shares: who may enter, and how an outcome is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from accounts import unsent
from accounts.models import User
from accounts.reading import reading_of
from audit.models import MovedOn, record
from policy.clause import Refused
from policy.reading import READ_FIRST
from policy.roles import Permission

View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Let only those in whose offices of today carry one of these permissions.

    What waits for the policy to be read (1.1) leads there first, and back.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
            if not any(request.user.can(permission) for permission in permissions):
                note_attempt(request)
                raise PermissionDenied
            if READ_FIRST.issuperset(permissions) and not _has_read(request):
                return _to_the_policy(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def note_attempt(request: Request) -> None:
    """A form that no page has offered them was made by hand: it leaves a line in the record."""
    if request.method == "POST":
        record("user.attempt_refused", request.user, by=request.user, address=request.path[:200])


def _has_read(request: Request) -> bool:
    return reading_of(request.user, now=timezone.now()).is_accepted


def _to_the_policy(request: Request) -> HttpResponseRedirect:
    """Lead to the policy and back to this page; a form that was sent waits there meanwhile."""
    if request.method == "POST":
        unsent.keep(request)
    back = urlencode({"next": unsent.page_of_the_form(request)})
    return redirect(f"{reverse('accounts:accept')}?{back}")


@contextmanager
def telling(request: HttpRequest, done: str) -> Iterator[None]:
    """Tell the person that it is done, or why it was refused."""
    try:
        yield
    except (Refused, MovedOn) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
