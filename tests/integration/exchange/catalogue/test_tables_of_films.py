"""Tables of films: taken in, again, undone, and told of on pages with the row as printed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from factories.accounts import MemberFactory
from factories.sources import NOON
from onesheet.exchange.catalogue import CatalogueHandler
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.handler import Order
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Fate, Row
from onesheet.films.models import Film, Statement
from onesheet.films.queries.record import property_record
from onesheet.films.services import rebuild_all
from onesheet.reviews.models import MemberFilm
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROGRAMME = """Titel;Originaltitel;Jahr;Regie;Dauer;Sektion;Datum;Kino
Die leise Stadt;Tyst stad;2025;Maja Lind;97 Min.;Panorama;14.02.2026 19:30;Kino Eins
Nachtzug;;2024;Jo Braun, Ada Holt;1 Std 42 min;Wettbewerb;15.02.2026 21:00;Kino Zwei
"""
MEANINGS = {
    "Titel": "title", "Originaltitel": "original_title", "Jahr": "year", "Regie": "director", "Dauer": "runtime",
    "Sektion": "section", "Datum": "screening", "Kino": "venue",
}  # fmt: skip
OPTIONS = {"columns": MEANINGS, "source": "Northern Film Days"}


def rows_of(folder: Path, text: str, options: dict | None = None) -> list[Row]:
    path = folder / "programme.csv"
    path.write_text(text, encoding="utf-8")
    with open_parcel(path) as parcel:
        return [one for one in FILM_TABLE.read(parcel, options or OPTIONS) if isinstance(one, Row)]


def handler(number: int = 1, **options) -> CatalogueHandler:
    return CatalogueHandler(
        Order(number=number, name="programme.csv", sha256="", member=None, by=None, now=NOW, options=OPTIONS | options)
    )


def fates(results) -> list[Fate]:
    return [one.fate for one in results]


def test_rows_become_films_whose_marks_lead_to_the_row_as_printed(tmp_path):
    results = handler().settle(rows_of(tmp_path, PROGRAMME), write=True)

    assert fates(results) == [Fate.MADE, Fate.MADE]
    city = Film.objects.get(title="Die leise Stadt")
    assert (city.slug, city.year, city.runtime_minutes) == ("die-leise-stadt-2025", 2025, 97)
    shown = property_record(city.slug, "festival").values[0].best
    assert (shown.value, shown.qualifiers) == ("Northern Film Days", {"section": "Panorama", "edition": 2026})
    assert shown.sentence == PROGRAMME.splitlines()[1]
    release = city.release_rows.get()
    told = [release.qualifiers[name] for name in ("edition", "time", "venue")]
    assert (release.date, told) == ("2026-02-14", [2026, "19:30", "Kino Eins"])
    for one in Statement.objects.select_related("document"):
        assert one.document.text[one.start : one.end] == one.quote


def test_the_record_is_what_rebuilding_makes(tmp_path):
    handler().settle(rows_of(tmp_path, PROGRAMME), write=True)

    assert rebuild_all() == (2, 0)


def test_a_preview_says_the_same_and_writes_nothing(tmp_path):
    rows = rows_of(tmp_path, PROGRAMME + PROGRAMME.splitlines()[1] + "\n")

    looked = fates(handler().settle(rows, write=False))
    assert not Film.objects.exists()
    assert not Document.objects.exists()
    assert looked == fates(handler().settle(rows, write=True)) == [Fate.MADE, Fate.MADE, Fate.SAME]


def test_the_same_table_again_changes_nothing(tmp_path):
    rows = rows_of(tmp_path, PROGRAMME)
    handler().settle(rows, write=True)
    before = (Statement.objects.count(), Document.objects.count())

    assert fates(handler(2).settle(rows, write=True)) == [Fate.SAME, Fate.SAME]
    assert (Statement.objects.count(), Document.objects.count()) == before


def test_a_changed_row_adds_what_is_new_of_it(tmp_path):
    handler().settle(rows_of(tmp_path, PROGRAMME), write=True)

    results = handler(2).settle(rows_of(tmp_path, PROGRAMME.replace("Kino Zwei", "Kino Drei")), write=True)

    assert fates(results) == [Fate.SAME, Fate.CHANGED]
    assert results[1].sentence == "Adds one thing to the film. The other 6 were said already."


def test_undone_the_films_are_shown_no_more_and_come_back_with_the_table(tmp_path):
    rows = rows_of(tmp_path, PROGRAMME)
    done = handler().settle(rows, write=True)

    assert handler().undo([one.undo for one in done]) == []
    assert not Film.objects.filter(shown=True).exists()

    handler(2).settle(rows, write=True)
    assert Film.objects.filter(shown=True).count() == Film.objects.count() == 2


def test_undoing_names_the_films_of_which_members_keep_something(tmp_path):
    done = handler().settle(rows_of(tmp_path, PROGRAMME), write=True)
    film = Film.objects.get(title="Nachtzug")
    MemberFilm.objects.create(member=MemberFactory(), film=film, rating=8, watched=True, changed_at=NOON)

    (sentence,) = handler().undo([one.undo for one in done])

    assert sentence.startswith(
        "Nachtzug (2024) is shown no more, since nothing else is said of it. What a member keeps of it stays"
    )
    assert MemberFilm.objects.get().rating == 8


def test_a_film_that_could_be_another_is_asked_about_and_goes_where_a_person_says(tmp_path):
    handler().settle(rows_of(tmp_path, PROGRAMME), write=True)
    here = Film.objects.get(title="Nachtzug")
    rows = rows_of(tmp_path, PROGRAMME.replace("Nachtzug;;2024;Jo Braun, Ada Holt", "Nachtzug;;2025;")[:-1])[1:]

    asked = handler(2, source="Somebody else").settle(rows, write=True)
    assert fates(asked) == [Fate.AMBIGUOUS]
    assert [film for film, _ in asked[0].choices] == [here.pk]

    settled = handler(2, source="Somebody else").settle(rows, write=True, films=[here.pk])
    assert (settled[0].fate, settled[0].film) == (Fate.CHANGED, here.pk)


def test_two_films_of_one_name_in_one_table_are_two_films(tmp_path):
    text = "Titel;Jahr;Regie\nHamlet;1948;Laurence Olivier\nHamlet;1948;Somebody Else\n"
    options = {"columns": {"Titel": "title", "Jahr": "year", "Regie": "director"}, "source": "A table"}

    assert fates(handler().settle(rows_of(tmp_path, text, options), write=True)) == [Fate.MADE, Fate.MADE]
    assert {one.slug for one in Film.objects.all()} == {"hamlet-1948", "hamlet-1948-2"}


def test_rows_with_one_number_in_common_are_one_film(tmp_path):
    text = "Titel;A;B\nHeat;tt0113277;\nHeat;tt0113277;949\nFuoco;;949\n"
    options = {"columns": {"Titel": "title", "A": "id:imdb", "B": "id:tmdb"}, "source": "A table"}
    rows = rows_of(tmp_path, text, options)

    assert fates(handler().settle(rows, write=False)) == [Fate.MADE, Fate.CHANGED, Fate.CHANGED]
    assert fates(handler().settle(rows, write=True)) == [Fate.MADE, Fate.CHANGED, Fate.CHANGED]
    assert Film.objects.count() == 1
    assert fates(handler(2).settle(rows, write=True)) == [Fate.SAME] * 3


CONTESTED = "Titel;Jahr;A;B\nHeat;1995;tt0113277;Q42198\nThe Matrix;1999;tt0113277;Q83495\n"
NUMBERS = {"columns": {"Titel": "title", "Jahr": "year", "A": "id:imdb", "B": "id:wikidata"}, "source": "A table"}


def test_a_row_with_the_number_of_one_film_and_another_one_title_and_year_of_its_own_is_asked(tmp_path):
    heat, matrix = rows_of(tmp_path, CONTESTED, NUMBERS)
    handler().settle([heat], write=True)

    (asked,) = handler(2).settle([matrix], write=True)

    here = Film.objects.get()
    assert (asked.fate, asked.choices) == (
        Fate.AMBIGUOUS,
        ((here.pk, "it has another wikidata identifier, and title and year are not the same"),),
    )
    assert {one.value for one in here.fact_rows.filter(property="external_id")} == {"tt0113277", "Q42198"}


def test_such_rows_of_one_table_are_two_films(tmp_path):
    rows = rows_of(tmp_path, CONTESTED, NUMBERS)

    assert fates(handler().settle(rows, write=False)) == [Fate.MADE, Fate.MADE]
    assert fates(handler().settle(rows, write=True)) == [Fate.MADE, Fate.MADE]
    assert fates(handler(2).settle(rows, write=True)) == [Fate.SAME, Fate.SAME]


@pytest.mark.samples
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("boxoffice/bom.movie_gross.csv", 1677),
        ("critics/fandango_score_comparison.csv", 146),
        ("wikipedia/tables/infobox-scrape-1990.json", 28),
    ],
)
def test_real_tables_go_in_whole(samples, name, rows):
    with open_parcel(samples / name) as parcel:
        told = [one for one in FILM_TABLE.read(parcel, {}) if isinstance(one, Row)]
    done = handler(source="").settle(told, write=True)

    assert len(done) == len(told) == rows
    assert {one.fate for one in done} <= {Fate.MADE, Fate.CHANGED, Fate.SAME}
    assert Film.objects.count() == sum(one.fate is Fate.MADE for one in done)
