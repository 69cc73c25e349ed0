"""The ways in which a film stands on a page, as docs/reading.md tells them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onesheet.reading import read_text

_PAGE = Path(__file__).parents[4] / "docs" / "reading.md"
_ROW = re.compile(r"^\| (?P<printed>.+?) \| (?P<read>.+?) \|$", re.MULTILINE)


def told(name: str) -> list[tuple[str, str]]:
    text = _PAGE.read_text(encoding="utf-8")
    table = text[text.index(f"<!-- {name} -->") : text.index(f"<!-- end of {name} -->")]
    return [(row["printed"].replace("\\*", "*"), row["read"]) for row in _ROW.finditer(table)][2:]


@pytest.mark.parametrize(("printed", "expected"), told("entries"))
def test_the_table_of_the_manual_is_true(printed, expected):
    other = "\n\nWinter Bees, directed by Tomasz Wilk (Poland, 2018)\n"
    reading = read_text(f"Harbor Film Festival 2019: programme\n\n{printed}{other}", name="page")

    said = [one for one in reading.statements if one.film == 0]
    parts = [reading.films[0].title]
    for name in ("director", "country", "year", "duration"):
        values = [str(one.value) for one in said if one.property == name]
        parts += [", ".join(values)] if values else []
    assert " · ".join(parts) == expected


@pytest.mark.parametrize(("words", "expected"), told("told"))
def test_the_table_of_sentences_is_true(words, expected):
    page = "Harbor Film Festival 2019: programme and prizes\n\n{}\n\n{}\n"
    other = "The Audience Award went to “Winter Bees” by Tomasz Wilk."
    of_prizes = "won" in words or "went" in words or "gave" in words
    other = other if of_prizes else "In the Discovery section is “Winter Bees” by Tomasz Wilk."
    reading = read_text(page.format(words, other).replace(" and prizes" if not of_prizes else "\0", ""), name="page")

    parts = [reading.films[0].title]
    for one in reading.statements:
        more = one.qualifiers
        if one.film == 0 and one.property in ("director", "country"):
            parts.append(one.value)
        elif one.film == 0 and one.property == "festival":
            parts += [more[name] for name in ("section", "premiere", "note") if name in more]
        elif one.film == 0 and one.property == "award":
            parts.append(": ".join([one.value, *([more["recipient"]] if "recipient" in more else [])]))
            parts += [more["jury"]] if "jury" in more else []
    assert " · ".join(parts) == expected
