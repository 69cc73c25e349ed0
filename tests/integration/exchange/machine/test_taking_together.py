"""Rows that lack only a year: wait for a person, who may take all of them together."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.films import CreditFactory, FilmFactory
from factories.imports import RATINGS, adds_up, fates, lantern, noon, table, taken_in
from factories.people import PersonFactory
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.models import ImportRow
from onesheet.exchange.queries import likely_films, outcomes, rows_at
from onesheet.exchange.services.settling import _AT_ONCE
from onesheet.films.models import Film
from onesheet.ops.main import main
from onesheet.reviews.models import MemberFilm
from onesheet.values.names import slug

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return MemberFactory(username="ann")


def film(title: str, year: int | None = None) -> Film:
    return FilmFactory(title=title, year=year, shown=True, slug=f"{slug(title)}-{year}")


def brought(folder, ann, *rows: tuple[str, str]):
    """Take in ratings of films of these names and years."""
    told = [("2020-01-02", name, year, f"https://boxd.it/{at:04}", "4") for at, (name, year) in enumerate(rows)]
    return taken_in(table(folder / "ratings.csv", RATINGS, told).parent, ann)


def take(found, by, **more) -> int:
    return services.settle_likely(number=found.pk, by=by, clock=noon, **more)


def test_a_row_without_a_year_is_never_taken_unasked_and_says_why(tmp_path, ann):
    """Two films of a name are told to be several, one alone to be the only one."""
    film("Night Ferry", 2010), film("Coast", 1990), film("Coast", 2011)
    found = brought(tmp_path / "a", ann, ("Night Ferry", ""), ("Coast", ""))

    assert fates(found) == {"ambiguous": 2}
    ferry, coast = outcomes(found.pk, stage="applied")
    assert ferry.sentence == (
        "Night Ferry may be Night Ferry (2010), but the row tells no year; only this film here has its name."
    )
    assert coast.sentence.startswith("Coast could be any of 2 films here")
    reasons = {reason for _, reason in ImportRow.objects.get(number=2).choices}
    assert reasons == {"the row tells no year, and films of one name are many"}


def test_rows_that_lack_only_a_year_are_taken_together_and_undone(tmp_path, ann):
    ferry, apple = film("Night Ferry", 2010), film("Apple")
    film("Coast", 1990), film("Coast", 2011), film("Tide", 2014)
    rows = [("Night Ferry", ""), ("Coast", ""), ("Apple", "1998"), ("Tide", "2013"), ("Nowhere", "")]
    found = brought(tmp_path / "a", ann, *rows)
    assert fates(found) == {"ambiguous": 4, "waiting": 1}

    likely = likely_films(found.pk)
    assert likely.places == {1: ferry.pk, 3: apple.pk}
    assert [(one.number, one.film) for one in rows_at(found.pk, likely.places)] == [(1, ferry.pk), (3, apple.pk)]
    assert take(found, ann, seen=likely.digest) == 2

    assert fates(adds_up(found.pk)) == {"made": 2, "ambiguous": 2, "waiting": 1}
    assert set(MemberFilm.objects.values_list("film", "rating")) == {(ferry.pk, 8), (apple.pk, 8)}
    assert set(ImportRow.objects.filter(state="settled").values_list("settled_by", flat=True)) == {ann.pk}

    services.undo(number=found.pk, by=None, clock=noon)
    assert not MemberFilm.objects.exists()


def test_what_was_taken_together_holds_for_the_same_films_elsewhere_and_later(tmp_path, ann):
    film("Night Ferry", 2010)
    earlier = brought(tmp_path / "a", ann, ("Night Ferry", ""))
    other = brought(tmp_path / "b", MemberFactory(), ("Night Ferry", ""))
    found = brought(tmp_path / "c", ann, ("Night Ferry", ""), ("Night Ferry", ""))

    assert take(found, ann) == 3
    assert fates(adds_up(earlier.pk)) != {"ambiguous": 1}
    assert fates(adds_up(other.pk)) == {"ambiguous": 1}, "somebody else's is theirs to say"
    again = brought(tmp_path / "d", ann, ("Night Ferry", ""), ("Coast", ""))
    assert fates(again) == {"same": 1, "waiting": 1}


def test_rows_of_two_years_are_not_taken_for_one_film(tmp_path, ann):
    film("Apple")
    found = brought(tmp_path / "a", ann, ("Apple", "1998"), ("Apple", "1931"))

    assert likely_films(found.pk).places == {}
    assert take(found, ann) == 0
    assert fates(adds_up(found.pk)) == {"ambiguous": 2}


def test_rows_that_are_contradicted_or_written_otherwise_are_left(tmp_path, ann):
    """Another director, another way of writing a short title, a subtitle, a film that has no page any more."""
    ferry = film("Night Ferry", 2010)
    CreditFactory(film=ferry, person=PersonFactory(name="Maja Lind"), function="director")
    film("Nine", 2009), film("The Tide: A Story", 2014), film("Coast", 2011)
    columns = ("Title", "Year", "Directors", "Rating10")
    rows = [("Night Ferry", "", "Jo Braun", "8"), ("9", "", "", "8"), ("The Tide", "", "", "8"), ("Coast", "", "", "8")]
    found = taken_in(table(tmp_path / "own.csv", columns, rows), ann)
    assert found.format == "letterboxd_csv"
    Film.objects.filter(title="Coast").update(shown=False)

    assert likely_films(found.pk).places == {}


def test_what_changed_since_it_was_shown_is_not_taken(tmp_path, ann):
    film("Night Ferry", 2010)
    found = brought(tmp_path / "a", ann, ("Night Ferry", ""))
    seen = likely_films(found.pk).digest
    row = ImportRow.objects.get()
    row.choices = [[film("Night Ferry", 1931).pk, row.choices[0][1]]]
    row.save()

    with pytest.raises(Refusal, match="changed meanwhile"):
        take(found, ann, seen=seen)
    assert not MemberFilm.objects.exists()


def test_nobody_else_takes_them(tmp_path, ann):
    film("Night Ferry", 2010)
    found = brought(tmp_path / "a", ann, ("Night Ferry", ""))

    with pytest.raises(Refusal, match="somebody else's"):
        take(found, MemberFactory(username="ben"))


def test_very_many_are_taken_a_part_at_a_time(tmp_path, ann):
    names = [lantern(at) for at in range(_AT_ONCE + 30)]
    for name in names:
        film(name, 2010)
    found = brought(tmp_path / "a", ann, *((name, "") for name in names))
    assert len(likely_films(found.pk).places) == len(names)

    assert take(found, ann, seconds=0.0) == _AT_ONCE
    assert len(likely_films(found.pk).places) == 30
    assert take(found, ann, seconds=60.0) == 30
    assert fates(adds_up(found.pk)) == {"made": len(names)}


def test_the_command_lists_and_takes_them(tmp_path, ann, capsys):
    film("Night Ferry", 2010)
    number = brought(tmp_path / "a", ann, ("Night Ferry", ""), ("Nowhere", "")).pk

    assert main(["import", "--take-single", str(number), "--dry-run"]) == 0
    told = capsys.readouterr()
    assert told.err == (
        "ratings.csv, line 2: Night Ferry is Night Ferry (2010); the row tells no year; only this film here has its name.\n"
    )
    assert told.out == "1 row lacks only a year and could be one film alone; nothing was taken in.\n"
    assert not MemberFilm.objects.exists()

    assert main(["import", "--take-single", str(number), "--json"]) == 0
    assert '"made": 1' in capsys.readouterr().out
    assert MemberFilm.objects.get().rating == 8
    assert main(["import", "--take-single", str(number)]) == 0
    assert capsys.readouterr().out == "0 rows lack only a year and could be one film alone.\n"
    assert main(["import", "--take-single", "99999"]) == 1
