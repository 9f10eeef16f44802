"""What the forms about people share: what was typed before a sign-in, and a refusal in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.http import QueryDict

from accounts import unsent
from accounts.web import Request
from audit.models import MovedOn
from policy.clause import Refused


def typed(request: Request) -> QueryDict | None:
    """What was typed into this page: just now, or before its form came too late."""
    return request.POST or unsent.give_back(request)


@contextmanager
def refusing_in(form: forms.Form) -> Iterator[None]:
    """Say in the form why it was refused, with everything that was typed still there."""
    try:
        yield
    except (Refused, MovedOn) as refusal:
        form.add_error(None, str(refusal))
