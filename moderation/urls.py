"""Addresses of the moderation room."""

from django.urls import path

from moderation.views import comment, queue

app_name = "moderation"
urlpatterns = [
    path("moderation/", queue.queue, name="queue"),
    path("moderation/<int:pk>/", comment.comment, name="comment"),
    path("moderation/<int:pk>/decide/", comment.decide, name="decide"),
    path("moderation/<int:pk>/try-again/", comment.try_again, name="try_again"),
    path("moderation/<int:pk>/flag/", comment.flag, name="flag"),
]
