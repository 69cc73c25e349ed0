"""Workbooks and other office documents, which are zips inside and are given as one file."""

from __future__ import annotations

import zipfile
from typing import IO

from onesheet.exchange.parcels.archive import Allowance, member, opened_zip

WORKBOOK = "[Content_Types].xml"
_OTHER = ("mimetype", "META-INF/manifest.xml")
MOST_UNPACKED = 1_000_000_000


def is_document(names: list[str]) -> bool:
    """Say by the names in a zip whether it is a document of an office program (.xlsx, .docx, .ods, .epub)."""
    return WORKBOOK in names or (bool(names) and names[0] == _OTHER[0])


def check_workbook(file: IO[bytes]) -> None:
    """Unpack a workbook once, keeping nothing, before a reader that knows no limits is given it. Raises `Unsafe`."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    with opened_zip(file, size) as (archive, entries):
        _read_through(archive, entries, Allowance(size))
    file.seek(0)


def _read_through(archive: zipfile.ZipFile, entries: list[tuple[str, zipfile.ZipInfo]], allowance: Allowance) -> None:
    for path, info in entries:
        with member(archive, info, path, allowance) as opened:
            while opened.read(65_536):
                pass
