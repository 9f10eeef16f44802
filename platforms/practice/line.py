"""One caller on the line: reads a request, has it answered, and sends the answer, or does not."""

from __future__ import annotations

import re
import socket
import struct
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BufferedReader
from socketserver import BaseServer
from typing import cast
from urllib.parse import parse_qsl, unquote, urlsplit

from platforms.practice.desk import Desk
from platforms.practice.exchange import Answer, Body, Dropped, HangUp, Request

OUR_NAMES = ("127.0.0.1", "localhost")
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Caller(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Practice"
    sys_version = ""
    wbufsize = -1
    disable_nagle_algorithm = True
    received_ns = 0

    def __init__(self, line: socket.socket, address: object, door: BaseServer, desk: Desk) -> None:
        self.desk = desk
        super().__init__(line, address, door)

    def handle_one_request(self) -> None:
        try:
            cast(BufferedReader, self.rfile).peek(1)
        except OSError:
            self.close_connection = True
            return
        self.received_ns = time.time_ns()
        super().handle_one_request()

    def answer(self) -> None:
        """Answer one request. Every method comes here."""
        if (length := self._length()) is None:
            return
        body = Body(cast(BufferedReader, self.rfile), length)
        try:
            self._send(self._ask(body))
            self._finish(body)
        except HangUp as wish:
            self.close_connection = True
            # What lies unread when a socket is closed turns a polite end into a reset.
            body.discard()
            if wish.rudely:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        except (Dropped, ConnectionError):
            self.close_connection = True

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

    def _length(self) -> int | None:
        if "Transfer-Encoding" in self.headers:
            self.send_error(HTTPStatus.LENGTH_REQUIRED)
            return None
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal():
            self.send_error(HTTPStatus.BAD_REQUEST)
            return None
        return int(length)

    def _ask(self, body: Body) -> Answer:
        host = self.headers.get("Host", "")
        if re.sub(r":\d+$", "", host) not in OUR_NAMES:
            # A page elsewhere may point its own name at this machine; we answer to ours only.
            return Answer(421, b"The practice platforms answer to 127.0.0.1 and localhost only.\n")
        if self.command not in ("GET", "HEAD") and self._from_elsewhere(host):
            return Answer(403, b"This form was sent from another site. Open the page here.\n")
        place = urlsplit(self.path)
        return self.desk.answer(
            Request(
                method="GET" if self.command == "HEAD" else self.command,
                path=unquote(place.path),
                query=_query(place.query),
                headers=self.headers,
                body=body,
                received_ns=self.received_ns,
                base=f"http://{host}",
                has_left=self._has_left,
            )
        )

    def _has_left(self) -> bool:
        try:
            return not self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _from_elsewhere(self, host: str) -> bool:
        site = self.headers.get("Sec-Fetch-Site", "none")
        origin = self.headers.get("Origin", f"http://{host}")
        return site not in ("none", "same-origin") or origin != f"http://{host}"

    def _send(self, answer: Answer) -> None:
        start, end, size = 0, len(answer.body), len(answer.body)
        status, headers = answer.status, dict(answer.headers)
        if answer.file:
            size = end = answer.file.stat().st_size
            headers["Accept-Ranges"] = "bytes"
            if wanted := _span(self.headers.get("Range", ""), size):
                start, end = wanted
                status = HTTPStatus.PARTIAL_CONTENT
                headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(end - start))
        self.end_headers()
        if self.command == "HEAD":
            return
        if answer.file:
            with answer.file.open("rb") as file:
                file.seek(start)
                while (left := end - file.tell()) > 0:
                    self.wfile.write(file.read(min(left, 1 << 18)))
        else:
            self.wfile.write(answer.body)

    def _finish(self, body: Body) -> None:
        self.wfile.flush()
        body.discard()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the store keeps a log of requests, and it holds no tokens."""


def _query(text: str) -> dict[str, str]:
    """Read a query. What is said twice is a list, as if it had been said with a comma."""
    found: dict[str, str] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        found[name] = f"{found[name]},{value}" if name in found else value
    return found


def _span(wanted: str, size: int) -> tuple[int, int] | None:
    """Read a `Range` header of one range: where it starts, and where the next byte would be."""
    if not (found := re.fullmatch(r"bytes=(\d+)-(\d*)", wanted)) or int(found[1]) >= size:
        return None
    return int(found[1]), min(int(found[2] or size - 1) + 1, size)
