"""Every mark that docs/reading.md lists is read as the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesheet.reading.layout.marks import whole_line_mark

PAGE = (Path(__file__).parents[4] / "docs" / "reading.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.split("<!-- marks -->")[1].split("<!-- end of marks -->")[0].strip().splitlines()[2:]
]


@pytest.mark.parametrize(("printed", "value", "scale"), ROWS, ids=lambda cell: cell)
def test_the_mark_is_read_as_the_page_says(printed, value, scale):
    mark = whole_line_mark(printed, 0, len(printed))

    assert mark is not None
    assert mark.rating == (None if value == "–" else {"value": float(value), "scale": int(scale)})
