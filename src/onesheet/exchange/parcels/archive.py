"""A zip: what it holds, checked before anything is read and counted while it is.

Sizes that an archive declares are never believed: what comes out is counted against what the packed bytes can hold, and
an entry that gives more or less than it declared is refused when that shows.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from onesheet.exchange.parcels.parcel import Damaged, Unsafe
from onesheet.exchange.parcels.paths import ENTRIES, once, shown, sound, too_many

RATIO = 200
"""How many times its packed size an archive, or an entry, may hold, beyond the first `FREE` bytes."""
FREE = 100_000_000
MOST = 50_000_000_000
"""Bytes that one archive may hold, unpacked."""
_INDEX = 32_000_000
"""Bytes of the archive's table of contents."""
_ENTRY_MARK = b"PK\x01\x02"
_DEFLATE_MOST = 1033
"""Deflate cannot pack tighter; a declared size beyond it is a lie."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER = 30
_FLAG_ENCRYPTED, _FLAG_UTF_8 = 0x1, 0x800
_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    OverflowError,
    ValueError,
    EOFError,
    OSError,
)
"""What `zipfile` raises on archives that are not in order."""


class Allowance:
    """How many bytes may yet come out of one archive."""

    def __init__(self, packed: int) -> None:
        self._left = min(MOST, FREE + RATIO * packed)
        self._read: dict[str, int] = {}

    def take(self, path: str, upto: int) -> None:
        """Count that an entry has been read up to here; read again, it counts once. Raises `Unsafe` where it is too much."""
        beyond = upto - self._read.get(path, 0)
        if beyond <= 0:
            return
        self._read[path] = upto
        self._left -= beyond
        if self._left < 0:
            raise _bomb()


class _Guarded(io.RawIOBase):
    """The archive's file, which lets no table of contents be read that would fill the memory."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if size > _INDEX:
            raise Unsafe("The table of contents of this archive is too long to be true. It was not opened.")
        found = self._file.read(size)
        if len(found) > ENTRIES * len(_ENTRY_MARK) and found.count(_ENTRY_MARK) > ENTRIES:
            raise too_many("archive")
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


class _Member(io.RawIOBase):
    """An entry that is being unpacked, counted."""

    def __init__(self, file: IO[bytes], info: zipfile.ZipInfo, path: str, allowance: Allowance) -> None:
        super().__init__()
        self._file, self._info, self._path, self._allowance = file, info, path, allowance
        self._made = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            found = self._file.read(65_536 if size is None or size < 0 else size) if size != 0 else b""
        except _FAULTS as fault:
            raise Damaged(
                f"{shown(self._path)} in this archive is damaged and cannot be unpacked. Get it again."
            ) from fault
        self._made += len(found)
        self._allowance.take(self._path, self._made)
        if self._made > FREE + RATIO * self._info.compress_size:
            raise _bomb(self._path)
        if not found and size != 0 and self._made != self._info.file_size:
            raise Unsafe(
                f"{shown(self._path)} in this archive says it has {self._info.file_size:,} bytes and has {self._made:,}. "
                "Pack the archive again."
            )
        if size is None or size < 0:
            rest = [found]
            while found := self.read(65_536):
                rest.append(found)
            return b"".join(rest)
        return found

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any writable buffer
        found = self.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        self._file.close()
        super().close()


@contextmanager
def opened_zip(file: IO[bytes], size: int) -> Iterator[tuple[zipfile.ZipFile, list[tuple[str, zipfile.ZipInfo]]]]:
    """Open a zip and check what it says of itself; give it with path and record of each file. Raises `Unsafe`."""
    try:
        archive = zipfile.ZipFile(_Guarded(file), "r")
    except _FAULTS as fault:
        if isinstance(fault, UnicodeDecodeError):
            raise Unsafe("A name in this archive is not in the encoding it says. Pack the archive again.") from fault
        raise Damaged("This zip archive is damaged or breaks off before its end. Get it again.") from fault
    with archive:
        yield archive, _checked(archive.infolist(), archive.start_dir, size)


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, allowance: Allowance) -> IO[bytes]:
    """Open an entry for reading. Raises `Unsafe` where its own header says other things than the table of contents."""
    try:
        return io.BufferedReader(_Member(archive.open(info), info, path, allowance), 65_536)
    except _FAULTS as fault:
        raise Damaged(f"{shown(path)} in this archive is damaged and cannot be unpacked. Get it again.") from fault


def _checked(infos: Sequence[zipfile.ZipInfo], end: int, size: int) -> list[tuple[str, zipfile.ZipInfo]]:
    if len(infos) > ENTRIES:
        raise too_many("archive")
    found: list[tuple[str, zipfile.ZipInfo]] = []
    for info in infos:
        path = sound(_name(info))
        if info.is_dir() or info.filename.endswith("\\"):
            continue
        _check(info, path)
        found.append((path, info))
    _check_apart(infos, end)
    once(path for path, _ in found)
    declared = sum(info.file_size for _, info in found)
    if declared > min(MOST, FREE + RATIO * size):
        raise _bomb()
    return found


def _name(info: zipfile.ZipInfo) -> str:
    """The name of an entry. Many programs write UTF-8 and do not say so."""
    name = info.orig_filename
    if not info.flag_bits & _FLAG_UTF_8 and not name.isascii():
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _check(info: zipfile.ZipInfo, path: str) -> None:
    if info.flag_bits & _FLAG_ENCRYPTED:
        raise Unsafe(f"{shown(path)} in this archive is locked with a password. Pack it again without one.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Unsafe(f"{shown(path)} in this archive is a link to somewhere else. Pack the file itself.")
    if info.compress_type not in _METHODS:
        raise Unsafe(
            f"{shown(path)} in this archive is packed in a way that is not read here. Pack it again as a plain zip."
        )
    if path.lower().endswith(".zip"):
        raise Unsafe(f"This archive holds another archive, {shown(path)}. Unpack it and give the one inside.")
    stored = info.compress_type == zipfile.ZIP_STORED
    if (stored and info.file_size != info.compress_size) or info.file_size > _DEFLATE_MOST * (info.compress_size + 1):
        raise Unsafe(
            f"{shown(path)} in this archive says it has {info.file_size:,} bytes, which {info.compress_size:,} packed ones "
            "cannot hold. The archive was not opened."
        )
    if info.file_size > FREE + RATIO * info.compress_size:
        raise _bomb(path)


def _check_apart(infos: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Entries that share packed bytes make a small archive hold any amount."""
    upto = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < upto:
            raise Unsafe(
                "Two files in this archive lie on top of each other, as in no honest archive. It was not opened."
            )
        upto = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
    if upto > end:
        raise Damaged("This zip archive is damaged or breaks off before its end. Get it again.")


def _bomb(path: str = "") -> Unsafe:
    what = f"{shown(path)} in this archive" if path else "This archive"
    return Unsafe(f"{what} unpacks to far more than its size, as no honest archive does. It was not read on.")
