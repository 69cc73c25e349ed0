"""The files that imports come from: measured, copied into the data folder, deleted when they have served."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from onesheet.accounts.services import Refusal
from onesheet.exchange.models import Import

_PIECE = 1 << 20
_LONGEST = 120


def sum_of(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the size of a file; of a folder, those of the paths, sizes and sums of its files.

    Raises OSError where something cannot be read.
    """
    if path.is_file():
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
        return digest.hexdigest(), size
    digest, total = hashlib.sha256(), 0
    for inner in sorted(_files(path), key=os.fsencode):
        found, size = sum_of(path / inner)
        digest.update(os.fsencode(inner) + f"\0{size}\0{found}\n".encode())
        total += size
    return digest.hexdigest(), total


def _files(folder: Path) -> list[str]:
    return [os.path.relpath(one, folder) for one in folder.rglob("*") if one.is_file()]


def same_file(found: Import) -> bool:
    """Tell whether an import's file is still the one it began with."""
    try:
        return sum_of(Path(found.path))[0] == found.sha256
    except OSError:
        return False


def why_gone(found: Import) -> str:
    """Return why an import's file cannot be opened any more, in words; empty where it can."""
    if not found.path:
        return "is gone"
    try:
        if Path(found.path).is_dir():
            next(Path(found.path).iterdir(), None)
        else:
            Path(found.path).open("rb").close()
    except FileNotFoundError:
        return "is gone"
    except OSError as fault:
        return f"cannot be read ({fault.strerror or fault})"
    return ""


def check_there(found: Import) -> None:
    """Raise Refusal where an import's file cannot be opened: nobody knows its rows then, and none of them is refused."""
    if why := why_gone(found):
        after = f" after row {found.rows:,}" if found.rows else ""
        raise Refusal(f"The file of import {found.pk} {why}. Give the same file again, and it goes on{after}.")


def copied(file: Iterable[bytes], name: str) -> tuple[Path, str, int]:
    """Copy an upload into a folder of its own under `imports/`; return where it lies, its SHA-256 and its size.

    Raises Refusal where it is larger than the site takes, or there is no room for it, and leaves nothing then.
    """
    limit = settings.IMPORT_LIMIT * 1_000_000
    folder = settings.DATA / "imports" / secrets.token_hex(12)
    path = folder / safe_name(name)
    digest, size = hashlib.sha256(), 0
    try:
        folder.mkdir(parents=True, mode=0o700)
        with path.open("xb") as made:
            for piece in file:
                size += len(piece)
                if size > limit:
                    raise Refusal(  # noqa: TRY301 - what was copied goes, as with any other fault
                        f"The file is larger than the {settings.IMPORT_LIMIT} MB that this site takes. Ask whoever runs it "
                        "to take it in from the command line. Nothing was kept."
                    )
                digest.update(piece)
                made.write(piece)
    except OSError as fault:
        shutil.rmtree(folder, ignore_errors=True)
        raise Refusal(
            f"This site cannot keep the file just now ({fault.strerror or fault}). Tell whoever runs it. Nothing was kept."
        ) from fault
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return path, digest.hexdigest(), size


def safe_name(name: str) -> str:
    """Return a file's name without folders and signs that no file should have; its end stays."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    clean = "".join(sign if sign.isprintable() and sign not in '<>:"|?*' else "_" for sign in last).strip(". ")
    stem, dot, end = clean.rpartition(".")
    # A file system counts bytes, of which a sign may have four.
    return (f"{stem[: _LONGEST // 4]}{dot}{end[-20:]}" if len(clean.encode()) > _LONGEST else clean) or "file"


def forget_file(number: int) -> None:
    """Delete an import's file where it is a copy of ours; one that somebody named stays where it is."""
    found = Import.objects.get(pk=number)
    if found.kept and found.path:
        Import.objects.filter(pk=number).update(path="", kept=False)
        remove_copy(Path(found.path))


def remove_copy(path: Path) -> None:
    """Delete a copy of ours and the folder it lies in."""
    ours = settings.DATA / "imports"
    if path.parent.parent == ours:
        shutil.rmtree(path.parent, ignore_errors=True)
