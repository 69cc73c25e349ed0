"""Files of the data folder that rows name, and how these rows name them inside an archive.

There is one folder of them: `imports/`, files that members gave to be taken in and that still wait, each in a folder of its own.
A file that an operator named at the terminal lies elsewhere on the old machine and stays there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from onesheet.exchange.site.manifest import MEDIA, Refused

FOLDERS = ("imports",)
"""Folders of the data folder that an archive has below `media/`."""
TABLE = "exchange_import"
_TOP = "media/"
_MEDIA = re.compile(MEDIA)


def place_of(name: str) -> Path:
    """Return where a file of an archive lies in the data folder."""
    return Path(settings.DATA) / name.removeprefix(_TOP)


def every_file() -> list[str]:
    """Return all files there are, as an archive names them."""
    data = Path(settings.DATA)
    found = [path for folder in FOLDERS for path in (data / folder).glob("*/*") if path.is_file()]
    return sorted(name for path in found if _MEDIA.fullmatch(name := _TOP + path.relative_to(data).as_posix()))


class Held:
    """The files that rows of an archive name, open: who takes them in meanwhile deletes them afterwards."""

    def __init__(self, stack: ExitStack) -> None:
        """Close them with `stack`."""
        self._stack = stack
        self._open: dict[str, IO[bytes]] = {}

    def hold(self, name: str) -> bool:
        """Open a file, so that it can be read to its end; False where it is gone."""
        if name not in self._open:
            try:
                self._open[name] = self._stack.enter_context(place_of(name).open("rb"))
            except (FileNotFoundError, IsADirectoryError):
                return False
        return True

    def __iter__(self) -> Iterator[tuple[str, IO[bytes]]]:
        return iter(sorted(self._open.items(), key=lambda one: one[0]))


def outgoing(row: dict[str, Any], files: Held) -> None:
    """Name a row's file as the archive does, and hold it; forget where a file lies that stays behind, or is gone."""
    name = _name(row["path"]) if row["kept"] else ""
    row["path"] = name if name and files.hold(name) else ""


def _name(path: str) -> str:
    """Return how an archive names a file of ours; empty where it is none."""
    try:
        name = _TOP + Path(path).relative_to(settings.DATA).as_posix()
    except ValueError:
        return ""
    return name if _MEDIA.fullmatch(name) else ""


def incoming(row: dict[str, Any], files: Collection[str]) -> None:
    """Name a row's file as this site does. Raises Refused where it names one that the archive does not have."""
    named = row.get("path")
    if not named:
        return
    if named not in files:
        raise Refused(
            f"The archive is damaged: an import names {str(named)[:200]!r}, which is not in it. Nothing was changed."
        )
    row["path"] = str(place_of(named))
