"""`onesheet read`: what documents say, without a site."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

from onesheet.ops.files import given
from onesheet.ops.jobs import in_order
from onesheet.ops.model import endpoint, read_with_model
from onesheet.reading import unreadable
from onesheet.reading.as_json import as_json
from onesheet.reading.as_words import as_words
from onesheet.reading.model import Added
from onesheet.reading.vocabulary import Reading

_INTERRUPTED = 130
"""The exit status of a command that Ctrl-C ended."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is printed of one document: its line or its summary, its problems, and what a language model did."""

    name: str
    words: str
    problems: tuple[str, ...]
    notice: str = ""


def reading_of(name: str) -> Added:
    """Read the file that the command line calls `name`, with the language model where the settings name one.

    One that cannot be opened gives problems alone.
    """
    file = given(name)
    if file.problem:
        return Added(unreadable(name, file.problem))
    return read_with_model(file.data, name=name, model=endpoint())


def read_files(names: Sequence[str], *, as_json: bool, jobs: int = 1) -> int:
    """Print what each document says, in the order given, read by `jobs` processes.

    Returns 1 where any of them had a problem, which standard error then tells (what a language model did or failed to do
    is told there too, and is no problem), and 130 where Ctrl-C ended it; what was
    printed until then is whole.
    """
    endpoint()  # a setting that is wrong stops it here, once, and not in every process
    all_well, done = True, 0
    with _Progress(len(names)) as progress:
        try:
            for told in _all_told(names, as_json=as_json, jobs=jobs):
                progress.clear()
                if told.words:
                    print(("\n" if done and not as_json else "") + told.words, flush=True)
                for sentence in (*told.problems, *filter(None, [told.notice])):
                    print(f"{told.name}: {sentence}", file=sys.stderr)
                all_well = all_well and not told.problems
                done += 1
                progress.show(done)
        except KeyboardInterrupt:
            progress.clear()
            print(f"onesheet: stopped; {done} of {len(names)} documents were read.", file=sys.stderr)
            return _INTERRUPTED
    return 0 if all_well else 1


def _all_told(names: Sequence[str], *, as_json: bool, jobs: int) -> Iterator[Told]:
    tell = partial(told_of, as_json=as_json)
    if jobs == 1 or len(names) == 1:
        yield from map(tell, names)
    else:
        yield from in_order(
            tell, names, jobs=jobs, here=lambda name: name == "-", instead=partial(_lost, as_json=as_json)
        )


def told_of(name: str, *, as_json: bool) -> Told:
    """Read one file and put in words what it says."""
    added = reading_of(name)
    return _told(added.reading, added.notice, as_json=as_json)


def _lost(name: str, *, as_json: bool) -> Told:
    sentence = (
        "the process that read this document ended before it was done, and so was everything read of it lost; "
        "the other documents were read. Is there enough memory?"
    )
    return _told(unreadable(name, sentence), "", as_json=as_json)


def _told(reading: Reading, notice: str, *, as_json: bool) -> Told:
    words = _line(reading) if as_json else as_words(reading) if reading.reader else ""
    return Told(reading.name, words, reading.problems, notice)


def _line(reading: Reading) -> str:
    return json.dumps(as_json(reading), ensure_ascii=False)


class _Progress:
    """`12 of 200 documents read`, where standard error is a terminal that the summaries do not go to."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._shows = number > 1 and sys.stderr.isatty() and not sys.stdout.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, done: int) -> None:
        if self._shows:
            print(f"\r{done} of {self._number} documents read", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def processors() -> int:
    """The number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
