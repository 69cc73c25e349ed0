"""The reader that docs/reading.md shows as an example does what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from onesheet.reading.document import plain

PAGE = (Path(__file__).parents[3] / "docs" / "reading.md").read_text(encoding="utf-8")


def block(language):
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[1]


def test_the_example_reads_its_card_as_the_page_says():
    made = {"__name__": "card"}
    exec(compile(block("python"), "docs/reading.md", "exec"), made)
    document = plain(block("text"))

    findings = made["READER"].read(document)

    assert made["READER"].recognise(document) > 0.5
    assert made["READER"].recognise(plain("A letter about a film.\n")) == 0
    assert [[one.property, one.value, one.quote] for one in findings.statements] == json.loads(block("json"))
    assert all(document.prose[one.start : one.end] == one.quote for one in findings.statements)
    assert [(film.title, film.year) for film in findings.films] == [("The Lantern Keeper", 1962)]
