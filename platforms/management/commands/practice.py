"""Run the practice platforms: a Facebook, an X, a YouTube and a council website on this machine."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from platforms.practice.server import Practice


class Command(BaseCommand):
    help = "Run the practice platforms on this machine. They need no database and no broker."
    requires_system_checks: list[str] = []  # noqa: RUF012  Django's own spelling

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8100)
        parser.add_argument("--data", type=Path, default=settings.BASE_DIR / "var" / "practice")
        parser.add_argument("--portal", default="", help="who is told what residents do")

    def handle(self, *, port: int, data: Path, portal: str, **options: object) -> None:
        try:
            practice = Practice(data, port=port, portal=portal)
        except OSError as error:
            raise CommandError(
                f"The practice platforms cannot use port {port}: {error.strerror}."
                " Stop what runs there, or choose another with --port."
            ) from error
        told_to_stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: told_to_stop.set())
        Thread(target=practice.serve, name="practice", daemon=True).start()
        self.stdout.write(f"Practice platforms: {practice.url}/")
        self.stdout.flush()
        told_to_stop.wait()
        practice.stop()
