"""The top, which brings the workers' application along: whoever sends a task then finds it."""

from django.apps import AppConfig

from usk_social.celery import app as celery_app

__all__ = ["UskSocialConfig", "celery_app"]


class UskSocialConfig(AppConfig):
    name = "usk_social"
