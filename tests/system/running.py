"""Starting the site in processes of its own, as an operator does, and asking it over the network."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMAND = "import sys; from onesheet.ops.main import main; sys.exit(main())"
SOURCE = Path(__file__).parents[2] / "src"
HERE = Path(__file__).parent


def environment(data: Path, database_url: str = "", **settings: str) -> dict[str, str]:
    """Return the environment of a process that works on the site in `data`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ONESHEET_", "DJANGO_"))}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(SOURCE), str(HERE)]),
        "ONESHEET_DATA": str(data),
        "ONESHEET_DATABASE_URL": database_url,
        **{f"ONESHEET_{name}": value for name, value in settings.items()},
    }


def onesheet(*words: str, env: dict[str, str], before: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-c", before + COMMAND, *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


def wait_until(holds: Callable[[], object], seconds: float) -> None:
    """Wait until something holds, and fail where it does not within so many seconds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.05)


@dataclass
class Server:
    """A site that is being served."""

    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask on a new connection; return status, headers and body."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asking.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = asking.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            asking.close()

    def pids(self) -> list[int]:
        """Return the process and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [self.process.pid, *map(int, children.split())]


@contextlib.contextmanager
def serving(env: dict[str, str], before: str = "") -> Iterator[Server]:
    """Serve a site until the block ends; raise AssertionError with what it said where it does not start.

    `before` is Python run first in the server's process.
    """
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", before + COMMAND, "serve", "--port", str(port)],
        env=env,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    server = Server(process, port)
    try:
        for line in process.stderr or ():
            server.said.append(line)
            if f"127.0.0.1:{port}" in line:
                break
        else:
            raise AssertionError("".join(server.said))
        reading = threading.Thread(target=lambda: server.said.extend(process.stderr or ()), daemon=True)
        reading.start()
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr:
            process.stderr.close()


class Hand:
    """Another process that writes to the site when told to (`hand.py`)."""

    def __init__(self, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "hand.py")], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def does(self, *words: Any) -> str:
        """Tell it to do something; return what it says when that is done and committed."""
        assert self._process.stdin
        assert self._process.stdout
        print(*words, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        """Send it home."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


@contextlib.contextmanager
def postgresql_database(server_url: str) -> Iterator[str]:
    """Make an empty database on the server; yield its address; remove it."""
    import psycopg  # noqa: PLC0415 - an extra of the package

    name = f"onesheet_system_{os.getpid()}_{free_port()}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
