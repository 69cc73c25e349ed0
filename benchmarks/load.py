"""Asking a server as fast as it answers: with wrk where it is installed, else with sockets and Python alone."""

from __future__ import annotations

import re
import selectors
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 16
WRK = shutil.which("wrk")


@dataclass(frozen=True)
class Load:
    """What came of asking for some seconds."""

    per_second: float
    requests: int
    failed: int


def generator() -> str:
    """Return the name of what asks."""
    return "wrk" if WRK else "Python sockets"


def ask(address: str, seconds: float, *, gzip: bool, cookie: str = "") -> Load:
    """Ask over 16 connections that are kept open; count answers other than 2xx and 3xx as failed."""
    headers = ["Accept-Encoding: gzip"] * gzip + [f"Cookie: {cookie}"] * bool(cookie)
    return _wrk(address, seconds, headers) if WRK else _python(address, seconds, headers)


def _wrk(address: str, seconds: float, headers: list[str]) -> Load:
    command = [str(WRK), "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s"]
    for header in headers:
        command += ["-H", header]
    out = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out)
    requests = re.search(r"(\d+) requests in", out)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    assert rate, out
    assert requests, out
    return Load(float(rate[1]), int(requests[1]), int(failed[1]) if failed else 0)


class _Connection:
    """One connection that asks again as soon as it was answered."""

    def __init__(self, host: str, port: int, question: bytes) -> None:
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._question = question
        self._held = b""
        self.socket.sendall(question)

    def read(self) -> bytes | None:
        """Take what came; return the status line once an answer is whole, and ask again."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("the server hung up")
        self._held += part
        head, found, body = self._held.partition(b"\r\n\r\n")
        if not found or not _is_whole(head.lower(), body):
            return None
        self._held = b""
        self.socket.sendall(self._question)
        return head[:12]


def _is_whole(head: bytes, body: bytes) -> bool:
    """Tell whether all of an answer has come; `head` is in lower case."""
    if b"\r\ntransfer-encoding: chunked" in head:
        return body.endswith(b"0\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: *(\d+)", head)
    return not length or len(body) >= int(length[1])


def _python(address: str, seconds: float, headers: list[str]) -> Load:
    parts = urlsplit(address)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    told = "".join(f"{header}\r\n" for header in headers)
    question = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{told}\r\n".encode()
    requests = failed = 0
    with selectors.DefaultSelector() as ready:
        connections = [_Connection(host, port, question) for _ in range(CONNECTIONS)]
        for connection in connections:
            ready.register(connection.socket, selectors.EVENT_READ, connection)
        started = time.perf_counter()
        while time.perf_counter() - started < seconds:
            for key, _ in ready.select(timeout=1):
                status = key.data.read()
                if status is not None:
                    requests += 1
                    failed += status[9:10] not in b"23"
        took = time.perf_counter() - started
        for connection in connections:
            connection.socket.close()
    return Load(requests / took, requests, failed)
