"""A film and me: everyone who is signed in marks and logs for themselves; a viewing is its member's alone."""

from __future__ import annotations

from permissions.row import REFUSED, Row, answers, signed_in

FILM = {"slug": "the film"}
VIEWING = {"viewing": "viewing for public"}
TYPED = {
    "day": "2024-05-04", "rating": "7", "visibility": "public", "token": "6f1b7c3e-5d0a-4c1e-9a64-1f3b0d2c7e55",
}  # fmt: skip
MINE = signed_in(404, owner=200)
CHANGED = signed_in(404, owner=302)

ROWS = [
    Row("film-reviews", FILM, get=answers(200), post=REFUSED),
    Row("film-mark", FILM, get=signed_in(405), post=signed_in(302), data={"rating": "7"}),
    Row("film-mark", {"slug": "no-film"}, case="no such film", get=signed_in(405), post=signed_in(404)),
    Row("film-log", FILM, get=signed_in(200), post=signed_in(302), data=TYPED),
    Row("film-me", FILM, get=signed_in(200), post=signed_in(405)),
    Row("viewing", VIEWING, get=MINE, post=CHANGED, data=TYPED),
    Row("viewing", {"viewing": "viewing for me"}, case="only me", get=MINE, post=CHANGED, data=TYPED),
    Row("viewing-delete", VIEWING, get=MINE, post=CHANGED),
]
