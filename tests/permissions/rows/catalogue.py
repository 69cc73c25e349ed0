"""What is read by everybody."""

from __future__ import annotations

from permissions.row import Row, answers

FILM, PERSON = {"slug": "the film"}, {"slug": "ann-marsh"}

ROWS = [
    Row("home"),
    Row("robots"),
    Row("films"),
    Row("film", FILM),
    Row("film-poster", FILM),
    Row("film-record", FILM),
    Row("film-record-property", {**FILM, "name": "director"}),
    Row("people"),
    Row("person", PERSON),
    Row("document", {"document": "published document"}),
    Row(
        "document",
        {"document": "waiting document"},
        case="waiting",
        get=answers(404, editor=200, operator=200),
    ),
    Row("search"),
]
