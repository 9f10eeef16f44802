"""Addresses of the accounts room."""

from django.urls import path

from accounts.views import channels, pausing, people

app_name = "accounts"
urlpatterns = [
    path("channels/", channels.channels, name="channels"),
    path("channels/<int:pk>/activate/", channels.activate, name="activate"),
    path("pause/", pausing.pause, name="pause"),
    path("people/", people.people, name="people"),
]
