"""A day as tables: whatever takes place stands in one cell, and every row has a cell in every column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onesheet.festivals.pure.grid import ACROSS, STEP, STEPS_AN_HOUR, Placed, Table, tables

MINUTES = st.integers(min_value=5 * 60, max_value=28 * 60)


def placed(column: int, begins: int, minutes: int, item: int = 0) -> Placed[int, int]:
    return Placed(column, begins, begins + minutes, item)


DAYS = st.lists(
    st.tuples(st.integers(min_value=0, max_value=24), MINUTES, st.integers(min_value=1, max_value=400)), max_size=60
).map(lambda rows: [placed(*row, item) for item, row in enumerate(rows)])


def covered(table: Table[int, int]) -> list[int]:
    """Return how many cells cover each row, those that reach down from above among them."""
    counts = [0] * len(table.lines)
    for at, line in enumerate(table.lines):
        for cell in line.cells:
            for row in range(at, at + cell.rows):
                counts[row] += 1
    return counts


@given(DAYS)
def test_each_row_has_as_many_cells_as_there_are_columns(day):
    for table in tables(day, range(25)):
        assert set(covered(table)) == {len(table.columns)}


@given(DAYS)
def test_whatever_takes_place_stands_once_from_its_beginning_to_its_end(day):
    found = {}
    for table in tables(day, range(25)):
        first = table.lines[0].hour
        for at, line in enumerate(table.lines):
            for cell in line.cells:
                for item in cell.items:
                    assert item not in found
                    found[item] = (first + at * STEP, first + (at + cell.rows) * STEP)
    assert found.keys() == {one.item for one in day}
    for one in day:
        begins, ends = found[one.item]
        assert begins <= one.begins
        assert ends > one.ends - STEP


@given(DAYS)
def test_tables_are_no_wider_than_a_page_and_leave_no_used_screen_out(day):
    made = tables(day, range(25))

    assert all(0 < len(table.columns) <= ACROSS for table in made)
    assert [key for table in made for key in table.columns] == sorted({one.column for one in day})


@given(DAYS)
def test_hours_are_told_once_each(day):
    for table in tables(day, range(25)):
        hours = [line.hour for line in table.lines]
        assert len(hours) % STEPS_AN_HOUR == 0
        assert all(hour % 60 == 0 for hour in hours[::STEPS_AN_HOUR])
        assert [hour for hour in hours if hour is not None] == hours[::STEPS_AN_HOUR]


def test_one_that_begins_as_another_ends_has_a_cell_of_its_own():
    (table,) = tables([placed(0, 600, 95, 1), placed(0, 695, 60, 2)], [0])

    assert [cell.items for line in table.lines for cell in line.cells if cell.items] == [(1,), (2,)]


def test_two_at_once_on_a_screen_share_a_cell():
    (table,) = tables([placed(0, 600, 90, 1), placed(0, 630, 120, 2)], [0])

    (cell,) = [cell for line in table.lines for cell in line.cells if cell.items]
    assert (cell.items, cell.rows) == ((1, 2), 10)


def test_a_day_of_nothing_has_no_table():
    assert tables([], [1, 2, 3]) == []
