"""The forms of signing in, which are allauth's, and what ours refuse or note beyond them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.account.forms import ResetPasswordForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP
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


class ForgottenPassword(ResetPasswordForm):
    users: list[User]

    def clean_email(self) -> str:
        """Send no letter to whoever never chose a password: their invitation is the way in."""
        typed = str(super().clean_email())
        self.users = [person for person in self.users if person.has_usable_password()]
        return typed


class NewApp(ActivateTOTPForm):
    def clean_code(self) -> str:
        """Take the first code of an app once, as allauth takes every later one."""
        code = str(super().clean_code())
        # It only remembers codes of an app that is kept already, under the person's key.
        if not TOTP(Authenticator(user=self.user))._mark_code_used(code):
            raise get_adapter().validation_error("incorrect_code")
        return code


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
