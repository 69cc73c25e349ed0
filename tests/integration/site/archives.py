"""A site that has something of everything, made empty again, and archives that somebody tampered with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import connection

from onesheet.exchange.site import import_site
from onesheet.exchange.site.tables import all_models, meta, tables
from onesheet.web.page_cache import triggers


@contextmanager
def quiet() -> Iterator[None]:
    """What the command does."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that goes along."""
    return {
        table.name: list(
            table.model._base_manager.order_by("pk").values_list(*(one.attribute for one in table.columns))
        )
        for table in tables()
    }


def empty_the_site() -> None:
    """Take every row out."""
    for model in all_models():
        if meta(model).db_table not in {"django_content_type", "auth_permission", "page_version"}:
            model._base_manager.all()._raw_delete(connection.alias)
    connection.check_constraints()


def take_in(path: Path, **options: Any) -> Any:
    """Take an archive in as the command does."""
    return import_site(path, quiet=quiet, **options)


Changing = Callable[[dict[str, Any], dict[str, bytes]], None]


def tampered(path: Path, into: Path, change: Changing, *, signed: bool = True) -> Path:
    """Write an archive again with something changed; `signed` makes sizes, numbers of rows and digests fit again."""
    with ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    change(manifest, files)
    if signed:
        for one in [*manifest["tables"], *manifest["media"]]:
            if (data := files.get(one["file"])) is not None:
                one.update({"bytes": len(data), "sha256": sha256(data).hexdigest()})
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
        packed.writestr("manifest.json", json.dumps(manifest))
    return into


def table_of(manifest: dict[str, Any], name: str) -> dict[str, Any]:
    """What a manifest says of a table."""
    return next(one for one in manifest["tables"] if one["name"] == name)


def with_row(files: dict[str, bytes], name: str, change: Callable[[dict[str, Any]], None], at: int = 0) -> None:
    """Change one row of a table."""
    lines = files[f"tables/{name}.jsonl"].splitlines()
    row = json.loads(lines[at])
    change(row)
    lines[at] = json.dumps(row).encode()
    files[f"tables/{name}.jsonl"] = b"\n".join(lines) + b"\n"
