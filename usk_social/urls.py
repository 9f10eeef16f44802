"""The site map."""

from allauth.account import views as signing_in
from django.urls import include, path, re_path

from usk_social import views

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
]

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("posts.urls")),
    path("", include("moderation.urls")),
    path("", include("incidents.urls")),
    path("", include("accounts.urls")),
    path("record/", views.record, name="record"),
    path("policy/", views.policy, name="policy"),
    path("house-rules/", views.house_rules, name="house_rules"),
    path("practice/mail/", views.practice_mail, name="practice_mail"),
    path("health/", views.health, name="health"),
    path("health/live/", views.live, name="live"),
    path("accounts/", include(accounts)),
]
