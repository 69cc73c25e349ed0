"""Style sheets, scripts and the admin's files: collected into the data folder under names that hold their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

SIGNATURE = "static-signature"
"""File in the data folder that tells what was collected last."""


def collect_static_files() -> bool:
    """Collect them where any has changed since the last time; return True where there was something to do.

    Files collected earlier stay: a page in someone's browser may still ask for them.
    """
    now = _signature()
    path = Path(settings.DATA) / SIGNATURE
    if path.exists() and path.read_text(encoding="ascii") == now and Path(settings.STATIC_ROOT).is_dir():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    path.write_text(now, encoding="ascii")
    return True


def _signature() -> str:
    """Return a hash over the names, sizes and times of all files, and over how they are stored."""
    signature = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            signature.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return signature.hexdigest()
