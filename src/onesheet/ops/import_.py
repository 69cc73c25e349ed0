"""`onesheet import`: a file, folder or zip taken in, looked through, undone or reported on."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.formats.register import format_named
from onesheet.exchange.handler import Order
from onesheet.exchange.models import Import, ImportBatch
from onesheet.exchange.parcels import Unsafe
from onesheet.exchange.pure.asked import OPTIONS
from onesheet.exchange.pure.columns import Unknown, mapping_of_words
from onesheet.exchange.pure.rows import Fate
from onesheet.exchange.queries import likely_films, report, rows_at
from onesheet.exchange.queries.pages import films_named
from onesheet.exchange.queries.report import HEADER, cells_of
from onesheet.exchange.services import BusyError, LostError, Progress, Sniffed, StoppedError, Totals
from onesheet.exchange.site import is_site_archive
from onesheet.leaving.pure.cells import row as csv_row
from onesheet.ops.export import take_site_in
from onesheet.ops.files import is_text, printable, why_not_ordinary
from onesheet.ops.start import bring_up_to_date

_EVERY = 2.0
"""Seconds between two lines that say how far it is."""
_MOST_TOLD = 200
_AT_ONCE = 500
_KIND = 10
"""How far a process of its own stands back behind those that answer pages."""
_TOLD = {Fate.REFUSED: "refused", Fate.AMBIGUOUS: "could be several films"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for besides the file."""

    member: str = ""
    """A member's name; empty where none was named."""
    dry_run: bool = False
    as_json: bool = False
    conflict: str = "keep"
    source: str = ""
    licence: str = ""
    columns: str = ""
    """What the columns of a table mean, as it is typed, or the name of a file of JSON that says so."""
    wanted: tuple[str, ...] = ()
    """What the format is asked for besides: `people`."""

    def options(self) -> dict[str, Any]:
        """Return what format and handlers are told. Raises Unknown where the columns are not understood, OSError."""
        told = {key: value for key, value in (("source", self.source), ("licence", self.licence)) if value}
        columns = {}
        if self.columns:
            file = self.columns.lower().endswith(".json")
            columns = {"columns": mapping_of_words(Path(self.columns).read_text("utf-8") if file else self.columns)}
        return {**told, **columns, **dict.fromkeys(self.wanted, True)}


def take_in(name: str, asked: Asked) -> int:
    """Take a file or folder in, or go on with it; returns 1 where rows were refused, 2 where a member is to be named."""
    path = Path(name)
    sentence = why_not_ordinary(path)
    if not sentence and is_site_archive(path):
        return take_site_in(name, dry_run=asked.dry_run, as_json=asked.as_json)
    if not sentence and not is_text(where := str(path.resolve())):
        sentence = f"the name {printable(where)} is not written in UTF-8; give the file or its folder another"
    if sentence:
        return _refused(sentence, asked)
    bring_up_to_date()
    try:
        options = asked.options()
    except (Unknown, UnicodeDecodeError, OSError) as fault:
        return _refused(_sentence(fault), asked)
    try:
        sniffed = services.sniff(path, options)
    except Unsafe:
        sniffed = Sniffed("", frozenset())  # What is wrong with it becomes its one row.
    if sentence := _asked_amiss(path, sniffed, asked):
        print(f"onesheet: {sentence}", file=sys.stderr)
        return 2
    whose = asked.member if sniffed.of_a_member else ""
    progress = _Progress(path.name)
    number = None
    try:
        if asked.dry_run:
            totals = _look(path, whose, asked.conflict, options, progress)
        else:
            number = _begun(path, whose, asked.conflict, options)
            totals = services.apply(number=number, clock=timezone.now, tell=progress)
    except BrokenPipeError:
        raise
    except (Refusal, LostError, OSError, DatabaseError) as fault:
        stopped = isinstance(fault, (BusyError, LostError, StoppedError, DatabaseError))
        return _refused(_sentence(fault), asked, _totals_so_far(number) if stopped else _ONE_REFUSED)
    progress.end()
    _finish(totals, dry_run=asked.dry_run, as_json=asked.as_json)
    return 1 if totals.refused else 0


