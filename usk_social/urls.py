"""The site map."""

from django.urls import include, path

from usk_social import views

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
    path("accounts/", include("allauth.account.urls")),
]
