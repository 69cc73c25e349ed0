"""Every way of saying something that docs/reading.md lists is read as the page says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onesheet.reading import read_text
from onesheet.reading.vocabulary import PROPERTIES

PAGE = (Path(__file__).parents[3] / "docs" / "reading.md").read_text(encoding="utf-8")
SECTIONS = {
    "cast_member": "Cast", "character": "Plot", "plot": "Plot", "composer": "Music", "song": "Music", "budget": "Production", "gross": "Box office",
    "score": "Reception", "consensus": "Reception", "reception": "Reception", "award": "Awards", "distributor": "Release", "rights": "Release",
    "duration": "Release", "certificate": "Release", "festival": "Release", "release": "Release", "run": "Release", "followed_by": "Release",
}  # fmt: skip
"""The part of an article in which such a thing is said; production where none is named."""


def rows():
    name = ""
    table = PAGE.split("<!-- patterns -->")[1].split("<!-- end of patterns -->")[0]
    for line in table.strip().splitlines()[2:]:
        named, words, values = (cell.strip() for cell in line.strip("|").split(" | "))
        name = named or name
        yield name, words.replace(" / ", "\n"), [value_of(one) for one in values.strip("`").split("`, `")]


def value_of(words):
    try:
        return json.loads(words)
    except ValueError:
        return words


def document(name, words):
    if words.startswith("The Lantern"):
        return f"{words}\n\n== Plot ==\nA keeper waits.\n"
    if words.startswith(("Dir. ", "Running time: ")):
        return (
            f"The Lantern (2012) review\n\n{words}\n\nThis is a fine film about a lighthouse, and I loved the acting.\n"
        )
    opens = "The Lantern is a 2012 drama film directed by Ana Ortiz and starring Vera Holm and Max Lund."
    return f"{opens}\n\n== {SECTIONS.get(name, 'Production')} ==\n{words}\n"


@pytest.mark.parametrize(
    ("name", "words", "values"), [pytest.param(*row, id=f"{row[0]}: {row[1][:40]}") for row in rows()]
)
def test_the_words_are_read_as_the_page_says(name, words, values):
    reading = read_text(document(name, words), name="example")

    found = [one.value for one in reading.statements if one.property == name]
    assert [value for value in values if value not in found] == []


def test_every_property_that_is_read_from_prose_is_listed():
    assert {name for name, _, _ in rows()} | {"synopsis", "external_id"} == set(PROPERTIES)
