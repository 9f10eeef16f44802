"""A line to one address, and a watch that hangs up when the answer takes too long."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection

PATIENCE = Timeout(connect=3, read=5)
"""Seconds of silence. Whoever is never silent for so long is the watch's to stop."""


class Watch:
    """Hangs up on whoever answers so slowly that the time runs out, a byte now and then or not."""

    def __init__(self, until: float) -> None:
        self._timer = threading.Timer(max(0.0, until - time.monotonic()), self._hang_up)
        self._timer.daemon = True
        self._line: socket.socket | None = None
        self._is_over = threading.Event()

    def over(self, line: socket.socket) -> socket.socket:
        """Watch over a line; it stays the caller's."""
        self._line = line.dup()
        if self.is_over():
            self._hang_up()
        return line

    def is_over(self) -> bool:
        return self._is_over.is_set()

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._line:
            self._line.close()

    def _hang_up(self) -> None:
        self._is_over.set()
        if self._line:
            with suppress(OSError):  # they were first
                self._line.shutdown(socket.SHUT_RDWR)


class _Watched:
    """A connection whose line is watched from before the first byte, handshake included."""

    def __init__(self, *place: Any, watch: Watch, **usual: Any) -> None:
        super().__init__(*place, **usual)
        self._watch = watch

    def _new_conn(self) -> socket.socket:
        return self._watch.over(super()._new_conn())  # type: ignore[misc]


class _Plain(_Watched, HTTPConnection):
    """Without encryption, as practice has it."""


class _Secure(_Watched, HTTPSConnection):
    """With a certificate for the name that was asked for, not for the address."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


def pool_to(place: str, port: int, *, watch: Watch, name: str) -> HTTPConnectionPool:
    """Return a pool that connects to this address, and where a name is given, encrypted.

    `place` is an IP address, so that nothing is looked up again; the certificate must be `name`'s.
    """
    if not name:
        return _PlainPool(place, port, timeout=PATIENCE, watch=watch)
    return _SecurePool(
        place, port, timeout=PATIENCE, server_hostname=name, assert_hostname=name, watch=watch
    )
