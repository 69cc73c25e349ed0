"""The consensus on a film, which everybody reads and editors write, and the words critics use."""

from __future__ import annotations

from permissions.row import REFUSED, Row, answers, signed_in

FILM = {"slug": "the film"}
EDITORS = signed_in(403, editor=302, operator=302)
SENTENCE = {"text": "Salt and light.", "as_of": "0", "reason": "It was time."}

ROWS = [
    Row("film-consensus", FILM, post=EDITORS, data=SENTENCE),
    Row("film-consensus-take-back", FILM, get=REFUSED, post=EDITORS, data=SENTENCE),
    Row("film-consensus-put-back", {**FILM, "number": 1}, get=REFUSED, post=EDITORS, data=SENTENCE),
    Row("film-words", FILM, post=answers(405)),
    Row("words-method"),
]
