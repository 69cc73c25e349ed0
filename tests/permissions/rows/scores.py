"""A film's scores, what went into them, the published rules; editors change rules, words and badges."""

from __future__ import annotations

from permissions.row import Row, signed_in

FILM = {"slug": "the film"}
READ = signed_in(403, editor=200, operator=200)
DONE = signed_in(403, editor=302, operator=302)
WEIGHT = {"weight": "1,5", "reason": "It sees films twice."}
DAY = "2100-01-01"

ROWS = [
    Row("film-scores", FILM),
    *(Row("film-score", {**FILM, "rule": rule}, case=rule) for rule in ("percent-positive", "members-score")),
    *(
        Row(name, {**FILM, "rule": rule}, case=rule)
        for name in ("film-score-zip", "film-score-csv", "film-score-json", "film-score-days")
        for rule in ("percent-positive", "members-score")
    ),
    Row("film-badges", FILM, post=signed_in(403, editor=200, operator=200)),
    Row("film-badge-revoke", {**FILM, "award": "award"}, get=READ, post=DONE, data={"reason": "Cut since."}),
    Row("scores"),
    Row(
        "score-rule",
        {"rule": "percent-positive"},
        post=DONE,
        data={"fewest": "7", "reason": "Few reviews say little."},
    ),
    Row("score-weights"),
    Row("score-weight", {"kind": "outlet", "slug": "the outlet"}, post=DONE, data=WEIGHT),
    Row("score-weight", {"kind": "critic", "slug": "the critic"}, case="of a critic", post=DONE, data=WEIGHT),
    Row(
        "score-bands",
        post=DONE,
        data={"rule": "critics-mean", "low": "60", "high": "100", "label": "liked", "since": DAY, "reason": "Plain."},
    ),
    Row("score-band-end", {"band": "band"}, get=READ, post=DONE, data={"until": DAY}),
    Row("score-badges", post=DONE, data={"name": "Anchor", "conditions": "Seen twice.", "since": DAY}),
    Row("score-badge", {"slug": "the badge"}),
    Row("score-badge-end", {"badge": "badge"}, get=READ, post=DONE, data={"until": DAY}),
]
