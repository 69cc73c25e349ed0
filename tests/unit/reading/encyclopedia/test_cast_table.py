"""A cast that a page gives as a table."""

from __future__ import annotations

import pytest

from growth import grows_linearly
from onesheet.reading import read

LEAD = "<p><b>The Tide</b> is a 1994 drama film directed by Ann Marsh. It was shown at the harbor.</p>"


def cast(table):
    markup = f"<!doctype html><meta name=generator content=MediaWiki><main><h1>The Tide</h1>{LEAD}<h2>Cast</h2>{table}</main>"
    found = [one for one in read(markup.encode(), name="x").statements if one.property == "cast_member"]
    return [(one.value, one.qualifiers.get("character"), one.quote) for one in found]


@pytest.mark.parametrize(
    ("table", "quotes"),
    [
        (
            "<table><tr><th>Actor<th>Role<tr><td>Bo Reed<td>Kit<tr><td>Cy Holt<td>–</table>",
            ("Bo Reed\tKit", "Cy Holt\t–"),
        ),
        (
            "<table><tr><th>Character<th>Cast member<tr><td>Kit<td>Bo Reed<tr><td><td>Cy Holt</table>",
            ("Kit\tBo Reed", "–\tCy Holt"),
        ),
        (
            (
                "<table><tr><th>No.<th>Actors<th>Roles<th>Notes<tr><td>1<td>Bo Reed<td>Kit<td>Son of Nils"
                "<tr><td>2<td>Cy Holt (uncredited)<td><td></table>"
            ),
            ("Bo Reed\tKit", "Cy Holt (uncredited)\t–"),
        ),
    ],
)
def test_rows_under_heads_are_players_and_their_roles(table, quotes):
    assert cast(table) == [("Bo Reed", "Kit", quotes[0]), ("Cy Holt", None, quotes[1])]


def test_table_of_other_things_has_no_players():
    assert cast("<table><tr><th>Song<th>Length<tr><td>Bo Reed<td>Kit</table>") == []


def test_time_is_linear_in_the_rows():
    assert grows_linearly(
        lambda times: cast("<table><tr><th>Actor<th>Role" + "<tr><td>Bo Reed<td>Kit" * times), 20, most=400
    )
