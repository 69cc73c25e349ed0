"""A magazine's page that begins with the name of its column."""

from __future__ import annotations

from onesheet.reading import read_text

PAGE = """FILM REVIEW

The Salt Ledger

★★★★☆

Director: Lena Okonkwo-Brandt
Cast: Ada Fennimore, Piet Lindqvist
Running time: 98 mins. Certificate: PG
Denmark/Germany, 2012

Reviewed by Noor Haddad
The Harbour Gazette, 19 July 2013

A woman mends nets for a fleet that no longer sails. That is all this film needs, and it is a delight. Hester (Ada
Fennimore) asks nobody for anything, and is given a boat.

ALSO THIS WEEK
The Long Quarry (12A), directed by Hugo Stein: more stones. Two stars.

© 2013 The Harbour Gazette
"""


def test_the_title_under_the_rubric_is_the_film_and_not_a_member():
    reading = read_text(PAGE, name="page.txt")

    assert reading.head.kind == "review"
    assert [(film.title, film.year) for film in reading.films] == [("The Salt Ledger", 2012)]
    assert [(one.author, one.original) for one in reading.reviews] == [("Noor Haddad", "★★★★☆")]


def test_the_other_films_of_the_column_give_nothing():
    reading = read_text(PAGE, name="page.txt")

    names = {one.value for one in reading.statements if one.property in {"director", "cast_member"}}
    assert names == {"Lena Okonkwo-Brandt", "Ada Fennimore", "Piet Lindqvist"}