def undo(number: int, *, as_json: bool) -> int:
    """Take back what an import did; says what stayed."""
    bring_up_to_date()
    try:
        totals = services.undo(number=number, by=None, clock=timezone.now, tell=_Progress(f"import {number}"))
    except (Refusal, LostError) as refusal:
        return _complain(_sentence(refusal))
    for sentence in totals.notices:
        print(sentence, file=sys.stderr)
    print(
        f"Import {number} was undone: all that its {totals.rows:,} rows did{', but for what is told above' if totals.notices else ''}."
    )
    if as_json:
        print(json.dumps(totals.as_json()))
    return 0


def print_report(number: int) -> int:
    """Print what became of every row of an import, as CSV; what would become of it where it was only looked through on a page."""
    bring_up_to_date()
    found = Import.objects.filter(pk=number).first()
    if found is None:
        return _complain(f"there is no import {number}")
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    sys.stdout.write(csv_row(HEADER))
    stage = ImportBatch.Stage.APPLIED if found.rows else ImportBatch.Stage.PREVIEW
    for outcome in report(number, stage=stage):
        sys.stdout.write(csv_row(cells_of(outcome)))
    return 0


def take_single(number: int, *, dry_run: bool, as_json: bool) -> int:
    """Take in the rows of an import that lack only a year and could be one film alone; says of each which film that is."""
    bring_up_to_date()
    if not Import.objects.filter(pk=number).exists():
        return _complain(f"there is no import {number}")
    likely = likely_films(number)
    places = list(likely.places)
    for at in range(0, len(places), _AT_ONCE):
        some = rows_at(number, places[at : at + _AT_ONCE])
        films = films_named(one.film for one in some)
        for one in some:
            film = films[one.film]
            named = f"{film.title} ({film.year})" if film.year else film.title
            print(f"{one.row.file}, line {one.row.line}: {one.row.film} is {named}; {one.against}.", file=sys.stderr)
    try:
        settled = 0
        if places and not dry_run:
            settled = services.settle_likely(number=number, by=None, clock=timezone.now, seen=likely.digest)
    except (Refusal, LostError) as refusal:
        return _complain(_sentence(refusal))
    rows = f"{len(places):,} rows lack" if len(places) != 1 else "1 row lacks"
    done = "nothing was taken in" if dry_run else f"taken in with all that name the very same: {settled:,}"
    print(f"{rows} only a year and could be one film alone{f'; {done}' if places else ''}.")
    if as_json:
        print(json.dumps(services.totals_of(number).as_json()))
    return 0


def run(number: int) -> int:
    """Do what was asked for on pages, and go on with an import that was stopped, where nobody else is at one."""
    if hasattr(os, "nice"):
        os.nice(_KIND)
    bring_up_to_date()
    try:
        services.run_waiting(clock=timezone.now)
        found = Import.objects.filter(pk=number).first()
        if found is None:
            return _complain(f"there is no import {number}")
        if found.act and not found.behind and not services.is_alive(found, now=timezone.now()):
            services.go_on(number=number, clock=timezone.now, tell=_Progress(found.name))
            _finish(services.totals_of(number), dry_run=False, as_json=False)
    except (Refusal, LostError) as refusal:
        return _complain(_sentence(refusal))
    return 0


def _look(path: Path, whose: str, conflict: str, options: dict[str, Any], progress: _Progress) -> Totals:
    member = None
    if whose:
        member = Member.objects.filter(username__iexact=whose).first()
        if member is None:
            services.check_name(Member(username=whose))
            options = {**options, "newcomer": whose}
    order = Order(
        number=0, name=path.resolve().name, sha256="", member=member.pk if member else None, by=None,
        now=timezone.now(), conflict=conflict, options=options,
    )  # fmt: skip
    return services.look(order=order, path=str(path.resolve()), tell=progress)


def _begun(path: Path, whose: str, conflict: str, options: dict[str, Any]) -> int:
    """Return the number of the import of a file, begun now or before."""
    member = None
    if whose:
        member, newcomer = services.find_or_make_member(whose)
        if newcomer:
            print(
                f"Made the member {member.username}, who has no password: “onesheet password {member.username}” gives one.",
                file=sys.stderr,
            )
    found = services.receive_path(path=path, member=member, now=timezone.now(), conflict=conflict, options=options)
    if found.rows:
        print(f"{found.name}: going on with import {found.pk} after row {found.rows:,}.", file=sys.stderr)
    return found.pk


