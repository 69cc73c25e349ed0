"""How much of what real documents say the readers find, and how much of what they say is right.

    ONESHEET_SAMPLES=FOLDER python -m benchmarks.reading_report [--check] [SET ...]

The folder holds `expected/SET.json` for each set of documents, and beside it lies `check/evaluate.py`, which judges.
Without a word it prints the table and the ten worst documents and writes them into docs/reading.md, and the figures
into `reading_figures.json`. With `--check` it writes nothing and exits with 1 where a figure has fallen by more than a
point below that file. With the name of a set it prints all that is judged in it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onesheet.reading import read
from onesheet.reading.as_json import as_json

HERE = Path(__file__).parent
FIGURES = HERE / "reading_figures.json"
PAGE = HERE.parent / "docs" / "reading.md"
BEGINS, ENDS = "<!-- figures: made by make reading-report -->", "<!-- end of figures -->"
POINT = 0.01
"""How far a figure may fall before the check fails."""
FEW = 10
"""A property with fewer expected values has no figure of its own."""
WORST = 10
_COUNTS = ("right", "wrong", "found", "expected")


def readings(folder: Path, names: Iterable[str]) -> Iterator[str]:
    """Read each document and give the line that `onesheet read --json` would print."""
    for name in names:
        yield json.dumps(as_json(read((folder / name).read_bytes(), name=name)), ensure_ascii=False)


def judged(samples: Path, name: str, *, aloud: bool = False) -> dict[str, Any]:
    """Read a whole set and return what evaluate.py says of it."""
    expected = samples / "expected" / f"{name}.json"
    table = json.loads(expected.read_text(encoding="utf-8"))
    folder = samples / table["folder"]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in readings(folder, table["documents"]))
        file.flush()
        judge = [sys.executable, str(samples.parent / "check" / "evaluate.py"), str(expected), file.name]
        judge += ["--folder", str(folder)]
        if aloud:
            print(subprocess.run(judge, capture_output=True, text=True, check=True).stdout)
        answer = subprocess.run([*judge, "--json"], capture_output=True, text=True, check=True).stdout
    return dict(json.loads(answer))


def of_set(verdict: dict[str, Any]) -> dict[str, float]:
    """The figures of one set, 0 to 1; those that nothing in it was judged by are left out."""
    fields = {**verdict["fields"], **verdict["quotes"]}
    told = {
        "precision": verdict["precision"],
        "recall": verdict["recall"],
        "kind": _share(fields, "kind"),
        "main title": _share(fields, "main title"),
        "about a film": _share(fields, "about a film"),
        "no film invented": _share(fields, "not about a film"),
        "quotes": _share(fields, "quotes"),
    }
    return {name: share for name, share in told.items() if share is not None}


def of_properties(verdicts: Iterable[dict[str, Any]]) -> dict[str, Counter[str]]:
    """For each property what was right, wrong, found and expected in all sets together."""
    sums: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        for name, row in verdict["properties"].items():
            sums.setdefault(name, Counter()).update({key: row[key] for key in _COUNTS})
    return {name: row for name, row in sorted(sums.items()) if row["expected"] or row["wrong"]}


def figures(verdicts: dict[str, dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Every figure by the set, or by the property in all sets, that it is of."""
    made = {f"set {name}": of_set(verdict) for name, verdict in verdicts.items()}
    rows = of_properties(verdicts.values())
    made["all sets"] = shares(sum(rows.values(), Counter()))
    for name, row in rows.items():
        if row["expected"] >= FEW:
            made[f"property {name}"] = shares(row)
    return {name: {key: round(share, 4) for key, share in row.items()} for name, row in made.items()}


def shares(row: Counter[str]) -> dict[str, float]:
    """Precision and recall of a row of counts; one that cannot be told is left out."""
    told = {}
    if row["right"] + row["wrong"]:
        told["precision"] = row["right"] / (row["right"] + row["wrong"])
    if row["expected"]:
        told["recall"] = row["found"] / row["expected"]
    return told


def fallen(now: dict[str, dict[str, float]], before: dict[str, dict[str, float]]) -> list[str]:
    """A sentence for each figure that is more than a point lower than before, or that is gone."""
    return [
        f"{name}: {key} is {now.get(name, {}).get(key, 0.0):.3f}; it was {share:.3f}."
        for name, row in before.items()
        for key, share in row.items()
        if now.get(name, {}).get(key, 0.0) < share - POINT
    ]


def report(verdicts: dict[str, dict[str, Any]]) -> str:
    """The tables and the worst documents, as Markdown."""
    keys = ("precision", "recall", "kind", "main title", "about a film", "no film invented", "quotes")
    lines = ["| Set | Documents | " + " | ".join(key.capitalize() for key in keys) + " |"]
    lines.append("| --- | ---: |" + " ---: |" * len(keys))
    for name, verdict in verdicts.items():
        told = of_set(verdict)
        cells = [f"{told[key]:.3f}" if key in told else "" for key in keys]
        lines.append(f"| {name} | {verdict['documents']} | " + " | ".join(cells) + " |")
    rows = of_properties(verdicts.values())
    lines += ["", "| Property | Precision | Recall | Right | Wrong | Found | Expected |"]
    lines.append("| --- |" + " ---: |" * 6)
    for name, row in [*rows.items(), ("**all**", sum(rows.values(), Counter()))]:
        told = shares(row)
        cells = [f"{told[key]:.3f}" if key in told else "" for key in ("precision", "recall")]
        lines.append(f"| {name} | " + " | ".join([*cells, *(str(row[key]) for key in _COUNTS)]) + " |")
    lines += ["", "The documents with the most faults:", ""]
    worst = [(one["faults"], name, one) for name, verdict in verdicts.items() for one in verdict["worst"]]
    for faults, name, one in sorted(worst, key=lambda told: (-told[0], told[1]))[:WORST]:
        notes = "; ".join(_short(note) for note in one["notes"][:3])
        lines.append(f"- {name}/{one['document']}, {faults}: {notes}")
    return "\n".join(lines)


def write(text: str, now: dict[str, dict[str, float]]) -> None:
    """Put the report between its marks in docs/reading.md and keep the figures for the check."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGINS)
    PAGE.write_text(f"{before}{BEGINS}\n\n{text}\n\n{ENDS}{rest.split(ENDS)[1]}", encoding="utf-8")
    FIGURES.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(words: list[str]) -> int:
    """Return the exit status: 1 where a figure has fallen; 0 with a word where there are no samples."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading_report")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a figure has fallen")
    parser.add_argument("sets", nargs="*", metavar="SET", help="print all that is judged in these sets alone")
    given = parser.parse_args(words)
    named = os.environ.get("ONESHEET_SAMPLES", "")
    if not named:
        print("Skipped: ONESHEET_SAMPLES names no folder of real documents.")
        return 0
    samples = Path(named)
    names = given.sets or sorted(path.stem for path in (samples / "expected").glob("*.json"))
    verdicts = {name: judged(samples, name, aloud=bool(given.sets)) for name in names}
    text, now = report(verdicts), figures(verdicts)
    print(text)
    if given.sets:
        return 0
    if not given.check:
        write(text, now)
        return 0
    lost = fallen(now, json.loads(FIGURES.read_text(encoding="utf-8")))
    print("\n".join(lost), file=sys.stderr)
    return 1 if lost else 0


def _share(fields: dict[str, Any], name: str) -> float | None:
    return fields[name]["accuracy"] if name in fields else None


def _short(note: str) -> str:
    return (note if len(note) <= 70 else note[:69] + "…").replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
