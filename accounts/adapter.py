"""How people sign in: no open registration, nobody outside their dates, and a second step."""

from __future__ import annotations

import time

import qrcode
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from qrcode.image.svg import SvgPathFillImage

from accounts.models import User
from accounts.security import Caller, What, note, note_sign_in, sign_out_elsewhere
from accounts.security_forms import noting_refusals
from audit.models import record
from platforms import sealed

NOTICES: dict[str, tuple[What, str]] = {
    "account/email/password_changed": (What.PASSWORD_CHANGED, ""),
    "account/email/password_reset": (What.PASSWORD_CHANGED, "by the link in a letter"),
    "mfa/email/totp_activated": (What.FACTOR_ADDED, "an authenticator app"),
    "mfa/email/totp_deactivated": (What.FACTOR_REMOVED, "the authenticator app"),
    "mfa/email/webauthn_added": (What.FACTOR_ADDED, "a passkey"),
    "mfa/email/webauthn_removed": (What.FACTOR_REMOVED, "a passkey"),
    "mfa/email/recovery_codes_generated": (What.FACTOR_ADDED, "new recovery codes"),
}
"""What allauth would write a letter about. It becomes a line of the log, and the letter ours."""


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Count the try, and refuse even the right password after too many wrong ones."""
        with noting_refusals(_whose(credentials), "too many tries"):
            super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        self._note(What.REFUSED, _whose(credentials), "the password was wrong")

    def pre_login(self, request: HttpRequest, user: User, **kwargs: object) -> HttpResponse | None:
        """Refuse somebody whose access has ended, after the password, so that none is guessed."""
        if why := user.why_no_access(timezone.localdate()):
            record("user.sign_in_refused", user, by=None, why=why)
            self._note(What.REFUSED, user, "no access on this day")
            messages.error(request, why)
            return redirect("account_login")
        refusal: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return refusal

    def post_login(self, request: HttpRequest, user: User, **kwargs: object) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        note_sign_in(user, request, response, now=timezone.now())
        return response

    def logout(self, request: HttpRequest) -> None:
        self._note(What.SIGNED_OUT, User.objects.get(pk=request.user.pk))
        super().logout(request)

    def send_notification_mail(self, prefix: str, user: User, *args: object, **kw: object) -> None:
        """Note what changed, and end the sessions that never passed a step that is new."""
        what, detail = NOTICES[prefix]
        self._note(what, user, detail)
        if what is What.FACTOR_ADDED:
            sign_out_elsewhere(user, but=self.request.session.session_key)

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whoever has just signed in is not asked again who they are."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def _note(self, what: What, person: User | None, detail: str = "") -> None:
        caller = Caller.of(self.request)
        note(what, person=person, caller=caller, now=timezone.now(), detail=detail)


def _whose(credentials: dict[str, str]) -> User | None:
    """Whose address was typed, looked for alike whether anybody has it or not."""
    owner: User | None = User.objects.filter(email=credentials.get("email", "").lower()).first()
    return owner


class SecondStep(DefaultMFAAdapter):
    """The second step of signing in, with its secrets sealed."""

    def encrypt(self, text: str) -> str:
        return sealed.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """Draw the code dark on light in both schemes, and without a style of its own."""
        drawn: str = qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
        return drawn

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Name a new passkey after the browser that makes it, which people remember."""
        return Caller.of(self.request).browser

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.COUNCIL_NAME}
