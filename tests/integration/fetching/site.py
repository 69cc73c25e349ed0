"""A web site on this machine, for tests that fetch from it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Pages by path; each is a function that writes its answer. Keeps the requests it was sent."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.port = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes, media_type: str = "text/plain", **headers: str) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            if media_type:
                request.send_header("Content-Type", media_type)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(body)

        self.pages[path] = answer

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Location", to)
            request.send_header("Set-Cookie", "visited=yes")
            request.end_headers()

        self.pages[path] = answer

    def status(self, path: str, status: int) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.end_headers()

        self.pages[path] = answer


@contextmanager
def serve() -> Iterator[Site]:
    """Serve a Site on a free port of 127.0.0.1 until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            try:
                site.pages[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests look at what was sent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
