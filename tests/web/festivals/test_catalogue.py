"""The catalogue as text, and how many words its fields have."""

from __future__ import annotations

import csv
import io

import pytest

from factories.films import TitleFactory
from onesheet.festivals.models import Selection
from onesheet.films.models import Film
from onesheet.leaving.pure.cells import read_cell
from web.festivals.conftest import BEFORE, HERE, more


def rows(client) -> list[dict[str, str]]:
    answer = client.get(f"{HERE}/catalogue.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="harbour-2015-catalogue.csv"'
    return list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))


@pytest.mark.parametrize("films", [0, 3])
def test_the_csv_has_every_field_and_its_words(client, programme, films, django_assert_num_queries):
    more(programme, films)
    Film.objects.filter(pk=programme.tide.film_id).update(synopsis="A keeper doesn't leave: 35,000 nights.")
    TitleFactory(film=programme.tide.film, text="A Maré", kind="original")

    with django_assert_num_queries(7):
        found = rows(client)

    assert len(found) == 5 + films
    tide = found[0]
    assert (tide["section"], tide["title"], tide["original_title"]) == ("Galas", "The Tide", "A Maré")
    assert (tide["director"], tide["country"], tide["minutes"]) == ("Ann Marsh", "Portugal", "94 min")
    assert (tide["premiere"], tide["note"]) == ("World premiere", "Salt, **slow**.")
    assert (tide["synopsis words"], tide["note words"], tide["title words"]) == ("6", "2", "2")
    assert tide["screenings"].splitlines() == [
        "Thu 10 Sept 18:00, Harbour Cinema, Hall 1",
        "Fri 11 Sept 20:00, Harbour Cinema, Hall 1 (cancelled)",
    ]
    assert [one["section"] for one in found][-3:] == ["", "", ""]


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1"])
def test_no_cell_is_a_formula(client, programme, sign):
    Film.objects.filter(pk=programme.tide.film_id).update(title=sign)
    Selection.objects.filter(pk=programme.tide.pk).update(note=sign)

    cells = rows(client)[0]

    assert cells["title"] == f"'{sign}"
    assert read_cell(cells["note"]) == sign


def test_markdown_has_a_heading_for_each_section_and_film(client, programme):
    text = client.get(f"{HERE}/catalogue.md").content.decode()

    assert text.startswith(
        "# Harbour Film Festival 2015\n\n## Galas\n\n#### The Tide\n\nAnn Marsh, Portugal, 2015, 94 min"
    )
    headings = [line for line in text.splitlines() if line.startswith("#")][1:]
    assert headings == [
        "## Galas", "#### The Tide", "### Late Galas", "#### Lantern", "## In no section", "#### Gull", "#### Rope", "#### Weed",
    ]  # fmt: skip
    assert "- Fri 11 Sept 15:00, Harbour Cinema, Hall 1" in text


def test_a_section_is_named_that_has_films_in_its_parts_alone(client, programme):
    Selection.objects.filter(pk=programme.tide.pk).update(withdrawn_at=BEFORE)

    text = client.get(f"{HERE}/catalogue.md").content.decode()
    tags = client.get(f"{HERE}/catalogue.txt").content.decode()

    assert "## Galas\n\n### Late Galas\n\n#### Lantern" in text
    assert "<section>Galas\n<subsection>Late Galas\n<title>Lantern\n" in tags


def test_the_short_before_a_film_is_told_in_each_file_unless_it_was_withdrawn(client, programme):
    gull = programme.shorts[0]
    Selection.objects.filter(pk=programme.tide.pk).update(preceded_by=gull, version="New 4K copy", language="English")

    tide = rows(client)[0]

    assert (tide["preceded_by"], tide["preceded_by words"]) == ("Gull", "1")
    assert (tide["section words"], tide["version words"], tide["language words"]) == ("1", "3", "1")
    assert (
        "World premiere, New 4K copy, English, preceded by Gull\n"
        in client.get(f"{HERE}/catalogue.md").content.decode()
    )
    assert "<preceded_by>Gull\n" in client.get(f"{HERE}/catalogue.txt").content.decode()
    Selection.objects.filter(pk=gull.pk).update(withdrawn_at=BEFORE)
    assert rows(client)[0]["preceded_by"] == ""


def test_tagged_text_has_a_tag_for_each_line(client, programme):
    Selection.objects.filter(pk=programme.tide.pk).update(note="One <i>\n\nTwo & three")

    text = client.get(f"{HERE}/catalogue.txt").content.decode()

    assert text.startswith(
        "<catalogue>Harbour Film Festival 2015\n\n<section>Galas\n<title>The Tide\n<director>Ann Marsh\n"
    )
    assert "<note>One &lt;i&gt;\n<note>Two &amp; three\n" in text


def test_programmers_see_which_notes_are_too_long(visit, pia, programme):
    Selection.objects.filter(pk=programme.tide.pk).update(note="word " * 30)

    short = visit(f"{HERE}/catalogue?limit=20", by=pia)
    long = visit(f"{HERE}/catalogue", by=pia)

    assert "1 note is longer than the limit, 4 films have none" in short.words
    assert "The Tide Galas, 30 words, 10 too many" in short.words
    assert "No note is longer than 120 words." in long.words
    for nonsense in ("x", "-1", "9" * 30):
        visit(f"{HERE}/catalogue?limit={nonsense}", by=pia)
