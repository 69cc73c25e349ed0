"""The audience's vote: codes for whoever has one, marks for members, the desk for those who make the programme."""

from __future__ import annotations

from permissions.row import SIGN_IN, Row, answers, signed_in

POLL, SHOWN = {"poll": "poll"}, {"poll": "poll", "screening": "poll's screening"}
RESULT = {"result": "poll's result"}
DESK = answers(403, visitor=SIGN_IN, programmer=200, operator=200)
DONE = answers(403, visitor=SIGN_IN, programmer=302, operator=302)
CARD = {"film-1": "4"}

ROWS = [
    Row("vote-typed"),
    Row("vote-code", {"code": "0000-0000-0000"}, get=answers(404), post=answers(404), data=CARD),
    Row("vote", POLL),
    Row("vote", {"poll": "poll of a draft"}, case="of a draft", get=answers(404)),
    Row(
        "vote-film",
        {**POLL, "selection": "poll's selection"},
        get=signed_in(200),
        post=signed_in(400),
        data={"token": "no token"},
    ),
    Row("vote-attend", POLL, get=answers(405), post=signed_in(302), data={"code": "AAAAAA"}),
    Row("edition-votes", {"festival": "vote's festival", "edition": "vote's edition"}),
    Row(
        "edition-votes",
        {"festival": "vote's festival", "edition": "vote's draft"},
        case="of a draft",
        get=answers(404),
    ),
    Row("votes-key"),
    Row("votes-key-file"),
    Row("vote-result", RESULT),
    Row("vote-signature", RESULT),
    Row("vote-recount", RESULT),
    Row("programme-polls", {"edition": "vote's edition number"}, get=DESK, post=DONE, data={
        "name": "Another", "scale": "five", "rule": "mean", "by_code": "on", "hours": "24",
    }),
    Row("programme-poll", POLL, get=DESK),
    Row("programme-poll-screenings", POLL, get=DESK),
    Row("programme-poll-change", POLL, get=DESK, post=DONE, data={
        "name": "Renamed", "scale": "five", "rule": "mean", "by_code": "on", "hours": "24", "reason": "So.",
    }),
    Row("programme-poll-publish", POLL, get=answers(405, visitor=405), post=DONE),
    Row("programme-poll-award", POLL, get=answers(405), post=DONE),
    Row("programme-poll-ballots", POLL, get=DESK),
    Row(
        "programme-ballot-void",
        {**POLL, "ballot": "poll's ballot"},
        get=answers(405),
        post=DONE,
        data={"reason": "Twice."},
    ),
    Row(
        "programme-poll-codes",
        SHOWN,
        get=answers(405),
        post=answers(403, visitor=SIGN_IN, programmer=200, operator=200),
        data={"number": "2", "form": "print"},
    ),
    Row("programme-sheet-void", {**SHOWN, "sheet": 1}, get=answers(405), post=DONE),
    Row(
        "programme-slips",
        {**SHOWN, "selection": "poll's selection"},
        get=DESK,
        post=DONE,
        data={"mark": "4"},
    ),
    Row("programme-poll-door", SHOWN, get=DESK, post=DONE, data={"name": "mia"}),
]  # fmt: skip
