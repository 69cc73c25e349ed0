"""`onesheet critics`: take a table of critics' reviews in, see before what would become of it, take it out again."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from io import BufferedReader
from pathlib import Path

from django.utils import timezone

from onesheet.accounts.services import Refusal
from onesheet.critics.pure.tables import NoTable, films_in, reviews_in
from onesheet.critics.services import importing
from onesheet.critics.services.importing import Fate, Finder, Given, Outcome, Totals
from onesheet.ops.files import printable
from onesheet.ops.start import bring_up_to_date

_PIECE = 262_144
_MOST_TOLD = 200
"""Refused rows that are printed, and films that rows wait for; all are counted."""
_EVERY = 0.5
"""Seconds between two lines of progress."""


def take_table_in(name: str, *, films: str, source: str, licence: str, dry_run: bool, as_json: bool) -> int:
    """Take a file in, or with `dry_run` say what would become of it; return 1 where a row was refused."""
    bring_up_to_date()
    progress = _Progress(name)
    with ExitStack() as files:
        try:
            finder = Finder(films_in(_pieces(files.enter_context(_opened(films)))) if films else ())
        except NoTable as fault:
            return _complain(films, str(fault))
        try:
            path = Path(name)
            with _opened(name) as whole:
                digest = hashlib.file_digest(whole, "sha256").hexdigest()
            reviews = reviews_in(_pieces(files.enter_context(_opened(name))))
            given = Given(printable(path.name), digest, reviews, source, licence)
            if dry_run:
                totals = importing.preview(given=given, finder=finder, tell=progress)
            else:
                totals = importing.take_in(given=given, finder=finder, by=None, clock=timezone.now, tell=progress)
        except (NoTable, Refusal) as fault:
            return _complain(name, str(fault))
    progress.end()
    for notice in totals.notices:
        print(f"{name}: {notice}", file=sys.stderr)
    print(json.dumps(totals.as_json()) if as_json else _table(totals, dry_run=dry_run), flush=True)
    return 1 if totals.refused else 0


def undo_table(number: int) -> int:
    """Take out what a table made; return 1 where nothing could be undone."""
    bring_up_to_date()
    try:
        done = importing.undo(table=number, by=None, now=timezone.now())
    except Refusal as refusal:
        print(f"onesheet: {refusal}", file=sys.stderr)
        return 1
    kept = f"; {done.withdrawn} that editors had changed were withdrawn" if done.withdrawn else ""
    print(f"Table {number}: {done.removed} reviews were taken out{kept}.")
    return 0


def _opened(name: str) -> BufferedReader:
    path = Path(name)
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise NoTable("This is no ordinary file; save the table in one first.")
    return path.open("rb")


def _pieces(file: BufferedReader) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _complain(name: str, sentence: str) -> int:
    print(f"{name}: {sentence}", file=sys.stderr)
    return 1


def _table(totals: Totals, *, dry_run: bool) -> str:
    """What became of the rows, a line for each fate; they add up to the first."""
    would = "would be " if dry_run else ""
    lines = [
        (totals.rows, "rows"),
        (totals.made, f"{would}made"),
        (totals.same, "here already"),
        (totals.back, f"{would}put back as an editor left them"),
        (totals.waiting, "waiting for their film"),
        (totals.refused, "refused"),
    ]
    told = "\n".join(f"{number:>10,}  {what}" for number, what in lines)
    if totals.table is not None:
        told += f"\nTable {totals.table}; “onesheet critics --undo {totals.table}” takes it out again."
    return told


class _Progress:
    """Says on standard error how far it is, which rows were refused and which films are missing."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = 0
        self._last = time.monotonic()
        self._told = {Fate.REFUSED: 0, Fate.WAITING: 0, Fate.MADE: 0}
        self._missing: set[str] = set()

    def __call__(self, outcomes: Sequence[Outcome]) -> None:
        """Take what became of some more rows."""
        for one in outcomes:
            if one.fate is Fate.REFUSED or (one.fate is Fate.MADE and one.sentence):
                self._tell(one)
            elif one.fate is Fate.WAITING and one.sentence not in self._missing and len(self._missing) < _MOST_TOLD:
                # A film that is not here is told once, however many rows wait for it.
                self._missing.add(one.sentence)
                self._tell(one)
        self._rows += len(outcomes)
        if time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            print(f"{self._name}: {self._rows:,} rows ...", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Say how many more were refused than told."""
        for fate, what in ((Fate.REFUSED, "refused"), (Fate.MADE, "taken in with something left out")):
            more = self._told[fate] - _MOST_TOLD
            if more > 0:
                print(f"{self._name}: {more:,} more rows were {what}.", file=sys.stderr)

    def _tell(self, one: Outcome) -> None:
        self._told[one.fate] += 1
        if self._told[one.fate] <= _MOST_TOLD:
            said = f" [{one.said}]" if one.fate is Fate.REFUSED and one.said else ""
            print(f"{self._name}, line {one.line}: {one.sentence}{said}", file=sys.stderr)
