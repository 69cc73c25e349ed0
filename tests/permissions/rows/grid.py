"""Critics' grids: open to all; those of lists to whom the list is. A feed has what everybody may see."""

from __future__ import annotations

from permissions.row import Row, answers
from permissions.rows.lists import HIDDEN, SEEN

YEAR, EDITION = {"year": 2014}, {"festival": "harbour-festival", "edition": "2014"}
FORMS = ("atom", "rss", "json")

ROWS = [
    Row("grid"),
    Row("grid-year", YEAR),
    Row("grid-year-csv", YEAR),
    Row("grid-year-json", YEAR),
    *(Row("grid-year-feed", {**YEAR, "form": form}, case=form) for form in FORMS),
    *(
        Row(name, {"number": f"list for {visibility}"}, case=visibility, get=get)
        for name in ("grid-list", "grid-list-csv", "grid-list-json")
        for visibility, get in SEEN.items()
    ),
    *(
        Row(name, {"number": "hidden list"}, case="hidden", get=HIDDEN)
        for name in ("grid-list", "grid-list-csv", "grid-list-json")
    ),
    *(Row("grid-list-feed", {"number": "list for public", "form": form}, case=form) for form in FORMS),
    *(
        Row("grid-list-feed", {"number": thing, "form": "atom"}, case=thing, get=answers(404))
        for thing in ("list for members", "list for followers", "list for me", "hidden list")
    ),
    *(
        Row(name, EDITION, case="no such edition", get=answers(404))
        for name in ("grid-festival", "grid-festival-csv", "grid-festival-json")
    ),
    Row("grid-festival-feed", {**EDITION, "form": "atom"}, case="no such edition", get=answers(404)),
]
