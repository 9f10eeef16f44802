"""The site map."""

from allauth.account import views as signing_in
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path, reverse_lazy
from django.views.generic import RedirectView

from moderation.views.house_rules import house_rules
from usk_social import views

MY_SECURITY = reverse_lazy("accounts:security")

# Those of allauth's pages that the council uses. Its forms lead to `account_signup` by name, which
# the adapter keeps closed; everything else of it (more addresses, codes by mail) is not there.
accounts = [
    path("login/", signing_in.login, name="account_login"),
    path("logout/", signing_in.logout, name="account_logout"),
    path("inactive/", signing_in.account_inactive, name="account_inactive"),
    path("signup/", signing_in.signup, name="account_signup"),
    path("reauthenticate/", signing_in.reauthenticate, name="account_reauthenticate"),
    path("password/change/", signing_in.password_change, name="account_change_password"),
    path("password/reset/", signing_in.password_reset, name="account_reset_password"),
    path(
        "password/reset/done/", signing_in.password_reset_done, name="account_reset_password_done"
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        signing_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        signing_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("two-step/", RedirectView.as_view(url=MY_SECURITY), name="mfa_index"),
    path("two-step/sign-in/", second_step.authenticate, name="mfa_authenticate"),
    path("two-step/reauthenticate/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("two-step/app/", app.activate_totp, name="mfa_activate_totp"),
    path(
        "two-step/app/remove/",
        app.DeactivateTOTPView.as_view(success_url=MY_SECURITY),
        name="mfa_deactivate_totp",
    ),
    path("two-step/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("two-step/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("two-step/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("two-step/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "two-step/passkeys/<int:pk>/remove/",
        passkeys.RemoveWebAuthnView.as_view(success_url=MY_SECURITY),
        name="mfa_remove_webauthn",
    ),
    path(
        "two-step/passkeys/sign-in/",
        login_not_required(passkeys.login_webauthn),
        name="mfa_login_webauthn",
    ),
    path(
        "two-step/passkeys/reauthenticate/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("posts.urls")),
    path("", include("moderation.urls")),
    path("", include("incidents.urls")),
    path("", include("accounts.urls")),
    path("approvals/", views.approvals, name="approvals"),
    path("posts/trouble/", views.trouble, name="trouble"),
    path("channels/", views.channels, name="channels"),
    path("official-channels/", views.official_channels, name="official_channels"),
    path("record/", views.record, name="record"),
    path("policy/", views.policy, name="policy"),
    path("house-rules/", house_rules, name="house_rules"),
    path("practice/mail/", views.practice_mail, name="practice_mail"),
    path("health/", views.health, name="health"),
    path("health/live/", views.live, name="live"),
    path("accounts/", include(accounts)),
]
