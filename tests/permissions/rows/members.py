"""Members' pages: open to all but those whom the member blocked; what stands on them follows what the viewer may see."""

from __future__ import annotations

from permissions.row import Row, answers, signed_in

OLGA, BO, WAITING = {"username": "owner"}, {"username": "bo"}, {"username": "wim"}
NOT_TO_BLOCKED = answers(200, blocked=404)

ROWS = [
    Row("members"),
    Row("member", OLGA, get=NOT_TO_BLOCKED),
    Row("member", {"username": "OLGA"}, case="another case", get=answers(302)),
    Row("member", BO, case="blocked by Olga"),
    Row("member", WAITING, case="closed account", get=answers(404)),
    Row("member-diary", OLGA, get=NOT_TO_BLOCKED),
    Row("member-diary", BO, case="blocked by Olga", get=answers(200, owner=404)),
    Row("member-diary", WAITING, case="closed account", get=answers(404)),
    Row("member-diary-year", {**OLGA, "year": 2024}, get=NOT_TO_BLOCKED),
    Row("member-diary-month", {**OLGA, "year": 2024, "month": 5}, get=NOT_TO_BLOCKED),
    Row("member-tags", OLGA, get=NOT_TO_BLOCKED),
    Row("member-films", OLGA, get=NOT_TO_BLOCKED),
    Row("member-films", WAITING, case="closed account", get=answers(404)),
    Row("member-reviews", OLGA, get=NOT_TO_BLOCKED),
    Row("member-lists", OLGA, get=NOT_TO_BLOCKED),
    Row("member-latest-year", OLGA, get=answers(302, blocked=404)),
    Row("member-year", {**OLGA, "year": 2024}, get=NOT_TO_BLOCKED),
    Row("member-year-json", {**OLGA, "year": 2024}, get=NOT_TO_BLOCKED),
    Row("member-followers", OLGA, get=NOT_TO_BLOCKED),
    Row("member-following", OLGA, get=NOT_TO_BLOCKED),
    Row("member-with-me", OLGA, get=signed_in(200, owner=302, blocked=404)),
    Row("member-with-me", WAITING, case="closed account", get=signed_in(404)),
]
