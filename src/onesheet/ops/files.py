"""The files named on a command line: those that are read, as bytes or as the sentence that says why not, and those to be written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

LIMIT = 20_000_000
"""The largest document that is read, in bytes; the same that `reading.decode` allows."""


@dataclass(frozen=True, slots=True)
class Given:
    """One file: its bytes, or the problem that kept it from being read. `origin` is empty for standard input."""

    name: str
    data: bytes = b""
    problem: str = ""
    origin: str = ""


def _problem(path: Path) -> str:
    if not path.exists():
        return "there is no such file; check the name and the folder."
    if path.is_dir():
        return "this is a folder; name the files in it instead."
    if not path.is_file():
        return "this is no ordinary file; save the document in one first."
    if path.stat().st_size > LIMIT:
        size = path.stat().st_size / 1_000_000
        return f"this is {size:.0f} MB and at most {LIMIT // 1_000_000} MB are read; split it into one file for each document."
    return ""


def given(name: str) -> Given:
    """Read the file that the command line calls `name`; `-` is standard input."""
    if name == "-":
        data = sys.stdin.buffer.read(LIMIT + 1)
        if len(data) > LIMIT:
            return Given(
                name, problem=f"standard input holds more than {LIMIT // 1_000_000} MB; nothing of it was read."
            )
        return Given(name, data=data)
    path = Path(name)
    try:
        problem = _problem(path)
        if problem:
            return Given(name, problem=problem)
        return Given(name, data=path.read_bytes(), origin=path.resolve().as_uri())
    except OSError as fault:
        return Given(name, problem=f"it cannot be opened: {fault.strerror or fault}.")
    except ValueError:
        return Given(name, problem="this name cannot be that of a file.")


def why_not_ordinary(path: Path) -> str:
    """Say why nothing can be read from under this name; empty where a file or folder is there. Opening a pipe would wait for ever."""
    try:
        kind = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return f"there is no file or folder {printable(str(path))}"
    except OSError as fault:
        return f"{printable(str(path))} cannot be read: {fault.strerror or fault}"
    except ValueError:
        return "this name cannot be that of a file"
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        return f"{printable(str(path))} is no ordinary file and no folder; save what it holds in a file first"
    return ""


def is_text(name: str) -> bool:
    """Tell whether the name of a file is text in the system's encoding, and can be kept in a database."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def printable(name: str) -> str:
    """Return the name of a file with what of it is no text replaced."""
    return name if is_text(name) else os.fsencode(name).decode("utf-8", "replace")


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def why_not_there(path: Path, *, overwrite: bool = False) -> str:
    """Say why a file cannot be written under this name; empty where it can, for all that is seen beforehand."""
    if path.is_dir():
        return f"{path} is a folder; name a file in it"
    if os.path.lexists(path) and not path.is_file():
        return f"{path} is no ordinary file; name another"
    if path.exists() and not overwrite:
        return f"{path} is there already"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}; make it first"
    if not os.access(path.parent, os.W_OK):
        return f"nobody lets you write into {path.parent}; name a file in another folder"
    return ""


def why_not_written(fault: OSError, path: Path) -> str:
    """Say in words what went wrong while a file was written."""
    if fault.errno in _NO_ROOM:
        return f"there is no room left for {path.name} in {path.parent.resolve()}"
    which = f" ({fault.filename})" if fault.filename and Path(fault.filename) != path else ""
    return f"{path} cannot be written: {fault.strerror or fault}{which}"


def why_not_read_or_written(fault: OSError, folder: Path) -> str:
    """Say in words what went wrong while files were put into a folder."""
    if fault.errno in _NO_ROOM:
        return f"there is no room left in {folder}"
    return f"{fault.strerror or fault}{f': {fault.filename}' if fault.filename else ''}"
