"""Writes: the export of an account, as one zip that waits a day for its member."""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings

from onesheet.accounts.models import Member
from onesheet.accounts.services import attempt
from onesheet.leaving.limits import EXPORT
from onesheet.leaving.others import added_sheets
from onesheet.leaving.pure.cells import moment
from onesheet.leaving.pure.letterboxd import files
from onesheet.leaving.pure.lines import line
from onesheet.leaving.pure.names import file_name
from onesheet.leaving.pure.readme import readme
from onesheet.leaving.queries.letterboxd import tables_of
from onesheet.leaving.queries.made import SHEETS, lists_of, one_list
from onesheet.leaving.queries.profile import profile
from onesheet.leaving.queries.sheets import Sheet

FORMAT, VERSION = "onesheet-account", 2
"""What `onesheet.json` calls the format; a file that an older reader would misread has a higher version."""
KEPT = timedelta(hours=24)
"""How long an export waits for its member."""

_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
_NAME = re.compile(r"(?P<member>\d+)-(?P<token>[0-9a-f]{48})\.zip", re.ASCII)


@dataclass(frozen=True, slots=True)
class Made:
    """An export that waits."""

    token: str
    """The last part of its address, which nobody can guess."""
    path: Path
    size: int
    until: datetime


def make_export(*, by: Member, site: str, now: datetime) -> Made:
    """Make the export of a member's account anew, in place of the one before, and return it.

    `site` is the address of the site, without a slash at its end. Raises Refusal where it was asked for too often. Holds a few
    hundred rows at a time. Nothing of the account changes.
    """
    attempt(limit=EXPORT, by=by, now=now)
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = tempfile.mkstemp(prefix=f"{by.pk}-", suffix=".part", dir=folder)
    path = folder / f"{by.pk}-{secrets.token_hex(24)}.zip"
    try:
        with os.fdopen(handle, "w+b") as file:
            export(of=by, file=file, site=site, now=now)
        os.utime(part, (now.timestamp(), now.timestamp()))
        forget_exports_of(member=by.pk)
        Path(part).rename(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return _made(path)


def waiting_export(*, of: Member, now: datetime) -> Made | None:
    """Return the export that waits for a member; None where none was made within a day."""
    found = [_made(path) for path in _folder().glob(f"{of.pk}-*.zip") if _NAME.fullmatch(path.name)]
    return next((one for one in found if one.until > now), None)


def forget_exports_of(*, member: int) -> None:
    """Delete a member's exports, finished or not."""
    for path in _folder().glob(f"{member}-*.zip"):
        path.unlink(missing_ok=True)


def forget_exports(*, now: datetime) -> None:
    """Delete exports that waited a day, and what was left of ones that were never finished."""
    for path in _folder().glob("*"):
        try:
            if path.suffix in {".zip", ".part"} and _changed(path) + KEPT <= now:
                path.unlink()
        except FileNotFoundError:  # somebody makes another at this moment
            continue


def _folder() -> Path:
    return Path(settings.DATA) / "exports"


def _made(path: Path) -> Made:
    return Made(path.stem.partition("-")[2], path, path.stat().st_size, _changed(path) + KEPT)


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)


def export(*, of: Member, file: IO[bytes], site: str, now: datetime) -> None:
    """Write all that a member made into `file`, as a zip; see docs/formats.md."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        rows: dict[str, int] = {}
        for sheet in (*SHEETS, *added_sheets()):
            rows[sheet.name] = _write(archive, sheet, of.pk, site, now)
        for number, name in lists_of(of.pk):
            sheet = one_list(number, file_name(number, name))
            rows[sheet.name] = _write(archive, sheet, of.pk, site, now)
        for table in tables_of(of.pk):
            for number, text in enumerate(files(table.read(of.pk)), 1):
                archive.writestr(_entry(f"letterboxd/{table.name}-{number}.csv", now), text.encode())
        _write_json(archive, "profile.json", profile(of.pk, site), now)
        about = {"format": FORMAT, "version": VERSION, "site": site, "made_at": moment(now), "rows": rows}
        _write_json(archive, "onesheet.json", about, now)
        words = readme(name=of.display_name or of.username, site=site, day=now.date().isoformat())
        archive.writestr(_entry("README.txt", now), words.encode())


def _write(archive: ZipFile, sheet: Sheet, member: int, site: str, now: datetime) -> int:
    """Write a sheet and return how many rows it has."""
    count = 0
    with archive.open(_entry(sheet.name, now), "w", force_zip64=True) as entry:
        text = io.TextIOWrapper(entry, encoding="utf-8", newline="")
        for values in sheet.read(member, site):
            text.write(line(sheet.header, values))
            count += 1
        text.flush()
        text.detach()
    return count


def _write_json(archive: ZipFile, name: str, content: dict[str, Any], now: datetime) -> None:
    archive.writestr(_entry(name, now), json.dumps(content, ensure_ascii=False, indent=1).encode())


def _entry(name: str, now: datetime) -> ZipInfo:
    # A zip knows no year before 1980, where the clock of a machine without a battery begins, nor one after 2107.
    entry = ZipInfo(name, date_time=min(max(_FIRST, now.timetuple()[:6]), _LAST))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
