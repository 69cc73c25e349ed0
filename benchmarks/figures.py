"""What every benchmark yields: a figure with its range, its aim and the command that makes it."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured value: the median of `repeats` runs, between `low` and `high`."""

    name: str
    value: float
    unit: str
    command: str
    low: float = 0.0
    high: float = 0.0
    repeats: int = 1
    aim: str = ""
    met: bool | None = None
    """Whether the aim is met; None where there is none."""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the figure for `results.json`."""
        return {key: value for key, value in asdict(self).items() if value not in ("", None)}


def median(name: str, values: Sequence[float], unit: str, command: str, *, note: str = "", **aim: Any) -> Figure:
    """Return the figure that several runs give."""
    return Figure(
        name,
        statistics.median(values),
        unit,
        command,
        low=min(values),
        high=max(values),
        repeats=len(values),
        note=note,
        **aim,
    )


def shown(value: float) -> str:
    """Return a number with as many digits as it deserves."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| Figure | Value | Range | Aim | Command |", "| --- | ---: | --- | --- | --- |"]
    for one in figures:
        spread = f"{shown(one.low)} to {shown(one.high)}" if one.repeats > 1 else ""
        verdict = "" if one.met is None else " (met)" if one.met else " (**not met**)"
        note = f"<br>{one.note}" if one.note else ""
        lines.append(
            f"| {one.name}{note} | {shown(one.value)} {one.unit} | {spread} | {one.aim}{verdict} | `{one.command}` |"
        )
    return "\n".join(lines)


def told(figures: Sequence[Figure]) -> str:
    """Return the figures as a table for the terminal."""
    rows = [
        (
            one.name,
            f"{shown(one.value)} {one.unit}",
            f"{shown(one.low)} to {shown(one.high)}" if one.repeats > 1 else "",
            one.aim + ("" if one.met is None else ", met" if one.met else ", NOT MET"),
            one.note,
        )
        for one in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
