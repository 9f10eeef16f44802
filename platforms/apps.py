"""The outside, and the one door to it."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from platforms import checks


class PlatformsConfig(AppConfig):
    name = "platforms"

    def ready(self) -> None:
        register(checks.keys_are_keys)
        register(checks.keys_fit, Tags.database)
