"""Addresses of the moderation room."""

from django.urls import path

from moderation import views

app_name = "moderation"
urlpatterns = [
    path("moderation/", views.queue, name="queue"),
    path("moderation/<int:pk>/", views.comment, name="comment"),
    path("moderation/<int:pk>/decide/", views.decide, name="decide"),
    path("moderation/<int:pk>/try-again/", views.try_again, name="try_again"),
    path("moderation/<int:pk>/flag/", views.flag, name="flag"),
]
