"""Whose turn it is to write: a queue of processes and threads, kept by the kernel.

SQLite lets one writer in at a time and makes the others sleep and look again, so that an unlucky one can wait for as
long as the others keep coming. Waiting for a lock on a file is fair: whoever asked is woken. The kernel lets go of the
lock when its holder ends, however it ends.
"""

from __future__ import annotations

import os
import threading

try:
    import fcntl
except ImportError:  # Windows: SQLite's own waiting has to do.
    fcntl = None  # type: ignore[assignment]


class TurnTimeoutError(Exception):
    """The turn did not come within the time allowed."""


class _Wait:
    """Waiting for the lock in a thread, which can be given up. `flock` itself knows no time limit."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._guard = threading.Lock()
        self._given_up = False
        self._come = threading.Event()
        self._fault: OSError | None = None

    def until(self, seconds: float) -> bool:
        """Return True when the lock is held; False when time is up, and the handle is then the thread's to close."""
        threading.Thread(target=self._wait, name="onesheet-turn", daemon=True).start()
        if not self._come.wait(seconds):
            with self._guard:
                if not self._come.is_set():
                    self._given_up = True
                    return False
        if self._fault:
            raise self._fault
        return True

    def _wait(self) -> None:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX)
        except OSError as fault:
            self._fault = fault
        with self._guard:
            if self._given_up:
                os.close(self._handle)
            else:
                self._come.set()


class Turns:
    """One connection's place in the queue of all who write to one database. Not shared between threads."""

    def __init__(self, path: str, seconds: float) -> None:
        """Queue at the file `path`, which is made where it is missing and stays; wait at most `seconds`."""
        self._path = path
        self._seconds = seconds
        self._handle: int | None = None
        self.held = False

    def take(self) -> None:
        """Wait until nobody else writes. Raises TurnTimeoutError, or OSError where the file cannot be opened."""
        if self.held or fcntl is None:
            return
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not _Wait(self._handle).until(self._seconds):
                self._handle = None
                raise TurnTimeoutError from None
        self.held = True

    def give_back(self) -> None:
        """Let the next one write."""
        if self.held and self._handle is not None:
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        self.held = False

    def leave(self) -> None:
        """Give back, and close the file."""
        self.give_back()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        """Leave with the connection, when its thread ends without closing it."""
        self.leave()
