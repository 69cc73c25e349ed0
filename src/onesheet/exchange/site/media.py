"""Files of the data folder that rows name, and how these rows name them inside an archive.

There is one folder of them: `imports/`, files that members gave to be taken in and that still wait. A file that an operator
named at the terminal lies elsewhere on the old machine and stays there.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.conf import settings

from onesheet.exchange.site.manifest import Refused

FOLDERS = ("imports",)
"""Folders of the data folder that an archive has below `media/`."""
TABLE = "exchange_import"
_PACKED = "media/imports/"


def folder(name: str) -> Path:
    """Return where a folder of files lies."""
    return Path(settings.DATA) / name


def outgoing(row: dict[str, Any], files: set[str]) -> None:
    """Name a row's file as the archive does, and note it; forget where a file lies that stays behind."""
    path = Path(row["path"]) if row["path"] else None
    if path is not None and row["kept"] and path.name and (folder("imports") / path.name).is_file():
        row["path"] = _PACKED + path.name
        files.add(row["path"])
    else:
        row["path"] = ""


def incoming(row: dict[str, Any], files: Collection[str]) -> None:
    """Name a row's file as this site does. Raises Refused where it names one that the archive does not have."""
    named = row.get("path")
    if not named:
        return
    if named not in files:
        raise Refused(
            f"The archive is damaged: an import names {str(named)[:200]!r}, which is not in it. Nothing was changed."
        )
    row["path"] = str(folder("imports") / str(named).removeprefix(_PACKED))
