"""A programme that is taken in makes screenings, moves them when it changes, and takes them away again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, ScreeningFactory, SelectionFactory
from factories.films import FilmFactory
from onesheet.exchange.catalogue import CatalogueHandler
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.handler import Order
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.columns import guess_mapping
from onesheet.exchange.pure.rows import Fate, Row
from onesheet.festivals.models import Change, Edition, Pick, Plan, Screen, Screening, Selection, Venue
from onesheet.festivals.services.documents import follow_all
from onesheet.films.models import Film

pytestmark = pytest.mark.django_db
NOW = datetime(2015, 8, 1, 12, tzinfo=UTC)
HEAD = "Title,Year,Director,Running time,Section,Date,Time,Venue,Screen,Code,Screening title,Subtitles,Guests,Price,Tickets,Access,Content warnings,Copy"
TIDE = 'The Tide,2014,Ann Marsh,90,Galas,2015-09-11,18:00,Rialto,Screen 2,GALA01,,English,Ann Marsh,9 EUR,https://rialto.example/1,"AD, relaxed",Drowning,DCP'
_NUMBERS = count(1)


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(festival__name="Harbour Film Festival", place="Lisbon")


def taken_in(
    folder: Path, *lines: str, head: str = HEAD, number: int | None = None, source: str = "Harbour Film Festival"
):
    """Take a programme in; return what became of its rows and what takes it back."""
    number = number or next(_NUMBERS)
    path = folder / f"programme{number}.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    options = {"columns": guess_mapping(head.split(",")), "source": source, "festival": source}
    handler = CatalogueHandler(
        Order(number=number, name=path.name, sha256="", member=None, by=None, now=NOW, options=options)
    )
    with open_parcel(path) as parcel:
        rows = [one for one in FILM_TABLE.read(parcel, options) if isinstance(one, Row)]
    results = handler.settle(rows, write=True)
    return results, lambda: handler.undo([one.undo for one in results if one.undo])


def standing() -> list[tuple[str, str, list[str]]]:
    rows = Screening.objects.order_by("starts", "pk").select_related("screen__venue")
    return [
        (
            f"{row.starts:%d %H:%M}",
            str(row.screen or ""),
            list(row.showings.order_by("position").values_list("selection__film__title", flat=True)),
        )
        for row in rows
    ]


def test_a_row_makes_the_screening_with_all_that_the_programme_tells(tmp_path, edition):
    taken_in(tmp_path, TIDE)

    assert standing() == [("11 17:00", "Rialto, Screen 2", ["The Tide"])], "Lisbon is an hour ahead in September"
    row = Screening.objects.get()
    assert (row.minutes, row.code, row.subtitles, row.guests, row.price) == (
        90,
        "GALA01",
        "English",
        "Ann Marsh",
        "9 EUR",
    )
    assert (row.tickets, row.warnings, row.format) == ("https://rialto.example/1", "Drowning", "DCP")
    assert (row.audio_description, row.relaxed, row.signed, row.captions) == (True, True, False, "")
    assert row.statement.property == "release"
    assert (Venue.objects.get().place, Selection.objects.get().section.name) == ("Lisbon", "Galas")
    assert Change.objects.get().kind == "added"


def test_the_same_file_again_changes_nothing(tmp_path, edition):
    taken_in(tmp_path, TIDE)
    results, _ = taken_in(tmp_path, TIDE)

    assert [one.fate for one in results] == [Fate.SAME]
    assert (Screening.objects.count(), Venue.objects.count(), Screen.objects.count()) == (1, 1, 1)
    assert Change.objects.count() == 1


def test_a_changed_file_moves_the_screening_and_the_log_tells_it(tmp_path, edition):
    taken_in(tmp_path, TIDE)
    before = Screening.objects.get()

    _, undo = taken_in(tmp_path, TIDE.replace("2015-09-11,18:00", "2015-09-12,20:30"))

    moved = Screening.objects.get()
    assert (moved.pk, moved.token, moved.sequence) == (before.pk, before.token, 1)
    assert standing() == [("12 19:30", "Rialto, Screen 2", ["The Tide"])]
    change = Change.objects.get(kind="moved")
    assert (change.told["before"]["starts"][:16], change.told["after"]["starts"][:16]) == (
        "2015-09-11T17:00", "2015-09-12T19:30",
    )  # fmt: skip

    undo()

    assert standing() == [("11 17:00", "Rialto, Screen 2", ["The Tide"])]
    assert Screening.objects.get().pk == before.pk


def test_without_a_code_another_time_of_the_day_is_a_move_and_another_day_is_another_screening(tmp_path, edition):
    head = "Title,Year,Section,Date,Time,Venue"
    taken_in(tmp_path, "The Tide,2014,Galas,2015-09-11,18:00,Rialto", head=head)
    taken_in(tmp_path, "The Tide,2014,Galas,2015-09-11,21:00,Rialto", head=head)
    assert [start for start, *_ in standing()] == ["11 20:00"]

    taken_in(tmp_path, "The Tide,2014,Galas,2015-09-13,10:00,Rialto", head=head)
    assert [start for start, *_ in standing()] == ["11 20:00", "13 09:00"]


def test_two_showings_of_a_day_in_one_file_are_two(tmp_path, edition):
    head = "Title,Year,Section,Date,Time,Venue"
    lines = [f"The Tide,2014,Galas,2015-09-11,{clock},Rialto" for clock in ("14:00", "18:00")]

    taken_in(tmp_path, *lines, head=head)

    assert [start for start, *_ in standing()] == ["11 13:00", "11 17:00"]


@pytest.mark.parametrize(("code", "title"), [("SH1", ""), ("", "Shorts One")])
def test_rows_of_one_code_or_title_are_one_screening_in_their_order(tmp_path, edition, code, title):
    head = "Title,Year,Running time,Section,Date,Time,Venue,Code,Screening title"
    lines = [
        f"{film},2014,{minutes},Shorts,2015-09-11,16:00,Rialto,{code},{title}"
        for film, minutes in (("Salt", 12), ("Ebb", 20), ("Kelp", 7))
    ]

    taken_in(tmp_path, *lines, head=head)

    assert standing() == [("11 15:00", "Rialto", ["Salt", "Ebb", "Kelp"])]
    assert (Screening.objects.get().minutes, Screening.objects.get().title) == (39, title)


def test_undone_it_leaves_nothing_where_nothing_was_built_upon(tmp_path, edition):
    _, undo = taken_in(tmp_path, TIDE)

    undo()

    assert (Screening.objects.count(), Selection.objects.count()) == (0, 0)
    assert [one.kind for one in Change.objects.order_by("pk")] == ["added", "cancelled"]


def test_what_is_planned_or_changed_here_stays(tmp_path, edition):
    _, undo = taken_in(tmp_path, TIDE, TIDE.replace("The Tide", "Salt").replace("GALA01", "GALA02"))
    planned, changed = Screening.objects.order_by("pk")
    plan = Plan.objects.create(member=MemberFactory(), edition=edition, made_at=NOW, changed_at=NOW)
    Pick.objects.create(plan=plan, screening=planned, at=NOW)
    Screening.objects.filter(pk=changed.pk).update(guests="Nobody after all")

    undo()

    assert {row.pk for row in Screening.objects.all()} == {planned.pk, changed.pk}
    assert not Screening.objects.filter(statement__isnull=False).exists()


def test_what_somebody_changed_here_no_file_changes(tmp_path, edition):
    taken_in(tmp_path, TIDE)
    Screening.objects.update(minutes=150)

    taken_in(tmp_path, TIDE.replace("18:00", "19:00").replace("9 EUR", "12 EUR"))

    row = Screening.objects.get()
    assert (row.minutes, row.price, f"{row.starts:%H:%M}") == (150, "12 EUR", "18:00")


def test_a_screening_that_the_house_entered_is_not_made_again(tmp_path, edition):
    film = FilmFactory(title="The Tide", year=2014)
    selection = SelectionFactory(edition=edition, film=film)
    mine = ScreeningFactory(edition=edition, code="gala01", starts=datetime(2015, 9, 11, 18, tzinfo=UTC), minutes=100)
    mine.showings.create(selection=selection)

    _, undo = taken_in(tmp_path, TIDE.replace("2014,Ann Marsh", "2014,"))

    mine.refresh_from_db()
    assert Screening.objects.count() == 1
    assert (mine.minutes, mine.statement is None, mine.stated) == (100, False, None)
    undo()
    mine.refresh_from_db()
    assert mine.statement is None


def test_festivals_that_others_run_have_no_screenings(tmp_path):
    elsewhere = EditionFactory(festival__name="Harbour Film Festival", festival__run_here=False)

    taken_in(tmp_path, TIDE)
    assert Screening.objects.count() == 0

    elsewhere.festival.run_here = True
    elsewhere.festival.save()
    follow_all(now=NOW + timedelta(hours=1))
    assert Screening.objects.count() == 1


def test_of_an_edition_in_preparation_nothing_is_logged(tmp_path, edition):
    Edition.objects.update(state=Edition.State.DRAFT)

    taken_in(tmp_path, TIDE)

    assert (Screening.objects.count(), Change.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Rialto, Screen 2", "Rialto, Screen 2"), ("rialto 2", "Rialto, 2"), ("RIALTO (Screen 2)", "Rialto, Screen 2"),
        ("Odeon - Great Hall", "Odeon, Great Hall"), ("Odeon", "Odeon"), ("Kino 3", "Kino 3"),
    ],
)  # fmt: skip
def test_venues_are_found_by_name_or_made(tmp_path, edition, words, found):
    Screen.objects.create(venue=Venue.objects.create(name="Rialto", slug="rialto", changed_at=NOW), name="Screen 2")
    head = "Title;Year;Section;Date;Time;Venue"
    options = {"columns": guess_mapping(head.split(";")), "source": "Harbour Film Festival"}
    path = tmp_path / "programme.csv"
    path.write_text(f"{head}\nThe Tide;2014;Galas;2015-09-11;18:00;{words}\n", encoding="utf-8")
    handler = CatalogueHandler(Order(number=1, name="p", sha256="", member=None, by=None, now=NOW, options=options))
    with open_parcel(path) as parcel:
        handler.settle([one for one in FILM_TABLE.read(parcel, options) if isinstance(one, Row)], write=True)

    assert [place for _, place, _ in standing()] == [found]
    assert Film.objects.count() == 1
