"""A restore that was stopped in the middle: nobody works on half a site, and the next restore goes over it.

Everything is written beside first, into `.restoring/` of the data folder; then files only get other names. The file
`restore-unfinished` is there from before the first of these changes to after the last.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onesheet.exchange.site.manifest import Refused

try:
    import fcntl
except ImportError:  # Windows: whoever restores twice at once is not noticed.
    fcntl = None  # type: ignore[assignment]

_NAME = "restore-unfinished"
_BESIDE = ".restoring"


def unfinished(data: Path) -> str:
    """Return which backup was being put back when the restore was stopped; empty where none was."""
    try:
        return (data / _NAME).read_text(encoding="utf-8", errors="replace").strip() or "the backup"
    except FileNotFoundError:
        return ""


def begin(data: Path, backup: Path) -> None:
    """Say that from now on things change."""
    with (data / _NAME).open("w", encoding="utf-8", errors="replace") as file:
        print(backup.resolve(), file=file)
        file.flush()
        os.fsync(file.fileno())
    _settle(data)


def end(data: Path) -> None:
    """Say that all is in place."""
    _settle(data)
    (data / _NAME).unlink(missing_ok=True)


@contextmanager
def beside(data: Path) -> Iterator[Path]:
    """Give an empty folder in the data folder, for this process alone; it is gone afterwards. Raises Refused where somebody has it."""
    folder = data / _BESIDE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as fault:
                raise Refused("Another restore is at work in this data folder. Nothing was changed.") from fault
        for left in folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)


def _settle(data: Path) -> None:
    """Let names survive a loss of power, where the file system can."""
    with suppress(OSError):
        handle = os.open(data, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