def _asked_amiss(path: Path, sniffed: Sniffed, asked: Asked) -> str:
    """Say what of the command does not suit the file; empty where all does. Of files of several formats every option may be asked."""
    if sniffed.of_a_member and not asked.member:
        return (
            f"{path.name} holds what a member saw, rated or wrote; say whose it is: --member NAME. "
            "A member of that name is made where there is none; of a file of many people, one for each, NAME-1, NAME-2 ..."
        )
    known = format_named(sniffed.format)
    for name in asked.wanted if known is not None else ():
        wanted = format_named(OPTIONS[name])
        if known is not None and wanted is not None and wanted is not known:
            return f"“--option {name}” is for {wanted.title}, and this is {known.title}. Nothing was taken in; give it without."
    return ""


def _sentence(fault: Exception) -> str:
    if isinstance(fault, LostError):
        return "another process went on with this import; nothing is lost, and nothing done twice."
    if isinstance(fault, BusyError):
        return f"{fault} Then the same command goes on, or finds it done."
    if isinstance(fault, OSError):
        return f"{fault.filename or 'the file'} cannot be read: {fault.strerror or fault}"
    if isinstance(fault, DatabaseError):
        return f"the database does not take it ({' '.join(str(fault).split())}); nothing of it came in"
    return str(fault)


_ONE_REFUSED = Totals(rows=1, refused=1)
"""What is counted where a file cannot be read, or not be taken in as it was asked for: the whole of it is one row."""


def _totals_so_far(number: int | None) -> Totals:
    return services.totals_of(number) if number else Totals()


def _refused(sentence: str, asked: Asked, totals: Totals = _ONE_REFUSED) -> int:
    """Say why nothing was taken in, or no more of what was begun."""
    if asked.as_json:
        print(json.dumps(totals.as_json()))
    return _complain(sentence)


def _complain(sentence: str) -> int:
    print(f"onesheet: {sentence}", file=sys.stderr)
    return 1


def _finish(totals: Totals, *, dry_run: bool, as_json: bool) -> None:
    for sentence in totals.notices:
        print(sentence, file=sys.stderr)
    if as_json:
        print(json.dumps(totals.as_json()))
    else:
        print(_table(totals, dry_run=dry_run))


def _table(totals: Totals, *, dry_run: bool) -> str:
    """What became of the rows, a line for each fate; they add up to the first."""
    would = "would be " if dry_run else ""
    wait = "would wait" if dry_run else "wait"
    lines = [
        (totals.rows, "rows"),
        (totals.made, f"{would}made"),
        (totals.changed, f"{would}changed"),
        (totals.same, "the same as here already, or rightly left alone"),
        (totals.waiting, f"{wait} for their film"),
        (totals.ambiguous, f"{wait} for somebody to say which film they mean"),
        (totals.refused, f"{would}refused"),
    ]
    told = "\n".join(f"{number:>10,}  {what}" for number, what in lines)
    if totals.number is not None:
        told += (
            f"\nImport {totals.number}: “onesheet import --report {totals.number}” tells of every row, "
            f"“onesheet import --undo {totals.number}” takes it back."
        )
    return told


class _Progress:
    """Says on standard error how far it is, and which rows were refused or could be several films."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._last = time.monotonic()
        self._told: Counter[Fate] = Counter()
        self._films: set[str] = set()

    def __call__(self, progress: Progress) -> None:
        """Take what became of some more rows."""
        for one in progress.outcomes:
            if one.fate is Fate.REFUSED or (one.fate is Fate.AMBIGUOUS and one.sentence not in self._films):
                self._told[one.fate] += 1
                if self._told[one.fate] <= _MOST_TOLD:
                    # A film is asked about once, however many rows mean it.
                    self._films.add(one.sentence)
                    said = f" [{one.said}]" if one.fate is Fate.REFUSED and one.said else ""
                    print(f"{one.file}, line {one.line}: {one.sentence}{said}", file=sys.stderr)
        if time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            share = f" ({progress.rows / progress.expected:.0%})" if progress.expected else ""
            print(f"{self._name}: {progress.rows:,} rows{share} ...", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Say how many more there were than were told."""
        for fate, what in _TOLD.items():
            more = self._told[fate] - _MOST_TOLD
            if more > 0:
                print(f"{self._name}: {more:,} more rows: {what}.", file=sys.stderr)
