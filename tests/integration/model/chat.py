"""A server on this machine that speaks the chat protocol and says what a test wants it to say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Chat:
    """Answers every question by `answer`, a function that writes to the request. Keeps what it was sent."""

    def __init__(self) -> None:
        self.port = 0
        self.questions: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.answer: Callable[[BaseHTTPRequestHandler], None] = lambda request: send(request, b"", 404)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def says(self, words: str) -> None:
        """Answer with these words as the protocol has it."""
        body = json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()
        self.answer = lambda request: send(request, body)

    def states(self, *statements: dict[str, Any]) -> None:
        """Answer with statements as they are asked for."""
        self.says(json.dumps({"statements": list(statements)}))


def send(request: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    for name, value in headers.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


def drip(request: BaseHTTPRequestHandler) -> None:
    """Send a header and then a sign every twentieth of a second, for 20 seconds or for as long as anybody listens."""
    request.send_response(200)
    request.end_headers()
    dripped.clear()
    for number in range(DROPS):
        request.wfile.write(b" ")
        request.wfile.flush()
        dripped.append(number)
        time.sleep(0.05)


DROPS = 400
dripped: list[int] = []
"""The signs that `drip` could send the last time."""


@contextmanager
def serve() -> Iterator[Chat]:
    """Serve a Chat on a free port of 127.0.0.1 until the block ends."""
    chat = Chat()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            chat.questions.append(json.loads(self.rfile.read(length)))
            chat.headers.append({name.lower(): value for name, value in self.headers.items()})
            chat.paths.append(self.path)
            try:
                chat.answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    chat.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
