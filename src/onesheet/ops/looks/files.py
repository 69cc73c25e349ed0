"""Looks at imports: what is packed of their rows, and the files they name."""

from __future__ import annotations

import time
import zlib
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from onesheet.exchange.models import Import, ImportBatch
from onesheet.exchange.pure.packed import unpack_outcomes
from onesheet.exchange.site.media import FOLDERS
from onesheet.ops.looks.look import Seen

_YOUNG = 3_600
"""Seconds: a file as young may be one whose row is about to be written."""


def batches(mend: bool) -> Seen:  # noqa: ARG001, FBT001 - what cannot be unpacked is lost
    """Look whether what became of each row can be told."""
    seen = Seen()
    rows = ImportBatch.objects.order_by("pk").values_list("pk", "of_id", "rows", "outcomes")
    for pk, number, count, packed in rows.iterator(chunk_size=20):
        seen.looked += 1
        try:
            found = len(unpack_outcomes(bytes(packed)))
        except (ValueError, KeyError, TypeError, IndexError, zlib.error) as fault:
            seen.wrongs(f"import {number}, batch {pk}: what became of its rows cannot be read ({fault})")
            continue
        if found != count:
            seen.wrongs(f"import {number}, batch {pk}: {count} rows are kept, {found} are told of")
    return seen


def named(mend: bool) -> Seen:  # noqa: FBT001
    """Look whether each file that an import keeps is there and is the one it was; one that is gone is named no more."""
    seen = Seen()
    for one in Import.objects.filter(kept=True).exclude(path="").order_by("pk").iterator():
        seen.looked += 1
        path = Path(one.path)
        if not path.is_file():
            seen.wrongs(f"import {one.pk}: its file {path} is gone; give it again to go on", mended=mend)
            if mend:
                Import.objects.filter(pk=one.pk, path=one.path).update(path="", kept=False)
        elif _digest(path) != one.sha256:
            seen.wrongs(f"import {one.pk}: its file {path} is not the one that was given; discard it and give it again")
    return seen


def strays(mend: bool) -> Seen:  # noqa: FBT001
    """Look for files that no import names any more; they are deleted."""
    seen = Seen()
    known = set(Import.objects.filter(kept=True).values_list("path", flat=True))
    for folder in FOLDERS:
        for path in sorted((Path(settings.DATA) / folder).glob("*/*")):
            seen.looked += 1
            if str(path) in known or not path.is_file() or time.time() - path.stat().st_mtime < _YOUNG:
                continue
            seen.wrongs(f"{path} belongs to no import", mended=mend)
            if mend:
                path.unlink(missing_ok=True)
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
    return seen


def _digest(path: Path) -> str:
    told = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            told.update(piece)
    return told.hexdigest()
