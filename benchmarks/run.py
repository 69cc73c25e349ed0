"""Measure every figure, write them down and end with a table.

    python -m benchmarks

Writes `benchmarks/results.json` and `docs/benchmarks.md`. Each part is a command of its own that changes no file.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import django

from benchmarks import first_page, growth, members, memory, pages, reading_speed, serving
from benchmarks.figures import Figure, table, told
from benchmarks.load import generator

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).parent / "results.json"
DOCUMENT = Path(__file__).parents[1] / "docs" / "benchmarks.md"

PARTS: dict[str, Callable[[], list[Figure]]] = {
    "Reading": reading_speed.measure,
    "Film pages in a second": serving.measure,
    "Size and queries of pages": pages.measure,
    "Film page as ratings grow": growth.measure,
    "Members' pages": members.measure_smaller,
    "Memory and start": memory.measure,
    "From clone to first page": first_page.measure,
}

PREFACE = """# Figures

Every figure here is made by `make bench`, which writes this page; the command beside a figure makes it alone. All
comparisons stand in one run, on one machine, in turn, so that ratios can be trusted; absolute figures belong to the
machine. A value is the median of several runs where it has a range.

*Film page, made anew* is the site with its page cache passed by. *The same film as models in a Django template* is
`benchmarks/comparison/`: the same database, server and middleware, with a view and template as Django's tutorial
writes them. Documents and pages are those of the sample catalogue.
"""


def machine() -> str:
    """Return what the figures were measured on."""
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, Django {django.__version__}; asked by {generator()}"
    )


def main() -> int:
    """Run all parts; return 0, whether or not the aims are met."""
    found: dict[str, list[Figure]] = {}
    for title, measure in PARTS.items():
        print(f"{title} ...", flush=True)
        found[title] = measure()
    RESULTS.write_text(
        json.dumps(
            {
                "machine": machine(),
                "figures": {title: [one.as_json() for one in part] for title, part in found.items()},
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n",
        encoding="utf-8",
    )
    sections = [f"## {title}\n\n{table(part)}\n" for title, part in found.items() if part]
    DOCUMENT.write_text("\n".join([PREFACE, f"Measured on {machine()}.\n", *sections]), encoding="utf-8")
    print()
    print(told([one for part in found.values() for one in part]))
    print(f"\n{machine()}")
    return 0
