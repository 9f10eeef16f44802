"""The outside, and the one door to it."""

from django.apps import AppConfig


class PlatformsConfig(AppConfig):
    name = "platforms"
