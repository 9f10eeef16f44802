"""What went wrong."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "incidents"
