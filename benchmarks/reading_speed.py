"""How fast documents are read, for each form, beside the time that a parsing library alone takes on the same ones.

    python -m benchmarks.reading_speed

With ONESHEET_SAMPLES on real documents, else on the sample catalogue's own. The last line sums up:
`plain N docs/s, wikitext N x parser, html N x parser, jobs=2 gain G`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, median, told
from benchmarks.reading_documents import documents, source
from onesheet.reading import read

COMMAND = "python -m benchmarks.reading_speed"
ROUNDS = 5
ENOUGH = 10.0
"""Seconds that one process should read in the comparison with two, so that starting them counts for little."""
Documents = list[tuple[str, bytes]]


def measure() -> list[Figure]:
    """Read the documents of each form several times in one process, then all of them with one process and with two."""
    made: list[Figure] = []
    for form, given in documents().items():
        _read_all(given)
        parser, alone = _PARSERS.get(form, ("", None))
        took, parsed = [], []
        for _ in range(ROUNDS):
            took.append(_seconds(lambda given=given: _read_all(given)))  # type: ignore[misc]
            if alone is not None:
                parsed.append(_seconds(lambda given=given, alone=alone: [alone(data) for _, data in given]))  # type: ignore[misc]
        size = sum(len(data) for _, data in given)
        note = f"{len(given)} documents, {size / len(given) / 1000:.1f} kB each ({source()}); processor time"
        aim = {"aim": "300", "met": len(given) / sorted(took)[ROUNDS // 2] >= 300} if form == "plain" else {}
        speed = [len(given) / one for one in took]
        made.append(median(f"Documents read by one core: {form}", speed, "documents/s", COMMAND, note=note, **aim))
        made.append(median(f"Text read by one core: {form}", [size / one / 1e6 for one in took], "MB/s", COMMAND))
        if parsed:
            ratio = [one / other for one, other in zip(took, parsed, strict=True)]
            name = f"Reading {form}, beside {parser} parsing it to plain text"
            made.append(median(name, ratio, "times", COMMAND, aim="at most 3", met=sorted(ratio)[ROUNDS // 2] <= 3))
    made.append(_gain())
    return made


def summary(figures: list[Figure]) -> str:
    """The one line that sums up."""
    of = {one.name: one.value for one in figures}
    ratio = {
        form: next(value for name, value in of.items() if name.startswith(f"Reading {form},")) for form in _PARSERS
    }
    plain = of["Documents read by one core: plain"]
    return (
        f"plain {plain:.0f} docs/s, wikitext {ratio['wikitext']:.2f} x parser, html {ratio['html']:.2f} x parser, "
        f"jobs=2 gain {of[_GAIN]:.2f}"
    )


_GAIN = "Gain of onesheet read --jobs 2"


def _gain() -> Figure:
    """Documents of all forms read by the command with one process and with two, in wall time, each in turn."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for form, given in documents().items():
            for number, (name, data) in enumerate(given):
                path = Path(folder) / f"{form}-{number}-{name}"
                path.write_bytes(data)
                paths.append(str(path))
        paths *= max(1, round(ENOUGH / _command(paths, 1)))
        gains = [_command(paths, 1) / _command(paths, 2) for _ in range(2)]
    note = f"{len(paths)} documents, wall time, on {os.cpu_count()} processors"
    return median(_GAIN, gains, "times", COMMAND, note=note)


def _command(paths: list[str], jobs: int) -> float:
    words = [sys.executable, "-m", "onesheet", "read", "--json", "--jobs", str(jobs), *paths]
    started = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def _read_all(given: Documents) -> None:
    for name, data in given:
        read(data, name=name)


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _html_alone(data: bytes) -> str:
    from lxml import html  # noqa: PLC0415 - only where it is measured

    return str(html.document_fromstring(data).text_content())


def _wikitext_alone(data: bytes) -> str:
    import wikitextparser  # noqa: PLC0415 - only where it is measured

    return str(wikitextparser.parse(data.decode("utf-8")).plain_text())


_PARSERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "wikitext": ("wikitextparser", _wikitext_alone),
    "html": ("lxml", _html_alone),
}

if __name__ == "__main__":
    found = measure()
    print(told(found))
    print(summary(found))
