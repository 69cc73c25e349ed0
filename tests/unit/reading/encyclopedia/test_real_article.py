"""Real articles, where ONESHEET_SAMPLES names the folder of them."""

from __future__ import annotations

import json

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER
from onesheet.values.names import same_name

pytestmark = pytest.mark.samples


def test_the_seed_article_tells_people_dates_and_places(samples):
    text = (samples / "miss-you-already" / "encyclopedia-article.txt").read_text(encoding="utf-8")

    findings = READER.read(plain(text))

    told = [(one.property, one.value) for one in findings.statements]
    assert [(film.title, film.year) for film in findings.films] == [("Miss You Already", 2015)]
    assert ("director", "Catherine Hardwicke") in told
    assert ("release", "2015-11-06") in told
    assert not {"Jennifer Aniston", "Rachel Weisz"} & {value for name, value in told if name == "cast_member"}
    assert all(text[one.start : one.end] == one.quote for one in findings.statements)


@pytest.mark.parametrize("kept", ["plain", "plain-lower", "plain-wikitext2"])
def test_titles_are_right_and_no_film_is_invented(samples, kept):
    table = json.loads((samples / "expected" / f"{kept}.json").read_text(encoding="utf-8"))
    right, of = 0, 0

    for name, entry in table["documents"].items():
        findings = READER.read(plain((samples / table["folder"] / name).read_text(encoding="utf-8")))
        if not entry["about_film"]:
            assert findings.films == (), name
            continue
        of += 1
        want = entry["films"][0]
        right += any(same_name(findings.films[0].title, title) for title in (want["title"], *want.get("titles", ())))

    assert right >= 0.98 * of
