"""Starting Django, and bringing the site's database up to date."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from onesheet.config.env import SettingError

SETTINGS_MODULE = "onesheet.config.settings"


def start() -> None:
    """Make Django ready. Raises SettingError where a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    import django  # noqa: PLC0415

    django.setup()


def manage(words: Sequence[str]) -> int:
    """Run one of Django's own commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    from django.core.management import ManagementUtility  # noqa: PLC0415

    try:
        ManagementUtility(["onesheet manage", *words]).execute()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


def bring_up_to_date() -> bool:
    """Make or migrate the database; return True where there was something to do.

    Two commands that start at once do it one after the other: the second finds it done. Raises SettingError where the
    database cannot be used, or is half of one.
    """
    from django.conf import settings  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    _whole(settings.DATA)
    try:
        return _is_behind() and _migrate()
    except DatabaseError as fault:
        where = settings.DATABASES["default"]["NAME"]
        raise SettingError(f"The database {where} cannot be used: {fault}.") from fault


def _whole(data: Path) -> None:
    from onesheet.ops.backups.unfinished import unfinished  # noqa: PLC0415

    if backup := unfinished(data):
        raise SettingError(
            f"A restore of {backup} into {data} was stopped in the middle. Give the same command again, or restore another "
            "backup; until then there is no whole site here."
        )


def _migrate() -> bool:
    from django.conf import settings  # noqa: PLC0415

    from onesheet.database.sqlite.turns import Turns  # noqa: PLC0415

    settings.DATA.mkdir(parents=True, exist_ok=True)
    turn = Turns(str(settings.DATA / "starting"), seconds=120)
    turn.take()
    try:
        if not _is_behind():
            return False
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0, interactive=False)
    finally:
        turn.leave()
    return True


def _is_behind() -> bool:
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def say(words: str) -> None:
    """Tell the operator how far things are, at once."""
    print(words, file=sys.stderr, flush=True)
