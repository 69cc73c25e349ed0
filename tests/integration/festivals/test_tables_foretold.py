"""What the preview of a programme foretells is what taking it in does, in one line; and what a table leaves open is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factories.festivals import EditionFactory
from factories.imports import given, noon
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.queries.report import report
from onesheet.festivals.models import Change, Edition, Screening, Selection

pytestmark = pytest.mark.django_db
HEAD = "Titel,Jahr,Dauer,Sektion,Tag,Uhr,Ort"
MEANINGS = {
    "Titel": "title", "Jahr": "year", "Dauer": "runtime", "Sektion": "section", "Tag": "screening", "Uhr": "time", "Ort": "venue",
}  # fmt: skip


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(festival__name="Harbour Film Festival")


def brought(folder: Path, *lines: str, name: str = "programme.csv") -> tuple[Import, list[str], list[str]]:
    """Take a table in; return its import, and what was said before and after."""
    path = folder / name
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    found = given(path, None, options={"columns": MEANINGS, "source": "Harbour Film Festival"})
    foretold = services.preview(number=found.pk, clock=noon).notices
    done = services.apply(number=found.pk, clock=noon).notices
    return Import.objects.get(pk=found.pk), foretold, done


def many(clock: str = "18:00", films: int = 70) -> list[str]:
    """Rows by time, so that those of a film stand far apart."""
    return [
        f"Film {number:03d},2014,90,Galas,2015-09-{day:02d},{clock},Rialto {number % 3}"
        for day in (10, 12)
        for number in range(films)
    ]


def test_what_is_foretold_is_done_in_one_line_though_it_takes_many_batches(tmp_path, edition):
    found, foretold, done = brought(tmp_path, *many())
    first = "The programme of Harbour Film Festival 2015: 140 screenings made, 0 moved, 0 changed otherwise, 0 taken out, 0 unchanged; 70 films new."
    assert (foretold[0], done) == (first, foretold)
    assert found.batches.filter(stage="applied").count() > 1

    rows = many()
    rows[100] = rows[100].replace("18:00", "21:00")
    rows[5] = rows[5].replace("-10", "-11")
    rows.append("New One,2015,90,Galas,2015-09-12,10:00,Rialto 1")
    _, foretold, done = brought(tmp_path, *rows, name="second.csv")
    second = "The programme of Harbour Film Festival 2015: 1 screening made, 2 moved, 0 changed otherwise, 0 taken out, 138 unchanged; 1 film new."
    assert (foretold[0], done) == (second, foretold)
    assert Change.objects.filter(kind="moved").count() == 2

    again, foretold, done = brought(tmp_path, *rows, name="third.csv")
    third = (
        second.replace("1 screening made, 2 moved", "0 screenings made, 0 moved")
        .replace("138", "141")
        .replace("1 film", "0 films")
    )
    assert (foretold[0], done) == (third, foretold)
    assert (again.same, again.rows) == (141, 141)

    _, foretold, done = brought(tmp_path, *many(), name="first again.csv")
    assert "0 screenings made, 2 moved" in foretold[0]
    assert done == foretold
    assert Screening.objects.count() == 141
    assert Screening.objects.filter(state="cancelled").count() == 0


def test_undoing_moves_back_without_a_cancelled_ghost(tmp_path, edition):
    brought(tmp_path, *many(films=40))
    before = sorted(Screening.objects.values_list("token", "starts", "screen"))
    found, _, _ = brought(tmp_path, *many("20:30", films=40), name="second.csv")
    assert Change.objects.filter(kind="moved").count() == 80

    services.undo(number=found.pk, by=None, clock=noon)

    assert sorted(Screening.objects.values_list("token", "starts", "screen")) == before
    assert set(Change.objects.values_list("kind", flat=True)) == {"added", "moved"}


def test_a_row_without_a_usable_day_is_in_the_edition_and_is_told(tmp_path, edition):
    rows = [
        "The Tide,2014,90,Galas,2015-09-11,18:00,Rialto",
        "Salt,2014,80,Galas,31.02.2015,18:00,Rialto",
        "Ebb,2014,70,Galas,tba,,",
    ]
    rows += ["Kelp,2014,60,Galas,2015-09-12,,Rialto", "Wave,2014,60,Galas,2015-09-13,late,Rialto"]

    _, foretold, done = brought(tmp_path, *rows)

    assert done == foretold
    assert "1 screening made" in foretold[0]
    assert "4 rows tell no day and time that are understood" in foretold[1]
    assert "row 3 (“31.02.2015”), 4 (“tba”), 5 (“2015-09-12”), 6 (“late”)" in foretold[1]
    assert set(Selection.objects.values_list("film__title", "edition__year")) == {
        ("The Tide", 2015), ("Salt", 2015), ("Ebb", 2015), ("Kelp", 2015), ("Wave", 2015),
    }  # fmt: skip


def test_where_no_row_tells_a_year_the_sites_edition_does(tmp_path, edition):
    row = "The Tide,2014,90,Galas,,,"
    brought(tmp_path, row)
    again, foretold, _ = brought(tmp_path, row, name="again.csv")

    assert Selection.objects.get().edition == edition
    assert again.same == 1
    assert "Harbour Film Festival 2015" in foretold[0]


def test_where_nobody_can_tell_the_edition_that_is_said(tmp_path, edition):
    EditionFactory(festival=edition.festival, year=2017, slug="2017", starts=date(2017, 9, 1), ends=date(2017, 9, 9))
    Edition.objects.filter(year=2015).update(starts=date(2015, 9, 1), ends=date(2015, 9, 9))

    _, foretold, done = brought(tmp_path, "The Tide,2014,90,Galas,,,")

    assert Selection.objects.count() == 0
    assert done == foretold
    assert "1 row tells of no edition" in foretold[1]
    assert "row 2 (The Tide)" in foretold[1]


def test_a_day_without_a_year_is_of_the_editions_year(tmp_path, edition):
    brought(tmp_path, "The Tide,2014,90,Galas,2015-09-11,18:00,Rialto", "Salt,2014,90,Galas,Sat 12 Sept,18:00,Rialto")

    assert sorted(Screening.objects.values_list("starts__date", flat=True)) == [date(2015, 9, 11), date(2015, 9, 12)]


def test_a_missing_length_is_the_films_and_the_report_says_so(tmp_path, edition):
    brought(tmp_path, "The Tide,2014,94,Galas,,,", name="films.csv")
    rows = [
        "The Tide,2014,,Galas,2015-09-11,18:00,Rialto",
        "Salt,2014,,Galas,2015-09-12,18:00,Rialto",
        "Ebb,2014,71,Galas,2015-09-13,18:00,Rialto",
    ]

    found, foretold, done = brought(tmp_path, *rows)

    minutes = dict(Screening.objects.values_list("showings__selection__film__title", "minutes"))
    assert minutes == {"The Tide": 94, "Salt": 120, "Ebb": 71}
    assert done == foretold
    assert "2 are as long as their films, and 1 is taken to last 120 minutes" in foretold[1]
    told = [one.sentence for one in report(found.pk)]
    assert [
        words in told[place]
        for place, words in enumerate(("94 minutes, as the film", "120 minutes, since", "71 minutes"))
    ] == [True] * 3


def test_a_festival_that_is_not_run_here_is_told(tmp_path):
    EditionFactory(festival__name="Harbour Film Festival", festival__run_here=False)

    _, foretold, done = brought(tmp_path, "The Tide,2014,,Galas,2015-09-11,18:00,Rialto")

    assert (Screening.objects.count(), Selection.objects.count()) == (0, 1)
    assert "Harbour Film Festival 2015 is not run here" in foretold[1]
    assert done == foretold


def test_an_import_that_was_stopped_says_and_does_the_same(tmp_path, edition):
    path = tmp_path / "programme.csv"
    path.write_text("\n".join((HEAD, *many(films=40))) + "\n", encoding="utf-8")
    found = given(path, None, options={"columns": MEANINGS, "source": "Harbour Film Festival"})
    foretold = services.preview(number=found.pk, clock=noon).notices

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.apply(number=found.pk, clock=noon, tell=stop)
    assert 0 < Import.objects.get(pk=found.pk).rows < 80

    assert services.apply(number=found.pk, clock=lambda: datetime(2024, 5, 5, tzinfo=UTC)).notices == foretold
    assert Screening.objects.count() == 80
