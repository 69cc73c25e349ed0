"""`make permissions`: the whole table, printed. The exit status is 1 where an answer was not expected."""

# ruff: noqa: T201, PLC0415 - a command that prints, and that must choose its settings before it imports
from __future__ import annotations

import os
import sys


def _print_table() -> int:
    from django.test.runner import DiscoverRunner

    from permissions.asking import Asked, addresses, ask_all, subjects
    from permissions.row import WHO
    from permissions.world import make_world

    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    asked: list[Asked] = []
    names = set(addresses())
    try:
        world = make_world()
        print(f"{'':46}" + "".join(f"{who:>11}" for who in WHO))
        for subject, rows in subjects().items():
            print(f"\n{subject}")
            found = list(ask_all(rows, world))
            asked += found
            for start in range(0, len(found), len(WHO)):
                line = found[start : start + len(WHO)]
                print(f"  {line[0].method:<4} {line[0].row!s:<39}" + "".join(f"{_cell(one):>11}" for one in line))
    finally:
        runner.teardown_databases(databases)
    told = {one.row.name for one in asked}
    unexpected = [str(one) for one in asked if one.unexpected]
    unexpected += [f"{name} has no row" for name in sorted(names - told)]
    unexpected += [f"{name} is no address" for name in sorted(told - names)]
    for sentence in unexpected:
        print(sentence, file=sys.stderr)
    print(f"\n{len(names)} addresses x {len(WHO)} roles, {len(unexpected)} unexpected")
    return 1 if unexpected else 0


def _cell(one: object) -> str:
    return f"{one.answer}{'!' if one.unexpected else ''}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings_for_tests")
    import django

    django.setup()
    sys.exit(_print_table())
