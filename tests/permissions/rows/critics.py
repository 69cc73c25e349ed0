"""Critics, outlets and their reviews: everybody reads those that stand; editors tell, change, withdraw and put back."""

from __future__ import annotations

from permissions.row import Row, answers, signed_in

STANDING, HELD, WITHDRAWN = (
    {"number": f"{state}critic review"} for state in ("", "held ", "withdrawn ")
)  # fmt: skip
EDITORS = signed_in(403, editor=200, operator=200)
DONE = signed_in(403, editor=302, operator=302)
ONLY_EDITORS = answers(404, editor=200, operator=200)
CRITIC, OUTLET, FILM = {"slug": "the critic"}, {"slug": "the outlet"}, {"slug": "the film"}
TOLD: dict[str, object] = {"critic": "Bo Reed", "printed": "2/5"}
WHY: dict[str, object] = {"reason": "Of another film."}

ROWS = [
    Row("critics"),
    Row("outlets"),
    Row("critic", CRITIC),
    Row("outlet", OUTLET),
    Row("critic-edit", CRITIC, get=EDITORS, post=DONE, data={"name": "Ida Ross"}),
    Row("outlet-edit", OUTLET, get=EDITORS, post=DONE, data={"name": "The Pier", "scale": "stars-4"}),
    *(
        Row("critics-feed", {"kind": "critics", **CRITIC, "form": form}, case=f"critic.{form}")
        for form in ("atom", "rss", "json")
    ),
    Row("critics-feed", {"kind": "outlets", **OUTLET, "form": "atom"}, case="outlet.atom"),
    Row("film-critics", FILM),
    Row("film-critics-new", FILM, get=EDITORS, post=DONE, data=TOLD),
    Row("critic-review", STANDING),
    Row("critic-review", HELD, case="held back", get=ONLY_EDITORS),
    Row("critic-review", WITHDRAWN, case="withdrawn", get=ONLY_EDITORS),
    Row("critic-review-edit", STANDING, get=EDITORS, post=DONE, data=TOLD),
    Row("critic-review-edit", HELD, case="held back", get=EDITORS, post=DONE, data=TOLD),
    Row("critic-review-withdraw", STANDING, get=EDITORS, post=DONE, data=WHY),
    Row("critic-review-withdraw", HELD, case="held back", get=EDITORS, post=DONE, data=WHY),
    Row("critic-review-restore", WITHDRAWN, get=EDITORS, post=DONE, data=WHY),
]
