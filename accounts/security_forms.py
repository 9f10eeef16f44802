"""The forms of the second step, which are allauth's, with a line in the log when they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from accounts.security import Caller, What, note


@contextmanager
def noting_refusals(person: User | None, why: str) -> Iterator[None]:
    """Note that somebody was refused, or locked out when they were too many times."""
    try:
        yield
    except ValidationError as refusal:
        is_locked = refusal.code == "too_many_login_attempts"
        note(
            What.LOCKED_OUT if is_locked else What.REFUSED,
            person=person,
            caller=Caller.of(context.request),
            now=timezone.now(),
            detail="" if is_locked else why,
        )
        raise


class Code(AuthenticateForm):
    def clean_code(self) -> str:
        with noting_refusals(self.user, "the code was wrong"):
            return str(super().clean_code())


class CodeAgain(ReauthenticateForm):
    def clean_code(self) -> str:
        with noting_refusals(self.user, "the code was wrong"):
            return str(super().clean_code())


class Passkey(AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with noting_refusals(self.user, "the passkey was not right"):
            passkey: Authenticator = super().clean_credential()
            return passkey
