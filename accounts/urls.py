"""Addresses of the accounts room."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("channels/", views.channels, name="channels"),
    path("channels/<int:pk>/activate/", views.activate, name="activate"),
    path("pause/", views.pause, name="pause"),
    path("people/", views.people, name="people"),
]
