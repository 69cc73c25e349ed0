"""The ways in which a film stands on a page, as docs/reading.md tells them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onesheet.reading import read_text

_PAGE = Path(__file__).parents[4] / "docs" / "reading.md"
_ROW = re.compile(r"^\| (?P<printed>.+?) \| (?P<read>.+?) \|$", re.MULTILINE)


def told() -> list[tuple[str, str]]:
    text = _PAGE.read_text(encoding="utf-8")
    table = text[text.index("<!-- entries -->") : text.index("<!-- end of entries -->")]
    return [(row["printed"].replace("\\*", "*"), row["read"]) for row in _ROW.finditer(table)][2:]


@pytest.mark.parametrize(("printed", "expected"), told())
def test_the_table_of_the_manual_is_true(printed, expected):
    other = "\n\nWinter Bees, directed by Tomasz Wilk (Poland, 2018)\n"
    reading = read_text(f"Harbor Film Festival 2019: programme\n\n{printed}{other}", name="page")

    said = [one for one in reading.statements if one.film == 0]
    parts = [reading.films[0].title]
    for name in ("director", "country", "year", "duration"):
        values = [str(one.value) for one in said if one.property == name]
        parts += [", ".join(values)] if values else []
    assert " · ".join(parts) == expected
