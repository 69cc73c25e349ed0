"""A programme that is taken in makes screenings, moves them when it changes, and takes them away again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, ScreeningFactory, SectionFactory, SelectionFactory
from factories.films import FilmFactory
from onesheet.exchange.catalogue import CatalogueHandler
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.handler import Order
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.columns import guess_mapping
from onesheet.exchange.pure.rows import Fate, Row
from onesheet.festivals.models import Change, Edition, Pick, Plan, Screen, Screening, Selection, Venue
from onesheet.festivals.pure.stated_screenings import Wanted
from onesheet.festivals.services import following_screenings
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


BARE = "Title,Year,Section,Date,Time,Venue"


def tide(day: int, clock: str, venue: str = "Rialto", film: str = "The Tide", section: str = "Galas") -> str:
    return f"{film},2014,{section},2015-09-{day:02d},{clock},{venue}"


@pytest.mark.parametrize(
    "to", [tide(11, "21:00"), tide(13, "10:00"), tide(11, "18:00", "Odeon")], ids=["time", "day", "venue"]
)
def test_without_a_code_another_time_or_venue_is_a_move_and_undone_it_goes_back(tmp_path, edition, to):
    taken_in(tmp_path, tide(11, "18:00"), head=BARE)
    before, stood = Screening.objects.get(), standing()

    results, undo = taken_in(tmp_path, to, head=BARE)

    moved = Screening.objects.get()
    assert [one.fate for one in results] == [Fate.CHANGED]
    assert (moved.token, moved.sequence, moved.state) == (before.token, 1, "planned")
    assert standing() != stood
    assert [one.kind for one in Change.objects.order_by("pk")] == ["added", "moved"]

    undo()

    assert (standing(), Screening.objects.get().token) == (stood, before.token)
    assert [one.kind for one in Change.objects.order_by("pk")] == ["added", "moved", "moved"]


def test_a_table_that_goes_back_moves_the_screening_back(tmp_path, edition):
    first, second = tide(11, "18:00"), tide(11, "21:00")
    for row in (first, second):
        taken_in(tmp_path, row, head=BARE)

    results, undo = taken_in(tmp_path, first, head=BARE)

    assert [one.fate for one in results] == [Fate.CHANGED]
    assert [start for start, *_ in standing()] == ["11 17:00"]
    again, _ = taken_in(tmp_path, first, head=BARE)
    assert [one.fate for one in again] == [Fate.SAME]
    undo()
    assert [start for start, *_ in standing()] == ["11 20:00"]
    assert Screening.objects.count() == 1


def test_with_a_code_it_goes_back_too_and_so_does_a_price(tmp_path, edition):
    for row in (TIDE, TIDE.replace("18:00", "20:00").replace("9 EUR", "12 EUR"), TIDE):
        taken_in(tmp_path, row)

    row = Screening.objects.get()
    assert (standing()[0][0], row.price, row.sequence) == ("11 17:00", "9 EUR", 2)


def test_of_several_the_nearest_is_moved_and_those_that_both_tell_stay(tmp_path, edition):
    old = [tide(11, "14:00"), tide(11, "18:00", "Odeon"), tide(12, "18:00"), tide(13, "10:00")]
    taken_in(tmp_path, *old, head=BARE)
    tokens = {f"{row.starts:%d %H:%M}": row.token for row in Screening.objects.all()}
    new = [tide(11, "14:00"), tide(11, "19:00", "Odeon"), tide(12, "14:00"), tide(14, "10:00")]

    results, undo = taken_in(tmp_path, *reversed(new), head=BARE)

    moved = {row.token: f"{row.starts:%d %H:%M}" for row in Screening.objects.all()}
    assert {was: moved[token] for was, token in tokens.items()} == {
        "11 13:00": "11 13:00", "11 17:00": "11 18:00", "12 17:00": "12 13:00", "13 09:00": "14 09:00",
    }  # fmt: skip
    assert Change.objects.filter(kind="moved").count() == 3
    assert [one.fate for one in results] == [Fate.CHANGED, Fate.CHANGED, Fate.CHANGED, Fate.SAME]
    undo()
    assert {row.token: f"{row.starts:%d %H:%M}" for row in Screening.objects.all()} == {
        token: was for was, token in tokens.items()
    }


def test_one_more_beside_those_that_stand_is_one_more(tmp_path, edition):
    taken_in(tmp_path, tide(11, "18:00"), head=BARE)

    taken_in(tmp_path, tide(11, "18:00"), tide(13, "10:00"), head=BARE)

    assert [start for start, *_ in standing()] == ["11 17:00", "13 09:00"]
    assert [one.kind for one in Change.objects.order_by("pk")] == ["added", "added"]


def test_what_a_table_tells_no_more_and_did_not_move_stays(tmp_path, edition):
    taken_in(tmp_path, tide(11, "18:00"), tide(13, "10:00"), head=BARE)

    taken_in(tmp_path, tide(13, "12:00"), head=BARE)

    assert [start for start, *_ in standing()] == ["11 17:00", "13 11:00"]


def test_a_programme_of_shorts_is_moved_whole(tmp_path, edition):
    head = f"{BARE},Screening title"
    films = ("Salt", "Ebb", "Kelp")
    taken_in(tmp_path, *(f"{tide(11, '16:00', film=film)},Shorts One" for film in films), head=head)
    token = Screening.objects.get().token

    taken_in(tmp_path, *(f"{tide(12, '17:00', film=film)},Shorts One" for film in films), head=head)

    assert standing() == [("12 16:00", "Rialto", list(films))]
    assert (Screening.objects.get().token, Change.objects.filter(kind="moved").count()) == (token, 1)


def test_screenings_that_get_codes_are_the_same_screenings(tmp_path, edition):
    taken_in(tmp_path, tide(11, "18:00"), head=BARE)
    token = Screening.objects.get().token

    taken_in(tmp_path, f"{tide(11, '18:00')},GALA01", head=f"{BARE},Code")

    assert (Screening.objects.get().token, Screening.objects.get().code) == (token, "GALA01")


def test_another_section_moves_the_film_with_all_that_hangs_on_it(tmp_path, edition):
    taken_in(tmp_path, tide(11, "18:00"), head=BARE)
    selection = Selection.objects.get()

    _, undo = taken_in(tmp_path, tide(11, "18:00", section="Late"), head=BARE)

    assert (Selection.objects.get().pk, Selection.objects.get().section.name) == (selection.pk, "Late")
    assert len(standing()) == 1
    assert Change.objects.get(kind="film-moved").told["after"] == {"section": "Late"}
    undo()
    assert (Selection.objects.get().pk, Selection.objects.get().section.name) == (selection.pk, "Galas")


@pytest.mark.parametrize(("there", "place"), [([1, 2], 3), ([0, 0], 0)])
def test_film_that_a_table_moves_stands_last_where_films_of_the_new_section_have_places(
    tmp_path, edition, there, place
):
    taken_in(tmp_path, tide(11, "18:00"), head=BARE)
    Selection.objects.update(position=2)
    late = SectionFactory(edition=edition, name="Late")
    for one in there:
        SelectionFactory(edition=edition, section=late, position=one)

    taken_in(tmp_path, tide(11, "18:00", section="Late"), head=BARE)

    assert Selection.objects.get(film__title="The Tide").position == place
    assert list(late.selections.order_by("position", "pk").values_list("position", flat=True)) == sorted(
        [*there, place]
    )


def test_screenings_of_before_are_known_though_their_subject_had_a_day(tmp_path, edition):
    taken_in(tmp_path, tide(11, "18:00"), head=BARE)
    row = Screening.objects.get()
    Screening.objects.update(stated={**row.stated, "subject": f"2015-09-11 {row.stated['subject']}"})

    taken_in(tmp_path, tide(11, "21:00"), head=BARE)

    assert (Screening.objects.get().pk, len(standing())) == (row.pk, 1)


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


def test_film_that_is_in_the_edition_no_more_is_foretold_and_not_written(edition):
    there, gone = SelectionFactory(edition=edition), FilmFactory()
    one = Wanted("x", 1, (gone.pk, there.film_id), datetime(2015, 9, 11, 18), "", "", "", None, {})

    assert following_screenings._columns(one, following_screenings._here(edition, None))["films"] == [
        -gone.pk,
        there.pk,
    ]
    assert following_screenings._columns(one, following_screenings._here(edition, NOW))["films"] == [there.pk]
