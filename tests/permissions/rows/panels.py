"""Selection panels: for Olga, who sits on one, and for programmers; to all others they are not there."""

from __future__ import annotations

from permissions.row import SIGN_IN, Row, answers, signed_in

PANEL, FILM = {"number": "panel"}, {"number": "panel", "film": "film of the panel"}
SEASON = "season"
SEEN = answers(404, visitor=SIGN_IN, owner=200, programmer=200, operator=200)
DONE = answers(404, visitor=SIGN_IN, owner=302, programmer=302, operator=302)
DESK = answers(403, visitor=SIGN_IN, programmer=200, operator=200)
ACT = answers(403, visitor=SIGN_IN, programmer=302, operator=302)
POSTED = answers(405)

ROWS = [
    Row("panels", get=signed_in(200)),
    Row("panel", PANEL, get=SEEN),
    Row("panel-propose", PANEL, get=POSTED, post=DONE, data={"titles": "Nothing at all"}),
    Row("panel-mark", FILM, get=POSTED, post=DONE, data={"mark": "7"}),
    Row("panel-note", FILM, get=POSTED, post=DONE, data={"note": "Said.", "was": ""}),
    Row("panel-decide", FILM, get=POSTED, post=ACT, data={"state": "picked"}),
    Row("panel-seats", PANEL, get=POSTED, post=ACT, data={"username": "nobody"}),
    Row(
        "panel-change",
        PANEL,
        get=POSTED,
        post=ACT,
        data={"name": "Choosers", "threshold": "6", "least_marks": "2", "open": "on"},
    ),
    Row("panel-finish", PANEL, get=POSTED, post=ACT),
    Row("programme-panels", {"edition": SEASON}, get=DESK, post=ACT, data={
        "name": "More", "threshold": "6", "least_marks": "2",
    }),
    Row("programme-box-office", {"number": SEASON}, get=DESK, post=ACT),
    Row("programme-box-office-csv", {"number": SEASON}, get=DESK),
    Row("programme-comments", {"number": "screening of the season"}, get=DESK),
]  # fmt: skip
