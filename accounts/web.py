"""What every view shares: who may enter, and how an outcome is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from accounts.models import User
from audit.models import MovedOn
from policy.clause import Refused
from policy.roles import Permission

View = Callable[..., HttpResponseBase]


class Request(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


def requires(permission: Permission) -> Callable[[View], View]:
    """Let only those in whose offices of today carry this permission."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.can(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


@contextmanager
def telling(request: HttpRequest, done: str) -> Iterator[None]:
    """Tell the person that it is done, or why it was refused."""
    try:
        yield
    except (Refused, MovedOn) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
