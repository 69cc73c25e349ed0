"""What a later table of the same source says otherwise stands no more on the film's record, and stands again when that is undone."""

from __future__ import annotations

import pytest

from factories.festivals import EditionFactory
from integration.festivals.test_following_screenings import HEAD, taken_in
from onesheet.festivals.services.telling import OVERTAKEN
from onesheet.films.models import Release, Statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def edition():
    return EditionFactory(festival__name="Harbour Film Festival", place="Lisbon")


def row(clock: str, code: str = "", film: str = "The Tide") -> str:
    cells = {"Title": film, "Year": "2014", "Director": "Ann Marsh", "Date": "2015-09-11", "Time": clock, "Venue": "Rialto", "Code": code}  # fmt: skip
    return ",".join(cells.get(name, "") for name in HEAD.split(","))


def told() -> list[tuple[str, str, str]]:
    rows = Statement.objects.filter(property="release", document__state="published").order_by("pk")
    return [(one.qualifiers["time"], one.rank, one.reason) for one in rows]


@pytest.mark.parametrize("code", ["", "GALA01"])
def test_the_old_time_stands_no_more_on_the_record_and_stands_again_undone(tmp_path, code):
    taken_in(tmp_path, row("18:00", code), row("20:00", film="Salt"))
    assert told() == [("18:00", "normal", ""), ("20:00", "normal", "")]

    _, undo = taken_in(tmp_path, row("19:30", code), row("20:00", film="Salt"))
    assert told() == [("18:00", "deprecated", OVERTAKEN), ("20:00", "normal", ""), ("19:30", "normal", "")]
    assert Release.objects.filter(film__title="The Tide").count() == 1

    _, back = taken_in(tmp_path, row("18:00", code), row("20:00", film="Salt"))
    assert [one[:2] for one in told() if one[0] == "19:30"] == [("19:30", "deprecated")]
    assert [one[:2] for one in told() if one[0] == "18:00"][-1] == ("18:00", "normal")
    back()
    undo()
    assert told() == [("18:00", "normal", ""), ("20:00", "normal", "")]


def test_what_a_newer_table_does_not_tell_stands(tmp_path):
    taken_in(tmp_path, row("18:00"), row("20:00", film="Salt"))
    taken_in(tmp_path, row("19:30"))

    assert [one for one in told() if one[0] == "20:00"] == [("20:00", "normal", "")]


def test_another_source_overtakes_nothing(tmp_path):
    taken_in(tmp_path, row("18:00"))
    taken_in(tmp_path, row("19:30"), source="Harbour Film Festival, the programme")

    assert {rank for _, rank, _ in told()} == {"normal"}
