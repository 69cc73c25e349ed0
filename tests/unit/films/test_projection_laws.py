"""What holds for every record, whatever is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onesheet.films.pure.projection import project
from onesheet.reading.vocabulary import PROPERTIES
from strategies.said import films_said


@given(films_said(), st.randoms(use_true_random=False))
def test_order_of_statements_does_not_matter(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)

    assert project(shuffled) == project(told)


@given(films_said())
def test_each_standing_statement_supports_exactly_one_row(told):
    supported = Counter(one for row in project(told).rows for one in row.statements)

    assert supported == Counter(one.id for one in told if one.rank != "deprecated")


@given(films_said())
def test_rows_have_keys_of_their_own_and_places_from_zero(told):
    rows = project(told).rows

    assert len({row.key for row in rows}) == len(rows)
    for name in {row.property for row in rows}:
        assert [row.position for row in rows if row.property == name] == list(
            range(sum(r.property == name for r in rows))
        )


@given(films_said(), st.data())
def test_one_more_source_never_unseats_what_it_agrees_with(told, data):
    accepted = [row for row in project(told).rows if row.accepted]
    if not accepted:
        return
    row = data.draw(st.sampled_from(accepted))
    model = next(one for one in told if one.id == row.best)
    agreeing = replace(
        model,
        id=data.draw(st.sampled_from([0, len(told) + 1])),
        document=9,
        member=None,
        rank="normal",
        source="Source 9",
        source_kind=data.draw(st.sampled_from(["members", "encyclopedia"])),
        weight=data.draw(st.sampled_from([0, 100])),
        date="2001",
    )

    after = {one.key: one for one in project([*told, agreeing]).rows}

    assert after[row.key].accepted
    assert agreeing.id in after[row.key].statements
    assert after[row.key].sources == row.sources + 1


@given(films_said())
def test_one_value_is_accepted_where_only_one_can_hold(told):
    rows = [row for row in project(told).rows if row.property in ("year", "budget")]

    for name in ("year", "budget"):
        assert sum(row.accepted for row in rows if row.property == name) == min(
            1, sum(r.property == name for r in rows)
        )


@given(films_said())
def test_what_was_computed_or_lost_never_wins_over_what_was_read(told):
    by_id = {one.id: one for one in told}

    def read(row):
        return any(by_id[one].known and not by_id[one].derived for one in row.statements)

    rows = project(told).of("budget")

    assert not [row for row in rows if row.accepted and not read(row) and any(map(read, rows))]


@given(films_said())
def test_a_dispute_has_two_sides(told):
    rows = project(told).rows
    for name in {row.property for row in rows if PROPERTIES.get(row.property) and PROPERTIES[row.property].single}:
        disputed = [row for row in rows if row.property == name and row.disputed]

        assert len(disputed) != 1
        assert not disputed or any(row.accepted for row in disputed)
        assert not disputed or any(not row.accepted for row in disputed)
