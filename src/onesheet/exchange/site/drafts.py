"""A file that appears under its name when it is whole, and of which nothing stays otherwise, however the writing ends."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: what a killed process left stays there.
    fcntl = None  # type: ignore[assignment]

_DRAFT = re.compile(r"\.onesheet-[0-9a-f]{16}\.part")


@contextmanager
def whole_file(path: Path, *, overwrite: bool = False) -> Iterator[tuple[IO[bytes], Path]]:
    """Give a file to write, which only its owner can read, and a name beside it for what is needed meanwhile.

    When the block ends well the file gets its name; else it is gone. Files beside it that begin with the given name are gone in
    both cases, and so is what a killed process left. Raises FileExistsError where there is one already and it is not to be
    overwritten, OSError where it cannot be written.
    """
    _sweep(path.parent)
    draft = path.with_name(f".onesheet-{secrets.token_hex(8)}.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            if fcntl is not None:
                # Let go of by the kernel, however this process ends: by it others see that somebody is still at it.
                with suppress(OSError):
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield file, draft.with_suffix(".beside")
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            draft.replace(path)
        else:
            _name(draft, path)
        _settle(path.parent)
    finally:
        _remove(draft)


def _name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise FileExistsError(17, "there is such a file already, and it is not overwritten", str(path)) from None
    except OSError:
        # Memory sticks and some network folders know no second names.
        if os.path.lexists(path):
            raise FileExistsError(17, "there is such a file already, and it is not overwritten", str(path)) from None
        draft.rename(path)


def _settle(folder: Path) -> None:
    """Make sure that the name survives a loss of power, too, where the file system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path) -> None:
    """Delete drafts whose process is gone."""
    if fcntl is None or not folder.is_dir():
        return
    for draft in folder.glob(".onesheet-*.part"):
        if not _DRAFT.fullmatch(draft.name):
            continue
        with suppress(OSError), draft.open("rb+") as file:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(draft)


def _remove(draft: Path) -> None:
    for one in (*draft.parent.glob(f"{draft.stem}.beside*"), draft):
        one.unlink(missing_ok=True)
