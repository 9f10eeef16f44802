"""Fills an empty practice database with a council. What is there already is kept."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from usk_social.demo import council


class Command(BaseCommand):
    help = "Fill an empty practice database with a believable council."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.PRACTICE:
            raise CommandError("The practice council is for practice only: PRACTICE is off.")
        if User.objects.exists():
            self.stdout.write("The practice council is there already.")
            return
        council.settle(practice=settings.VAR_DIR / "practice", now=timezone.now())
        self.stdout.write("The practice council is ready.")
