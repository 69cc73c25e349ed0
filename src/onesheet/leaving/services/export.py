"""Writes: the export of an account, as one zip."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onesheet.accounts.models import Member
from onesheet.accounts.services import attempt
from onesheet.leaving.limits import EXPORT
from onesheet.leaving.pure.cells import moment, row
from onesheet.leaving.pure.names import file_name
from onesheet.leaving.queries.made import SHEETS, lists_of, one_list
from onesheet.leaving.queries.profile import profile
from onesheet.leaving.queries.sheets import Sheet

FORMAT, VERSION = "onesheet-account", 1
"""What `onesheet.json` calls the format; a file that an older reader would misread has a higher version."""


def export(*, by: Member, file: IO[bytes], site: str, now: datetime) -> None:
    """Write all that a member made into `file`, as a zip of CSV and JSON; see docs/formats.md.

    `site` is the address of the site, without a slash at its end. Raises Refusal where it was asked for too often.
    Holds 500 rows at a time. Nothing of the account changes.
    """
    attempt(limit=EXPORT, by=by, now=now)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        rows: dict[str, int] = {}
        for sheet in SHEETS:
            rows[sheet.name] = _write(archive, sheet, by.pk, site, now)
        for number, name in lists_of(by.pk):
            sheet = one_list(number, file_name(number, name))
            rows[sheet.name] = _write(archive, sheet, by.pk, site, now)
        _write_json(archive, "profile.json", profile(by.pk, site), now)
        about = {"format": FORMAT, "version": VERSION, "site": site, "made_at": moment(now), "rows": rows}
        _write_json(archive, "onesheet.json", about, now)


def _write(archive: ZipFile, sheet: Sheet, member: int, site: str, now: datetime) -> int:
    """Write a sheet and return how many rows it has, without the header."""
    count = 0
    with archive.open(_entry(sheet.name, now), "w", force_zip64=True) as entry:
        text = io.TextIOWrapper(entry, encoding="utf-8", newline="")
        text.write(row(sheet.header))
        for values in sheet.read(member, site):
            text.write(row(values))
            count += 1
        text.flush()
        text.detach()
    return count


def _write_json(archive: ZipFile, name: str, content: dict[str, Any], now: datetime) -> None:
    archive.writestr(_entry(name, now), json.dumps(content, ensure_ascii=False, indent=1).encode())


def _entry(name: str, now: datetime) -> ZipInfo:
    entry = ZipInfo(name, date_time=now.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
