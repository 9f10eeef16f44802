"""The clock that stops a task in the middle of a call, as Celery's does: by a signal."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from celery.exceptions import SoftTimeLimitExceeded

from tests.platforms.scripted import Scripted


class Alarm(threading.Event):
    """Goes off as soon as somebody waits for it: the server, when it falls silent."""

    def wait(self, timeout: float | None = None) -> bool:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGALRM)
        return super().wait(timeout)


@contextmanager
def stopped_by(server: Scripted) -> Iterator[None]:
    """Stop the test where it waits for this server's silence."""
    server.over = Alarm()
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SoftTimeLimitExceeded
