"""The server: one process, one door on this machine, and behind it every practice platform."""

from __future__ import annotations

import logging
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from platforms.practice.desk import Desk
from platforms.practice.faults import Faults
from platforms.practice.hooks import Hooks
from platforms.practice.line import Caller
from platforms.practice.store import Store

logger = logging.getLogger(__name__)


class Practice:
    """The practice platforms, listening. `url` is where, without a slash at the end.

    A test starts its own, on a free port::

        with Practice.running(data=tmp_path) as practice:
            requests.get(practice.url + "/practice/health")
    """

    def __init__(self, data: Path, *, port: int = 0, portal: str = "") -> None:
        """Open the door. May raise `OSError` when the port is taken.

        `portal` is the address of whoever wants to be told what residents do.
        """
        self.faults = Faults()
        self._door = Door(port)
        try:
            self.store = Store(data)
        except BaseException:
            self._door.server_close()
            raise
        self.store.hooks = Hooks(portal) if portal else None
        self._door.desk = Desk(self.store, self.faults)
        self.url = f"http://127.0.0.1:{self._door.server_port}"

    def serve(self) -> None:
        """Answer until `stop` is called from another thread."""
        self._door.serve_forever(poll_interval=0.05)

    def stop(self) -> None:
        """Stop answering, then close."""
        self._door.shutdown()
        self.close()

    def close(self) -> None:
        """Let go of every held answer, hang up, and close the files."""
        self.faults.close()
        self._door.server_close()
        self._door.hang_up()
        self.store.close()

    @classmethod
    @contextmanager
    def running(cls, data: Path, *, port: int = 0, portal: str = "") -> Iterator[Practice]:
        """Serve from a thread of this process for as long as the block lasts."""
        practice = cls(data, port=port, portal=portal)
        thread = threading.Thread(target=practice.serve, name="practice", daemon=True)
        thread.start()
        try:
            yield practice
        finally:
            practice.stop()
            thread.join()


class Door(ThreadingHTTPServer):
    """The listening socket, which knows who is on the line so that it can hang up.

    The library's methods would also take a datagram; a door like this is given sockets only.
    """

    desk: Desk
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        self._lines: dict[threading.Thread, socket.socket] = {}
        self._guard = threading.Lock()
        super().__init__(("127.0.0.1", port), BaseHTTPRequestHandler)

    def server_bind(self) -> None:
        # Not HTTPServer's own, which asks the name service who we are.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def finish_request(  # type: ignore[override]
        self, request: socket.socket, client_address: object
    ) -> None:
        Caller(request, client_address, self, self.desk)

    def process_request_thread(  # type: ignore[override]
        self, request: socket.socket, client_address: object
    ) -> None:
        me = threading.current_thread()
        with self._guard:
            self._lines[me] = request
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._guard:
                del self._lines[me]

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        # A caller that is to be reset has its socket set to linger: closing it says RST, while
        # the usual shutdown would say FIN first.
        if request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER):
            request.close()
        else:
            super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every conversation, also those that are only being kept alive."""
        with self._guard:
            lines = dict(self._lines)
        for thread, line in lines.items():
            with suppress(OSError):  # it had hung up by itself
                line.shutdown(socket.SHUT_RDWR)
            thread.join(timeout=5)

    def handle_error(self, request: object, client_address: object) -> None:
        logger.exception("A request could not be answered.")
