"""The way out: connections that go only to addresses that were checked, and that end when the time is up.

`GuardedBackend` takes the place of the library's own way of opening a connection. It looks the name up once, refuses
unless every address the name has is allowed, and connects to an address it has checked: between check and connection
there is no second look-up that could answer differently.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import httpcore2

from onesheet.sources.fetching.addresses import IpAddress, parse_ip
from onesheet.sources.fetching.result import FetchError

Resolver: TypeAlias = Callable[[str, int], list[str]]
"""From a host and a port to every address the host has, as text; raises OSError or UnicodeError."""

_MOST_TRIED = 3
"""Addresses of one name that are tried before giving up."""


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left, more than 0; raises FetchError when none are."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise self.error()
        return left

    def error(self) -> FetchError:
        return FetchError(
            f"The page did not arrive within {self.seconds:g} seconds. Try again later, or paste the text instead."
        )


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for every address of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class GuardedBackend(httpcore2.SyncBackend):
    """Opens connections to allowed addresses and ports alone, within one deadline."""

    def __init__(
        self,
        *,
        deadline: Deadline,
        allowed: Callable[[IpAddress], bool],
        ports: frozenset[int],
        resolver: Resolver = resolve,
    ) -> None:
        self._deadline = deadline
        self._allowed = allowed
        self._ports = ports
        self._resolver = resolver

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        if port not in self._ports:
            raise FetchError(f"Only the usual web ports are used (80 and 443), not {port}. Paste the text instead.")
        addresses = self._checked(host, port)
        fault: Exception | None = None
        for address in addresses[:_MOST_TRIED]:
            try:
                stream = super().connect_tcp(
                    str(address), port, self._deadline.left(), local_address, socket_options or []
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
            else:
                return _TimedStream(stream, self._deadline)
        self._deadline.left()
        raise FetchError(f"{host} could not be reached. Check the address, or try again later.") from fault

    def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        raise FetchError("Only addresses on the web are fetched.")

    def _checked(self, host: str, port: int) -> list[IpAddress]:
        try:
            addresses = [parse_ip(text) for text in self._resolved(host, port)]
        except (OSError, ValueError) as fault:
            raise FetchError(
                f"There is no site called {host}, as far as this one can find out. Check the address."
            ) from fault
        if not addresses:
            raise FetchError(f"There is no site called {host}, as far as this one can find out. Check the address.")
        if not all(self._allowed(address) for address in addresses):
            raise FetchError(
                f"{host} is an address inside a private or local network, or of a special kind, and is not fetched. "
                "Give a public address, or paste the text instead."
            )
        return addresses

    def _resolved(self, host: str, port: int) -> list[str]:
        """Look a name up in a thread of its own, since a look-up cannot be told when to end."""
        answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, ValueError) as fault:
                answers.put(fault)

        threading.Thread(target=look_up, daemon=True, name="look-up").start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except queue.Empty:
            raise self._deadline.error() from None
        if isinstance(answer, Exception):
            raise answer
        return answer


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which every step ends by the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline rules
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
    ) -> httpcore2.NetworkStream:
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
