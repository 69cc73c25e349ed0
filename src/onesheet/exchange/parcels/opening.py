"""Opening what was given: a file, a folder or a zip."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, cast

from onesheet.exchange.parcels.archive import Allowance, member, opened_zip
from onesheet.exchange.parcels.parcel import Damaged, Entry, Parcel, Unsafe
from onesheet.exchange.parcels.paths import ENTRIES, common_top, is_passed_over, shown, too_many
from onesheet.exchange.parcels.workbook import is_document

OWN = {
    "onesheet-backup.txt": "This is a backup of a Onesheet site, with its keys: `onesheet restore` puts it back. Nothing of it was read.",
    "onesheet-site.txt": "This is an archive of a whole Onesheet site: `onesheet import` takes the zip in, unpacked by nobody, into an "
    "empty site. Nothing of it was read.",
}
"""By the file that says what an archive of our own is: why it is no parcel. What is in it is not to be shown to anybody."""
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


@contextmanager
def open_parcel(path: Path) -> Iterator[Parcel]:
    """Open a file, a folder or a zip for reading.

    Hidden files and what file managers leave behind are passed over, and one folder that holds everything is taken off
    the paths. Raises `Unsafe` where it cannot be opened, or should not be.
    """
    with ExitStack() as stack:
        yield _opened(path, stack)


def _opened(path: Path, stack: ExitStack) -> Parcel:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            return _gathered(path.resolve().name, _in_folder(path), "folder")
        if not stat.S_ISREG(kind):
            raise Unsafe(f"{shown(str(path))} is neither a file nor a folder.")
        file = stack.enter_context(path.open("rb"))
        size = os.fstat(file.fileno()).st_size
        begin = file.read(4)
    except OSError as fault:
        raise Damaged(f"{shown(str(path))} cannot be read: {fault.strerror or fault}.") from fault
    alone = Parcel(path.name, (Entry(path.name, size, partial(_file, path)),), top=path.absolute().parent.name)
    if begin not in _ZIP_MARKS:
        return alone
    archive, entries = stack.enter_context(opened_zip(cast("IO[bytes]", file), size))
    if is_document(archive.namelist()):
        return alone
    allowance = Allowance(size)
    return _gathered(
        path.name,
        [Entry(inner, info.file_size, partial(member, archive, info, inner, allowance)) for inner, info in entries],
        "archive",
    )


def _file(path: Path) -> IO[bytes]:
    return path.open("rb")


def _in_folder(folder: Path) -> list[Entry]:
    found: list[Entry] = []
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as inside:
            for one in inside:
                path = Path(one.path)
                inner = (
                    path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                )
                if is_passed_over(inner):
                    continue
                if one.is_symlink():
                    raise Unsafe(
                        f"{shown(inner)} in this folder is a link to somewhere else. Put the file itself there."
                    )
                if one.is_dir():
                    pending.append(path)
                elif one.is_file():
                    found.append(Entry(inner, one.stat().st_size, partial(_file, path)))
                if len(found) + len(pending) > ENTRIES:
                    raise too_many("folder")
    return found


def _gathered(name: str, entries: list[Entry], what: str) -> Parcel:
    kept = sorted((one for one in entries if not is_passed_over(one.path)), key=lambda one: one.path)
    if not kept:
        raise Unsafe(f"This {what} is empty: there is no file in it.")
    top = common_top(one.path for one in kept)
    for one in kept:
        if sentence := OWN.get(one.path.removeprefix(f"{top}/") if top else one.path):
            raise Unsafe(sentence)
    if top:
        kept = [replace(one, path=one.path[len(top) + 1 :]) for one in kept]
    return Parcel(name, tuple(kept), archive=True, top=top)
