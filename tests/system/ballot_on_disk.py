"""Run as a process of its own, with a database in a file: prints what was written to the disk when, as one JSON object."""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import json
import os
import sqlite3
import uuid
from contextlib import suppress
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from vote_crowd import make

from onesheet.database import on_disk as module
from onesheet.database.on_disk import on_disk
from onesheet.festivals.services.votes import cast_by_code

database = Path(connection.settings_dict["NAME"])
written: list[tuple[str, int, int]] = []


def write(handle: int) -> None:
    """Write to the disk as ever, and note which file it was and what another connection saw at that moment: codes and ballots."""
    os.fsync(handle)
    (file,) = [one for one in database.parent.iterdir() if os.path.samestat(one.stat(), os.fstat(handle))]
    other = sqlite3.connect(database)
    seen = [other.execute(f"SELECT count(*) FROM festivals_{table}").fetchone()[0] for table in ("pollcode", "ballot")]
    other.close()
    written.append((file.name.removeprefix(database.name), *seen))


def main() -> None:
    module._written = write
    world = make(3)
    found = {"codes": list(written)}
    written.clear()
    (told,) = cast_by_code(
        code=world["codes"][0], marks={world["selection"]: 4}, token=uuid.uuid4(), address="::1", now=timezone.now()
    )
    found["ballot"] = [told.counted, list(written)]
    written.clear()
    with suppress(ValueError), on_disk():
        Group.objects.create(name="fails")
        raise ValueError
    found["fails"] = [Group.objects.filter(name="fails").exists(), list(written)]
    with transaction.atomic(), on_disk():
        Group.objects.create(name="within")
    found["within"] = [Group.objects.filter(name="within").exists(), list(written)]
    module._write_log(str(database.with_name("none-wal")))
    found["none"] = database.with_name("none-wal").exists()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
