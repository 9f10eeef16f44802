"""Addresses of the incidents room."""

from django.urls import path

from incidents import views

app_name = "incidents"
urlpatterns = [
    path("incidents/", views.incidents, name="list"),
    path("incidents/new/", views.new, name="new"),
    path("incidents/<uuid:pk>/", views.incident, name="incident"),
    path("incidents/<uuid:pk>/take-on/", views.take_on, name="take_on"),
]
