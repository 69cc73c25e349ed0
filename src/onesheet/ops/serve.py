"""`onesheet serve`: the site on granian, a production server, in as little time and memory as it takes."""

from __future__ import annotations

import contextlib
import errno
import gc
import http.client
import os
import socket
import sys
import threading
import time
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from onesheet.ops.start import bring_up_to_date, say
from onesheet.ops.static_files import collect_static_files
from onesheet.ops.timer import start_timer
from onesheet.web.page_cache import triggers

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.types import WSGIApplication

TARGET = "onesheet.config.wsgi:application"
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - what they are asked at
_PATIENCE = 60.0
"""Seconds in which a server that started should answer."""
_ERROR = http.HTTPStatus.INTERNAL_SERVER_ERROR
_AT_TERMINAL = sys.stdin is not None and sys.stdin.isatty()
_STOP = 5
"""Seconds that a worker has to finish what it is at when the server is told to stop."""


def serve(*, host: str, port: int, workers: int | None = None) -> int:
    """Serve the site until it is told to stop (Ctrl-C, SIGTERM); return the exit status.

    Brings database, triggers and static files up to date first. `workers` server processes, by default as many as the
    settings say; each takes one request at a time on SQLite, which answers faster than threads change, and four on
    PostgreSQL, where they wait.
    """
    if _refused(host, port):
        return 1
    if bring_up_to_date():
        say(f"Made the database in {settings.DATA}")
    triggers.install(connection)
    if collect_static_files():
        say("Collected style sheets and scripts")
    server = _Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or settings.WORKERS,
        blocking_threads=1 if connection.vendor == "sqlite" else 4,
        runtime_threads=1,
        runtime_blocking_threads=1,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP,
    )
    _prepare()
    # Asked again, since granian shares ports: a second server started in the same moment would take half the requests.
    if _refused(host, port):
        return 1
    server.serve(target_loader=partial(_load_in_worker, os.getpid()), wrap_loader=False)
    return 0


def _refused(host: str, port: int) -> bool:
    """Say why nothing can listen there; return False where it can."""
    reason = why_not(host, port)
    if reason:
        say(f"onesheet: {reason}")
    return bool(reason)


def why_not(host: str, port: int) -> str:
    """Return in one sentence why nothing can listen there; empty where it can."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return ""
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            return f"port {port} is taken by another program; stop it, or take another port: --port {port + 1}"
        if fault.errno == errno.EACCES:
            return f"port {port} is kept for the system's own programs; take one from 1024: --port 8000"
        return f"cannot listen at {host}, port {port}: {fault.strerror or fault}"
    except OverflowError:
        return f"{port} is no port; take one from 1 to 65535"


def load_application() -> WSGIApplication:
    """Return the site's application, made once in each process that imports it."""
    from onesheet.config.wsgi import application  # noqa: PLC0415 - made when it is asked for

    return application


def _load_in_worker(leader: int) -> WSGIApplication:
    """Return the application in a worker, out of reach of the terminal: Ctrl-C is for the process that leads them.

    `leader` is that process's number, told and not asked for here: it may be gone before its worker gets this far.
    """
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    threading.Thread(target=_end_with, args=(leader,), name="onesheet-follow", daemon=True).start()
    application = load_application()
    start_timer()
    return application


def _end_with(leader: int) -> None:
    """End this worker soon after its leader, however that ended: one that lives on would keep the port."""
    while os.getppid() == leader:
        time.sleep(1)
    os._exit(1)


def _prepare() -> None:
    """Make ready here what all workers need: they are forked from this process and share its memory.

    A first page is made, so that addresses, queries and templates are all loaded, then everything is put out of the
    garbage collector's way, which would otherwise touch and so copy it. No connection may be open when forking.
    """
    application = load_application()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": _host_name(),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    body: Any = application(environ, lambda *_: lambda _: None)
    for _ in body:
        pass
    with contextlib.suppress(AttributeError):
        body.close()
    connections.close_all()
    gc.collect()
    gc.freeze()


def _host_name() -> str:
    """Return a name the site answers to."""
    return next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")


class _Server(MPServer):
    """Granian, telling the address only once the site answers there."""

    def startup(self, spawn_target: Callable[..., None], target_loader: Callable[..., Callable[..., Any]]) -> None:
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        threading.Thread(target=self._announce, name="onesheet-announce", daemon=True).start()

    def signal_handler_interrupt(self, *_: object) -> None:
        """Stop, also where the same signal ends the workers first and they are just being replaced.

        Replacing them clears the event that wakes the loop, so it is set until the loop has seen it.
        """
        super().signal_handler_interrupt()  # type: ignore[no-untyped-call]
        threading.Thread(target=self._insist, name="onesheet-stop", daemon=True).start()

    def signal_handler_reload(self, *given: object) -> None:
        """Start the workers anew; where a terminal started the site, the signal says that it was closed: stop."""
        if _AT_TERMINAL:
            self.signal_handler_interrupt(*given)
        else:
            super().signal_handler_reload(*given)  # type: ignore[no-untyped-call]

    def _insist(self) -> None:
        """Keep on telling: a worker told while it is being forked still has its leader's deaf ear."""
        while True:
            time.sleep(0.1)
            self.main_loop_interrupt.set()
            time.sleep(0.4)
            for worker in tuple(self.wrks):
                worker.terminate()  # type: ignore[no-untyped-call]

    def _respawn_workers(self, *given: Any, **named: Any) -> None:
        if not self.interrupt_signal:
            super()._respawn_workers(*given, **named)

    def shutdown(self, exit_code: int = 0) -> None:
        """End the workers; those that a signal of their own ended first are no failure."""
        try:
            super().shutdown(exit_code)  # type: ignore[no-untyped-call]
        except SystemExit:
            if exit_code or not self.interrupt_signal:
                raise

    def _announce(self) -> None:
        given = self.bind_addr or ""
        host = _ANYWHERE.get(given, given)
        address = f"http://{f'[{host}]' if ':' in host else host}:{self.bind_port}"
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and not self.interrupt_signal:
            status = _status(host, self.bind_port)
            if status is not None:
                ill = ", but its first page failed: the reason stands above" if status >= _ERROR else ""
                say(f"Onesheet is at {address}{ill}  (Ctrl-C stops it)")
                return
            time.sleep(0.02)


def _status(host: str, port: int) -> int | None:
    """Return the status the site answers with; None where it does not answer."""
    asking = http.client.HTTPConnection(host, port, timeout=_PATIENCE)
    try:
        asking.request("HEAD", "/", headers={"Host": _host_name()})
        return asking.getresponse().status
    except OSError:
        return None
    finally:
        asking.close()
