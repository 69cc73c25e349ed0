"""What tables say of films in an edition: notes, parts, versions; the house's own word wins where somebody changed it since."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factories.accounts import editor
from factories.brought import received
from factories.festivals import EditionFactory
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.pure.columns import guess_mapping
from onesheet.festivals.models import Selection
from onesheet.festivals.services.entry import SelectionEntry
from onesheet.festivals.services.selections import change_selection

pytestmark = pytest.mark.django_db
NOW = datetime(2015, 9, 1, tzinfo=UTC)
HEAD = "Festival,Edition,Title,Year,Director,Section,Part,In competition,Programmer's note,Version shown,Length of the version,Language shown,Preceded by"
GULL = "Harbour Film Festival,2015,Gull,2014,Bo Reed,Galas,,,,,,,"


@pytest.fixture
def ada():
    return editor("ada")


@pytest.fixture
def edition():
    return EditionFactory(festival__name="Harbour Film Festival", state="draft")


def tide(**told: str) -> str:
    """Return a row of The Tide."""
    cells = [told.get(name, "") for name in ("part", "competition", "note", "version", "minutes", "language", "before")]
    return ",".join(["Harbour Film Festival,2015,The Tide,2014,Ann Marsh,Galas", *(f'"{one}"' for one in cells)])


def taken(by, *rows: str) -> Import:
    """Take a table in."""
    columns = guess_mapping(HEAD.split(","))
    assert len(columns) == len(HEAD.split(","))
    made = received(by, "\n".join([HEAD, *rows, ""]).encode(), "table.csv")
    Import.objects.filter(pk=made.pk).update(options={"columns": columns, "source": "Harbour"})
    services.apply(number=made.pk, clock=lambda: NOW)
    made.refresh_from_db()
    return made


def the_tide() -> Selection:
    return Selection.objects.get(film__title="The Tide")


def test_a_table_tells_all_of_a_film_and_the_next_one_changes_it_and_undone_it_is_as_before(edition, ada):
    first = taken(
        ada,
        tide(part="Opening night", competition="yes", note="Salt.\n\n*Slow*.", version="4K", minutes="97 min", language="Danish", before="Gull"),
        GULL,
    )  # fmt: skip
    row = the_tide()
    assert (row.part, row.competition, row.note, row.version, row.minutes, row.language) == (
        "opening", True, "Salt.\n\n*Slow*.", "4K", 97, "Danish",
    )  # fmt: skip
    assert (row.preceded_by.film.title, "<em>Slow</em>" in row.html) == ("Gull", True)
    again = taken(ada, tide(part="Opening night", competition="yes", note="Salt.\n\n*Slow*.", version="4K", minutes="97 min", language="Danish", before="Gull"), GULL)  # fmt: skip
    assert (again.same, again.rows) == (2, 2)

    second = taken(ada, tide(note="Light.", version="4K", competition="no"), GULL)
    row = the_tide()
    assert (row.note, row.html, row.version, row.competition, row.part, row.preceded_by) == (
        "Light.", "<p>Light.</p>", "4K", False, "", None,
    )  # fmt: skip

    services.undo(number=second.pk, by=None, clock=lambda: NOW)
    row = the_tide()
    assert (row.note, row.competition, row.part, row.preceded_by.film.title) == (
        "Salt.\n\n*Slow*.",
        True,
        "opening",
        "Gull",
    )
    services.undo(number=first.pk, by=None, clock=lambda: NOW)
    assert not Selection.objects.exists()


def test_what_somebody_changed_at_the_desk_stays_as_they_have_it(edition, ada):
    taken(ada, tide(note="Theirs.", version="4K", part="closing"))
    row = the_tide()
    change_selection(
        by=ada, selection=row.pk, entry=SelectionEntry(section=row.section_id, note="Ours.", version="4K", part="closing"), now=NOW
    )  # fmt: skip

    taken(ada, tide(note="Theirs anew.", version="35mm", part="closing"))

    row = the_tide()
    assert (row.note, row.html, row.version, row.part) == ("Ours.", "<p>Ours.</p>", "35mm", "closing")


def test_what_is_not_understood_is_told_and_left_out(edition, ada):
    made = taken(ada, tide(part="the best", minutes="long", note="x" * 10_001))

    row = the_tide()
    assert (row.part, row.minutes, len(row.note)) == ("", None, 10_000)
    from onesheet.exchange import queries  # noqa: PLC0415

    [told] = queries.outcomes(made.pk, stage="applied", limit=5)
    assert "“the best” is no part of a festival" in told.sentence
    assert "“long” is no length of a version" in told.sentence
    assert "longer than 10000 signs" in told.sentence
