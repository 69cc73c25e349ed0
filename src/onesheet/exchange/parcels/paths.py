"""Which paths in an archive or folder are taken, which are passed over and which are a trick."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onesheet.exchange.parcels.parcel import Unsafe

ENTRIES = 100_000
"""Files that one archive or folder may hold."""
LONGEST_PATH = 1000
_DRIVE = re.compile(r"[A-Za-z]:")
_SHOWN = 100


def sound(path: str) -> str:
    """Return a path of an archive with `/` between its parts. Raises `Unsafe` where it leads out of the archive."""
    made = path.replace("\\", "/")
    parts = made.split("/")
    if not made.strip("/") or "\x00" in made:
        raise Unsafe(f"A file in this archive has no proper name ({shown(path)}). The archive was not opened.")
    if made.startswith("/") or _DRIVE.match(made) or ".." in parts:
        raise Unsafe(
            f"The path {shown(path)} in this archive leads out of it, as no honest archive's does. It was not opened."
        )
    if len(made) > LONGEST_PATH:
        raise Unsafe(f"The path {shown(path)} in this archive has more than {LONGEST_PATH:,} signs. It was not opened.")
    return "/".join(part for part in parts if part not in ("", "."))


def is_passed_over(path: str) -> bool:
    """Say whether a file is none of the parcel's own: hidden, or put there by a file manager."""
    return any(part.startswith(".") or part in ("__MACOSX", "Thumbs.db", "desktop.ini") for part in path.split("/"))


def common_top(paths: Iterable[str]) -> str:
    """Return the one folder that all paths are in; empty where there is none."""
    tops = {path.partition("/")[0] if "/" in path else "" for path in paths}
    return tops.pop() if len(tops) == 1 else ""


def once(paths: Iterable[str]) -> None:
    """Raise `Unsafe` where a path stands twice."""
    seen: set[str] = set()
    for path in paths:
        if path in seen:
            raise Unsafe(f"This archive holds {shown(path)} twice, so that no one can tell which is meant.")
        seen.add(path)


def too_many(what: str) -> Unsafe:
    """Return the refusal of an archive or folder of too many files."""
    return Unsafe(f"This {what} holds more than {ENTRIES:,} files. Give fewer at a time.")


def shown(path: str) -> str:
    """Return a path as a sentence can print it."""
    clean = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path[:_SHOWN])
    return f"“{clean}”" if len(path) <= _SHOWN else f"“{clean}...”"
