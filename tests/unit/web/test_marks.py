"""Source marks and what decides between values."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onesheet.films.queries.record import RecordedValue, RowLine, Said
from onesheet.web.films.marks import mark, mark_label, with_rivals
from onesheet.web.films.verdicts import slots, why


@dataclass(frozen=True)
class Row:
    key: str
    sources: int = 1
    accepted: bool = True
    disputed: bool = False
    position: int = 0


def test_losers_stand_beside_the_one_they_lost_to():
    plain, winner, loser, other = (
        Row("a"), Row("b", 2, disputed=True), Row("c", accepted=False, disputed=True), Row("d"),
    )  # fmt: skip

    assert with_rivals([plain, winner, loser, other]) == [(plain, []), (winner, [loser]), (other, [])]


def test_what_is_not_known_while_something_is_stands_nowhere():
    assert with_rivals([Row("a", accepted=False)]) == []
    assert with_rivals([Row("a"), Row("b", accepted=False)]) == [(Row("a"), [])]


def test_mark_counts_sources_and_tells_disagreement():
    winner, loser = Row("b", 2, disputed=True), Row("c", accepted=False, disputed=True)

    made = mark("/films/x/record", "release", winner, [loser], lambda row: {"b": "6 Nov", "c": "13 Nov"}[row.key])

    assert made.address == "/films/x/record/release#v-b"
    assert made.disagreement == "2 say 6 Nov, 1 says 13 Nov"
    assert mark_label(made) == "2 sources; sources disagree"
    assert mark_label(mark("/r", "year", Row("a"), [], str)) == "1 source"


def test_mark_leads_to_the_page_on_which_its_row_stands():
    assert mark("/r", "cast_member", Row("k", position=19), [], str).address == "/r/cast_member#v-k"
    assert mark("/r", "cast_member", Row("k", position=20), [], str).address == "/r/cast_member?page=2#v-k"


def value(key="a", *, accepted=True, sources=1, **told) -> RecordedValue:
    given = {
        "id": 1, "property": "duration", "value": 100, "qualifiers": {}, "rank": "normal", "reason": "", "quote": "",
        "sentence": "", "start": 0, "row_key": key, "document": 1, "document_title": "", "state": "published",
        "published": "", "source": "The Matinee", "source_kind": "magazine", "weight": 50, "licence": "", "media_type": "text/plain",
        "member_id": None, "member": None,
    }  # fmt: skip
    return RecordedValue(RowLine(key, sources, accepted, True, 0, 1), [Said(**(given | told))])


@pytest.mark.parametrize(
    ("taken", "other", "reason"),
    [
        (value(), value(value={"special": "hole"}), "does not give a value"),
        (value(), value(qualifiers={"derived": True}), "the other was worked out"),
        (value(rank="preferred"), value(weight=90), "an editor preferred it"),
        (value(member_id=1, document=None, member="Ada"), value(weight=90), "an editor states it"),
        (value(weight=60, source="A"), value(source="B"), "A counts for more here: 60 against 50 of 100 for B"),
        (value(sources=3), value(), "more sources say it: 3 against 1"),
        (value(published="2016"), value(published="2015"), "it was said last"),
        (value(), value("b"), "Nothing tells them apart"),
    ],
)
def test_reason_is_the_first_thing_that_differs(taken, other, reason):
    assert reason in why(taken, other)


def test_values_are_put_in_slots():
    first, second, third = value("a"), value("b", accepted=False), value("c")

    made = slots([first, second, third])

    assert [(one.taken.row.key, [other.row.key for other in one.others], bool(one.why)) for one in made] == [
        ("a", ["b"], True),
        ("c", [], False),
    ]
