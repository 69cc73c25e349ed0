"""Festivals: an announced edition is open to all, one in preparation to programmers alone, and its feeds and calendars to nobody."""

from __future__ import annotations

from permissions.row import Row, answers, signed_in

OPEN = {"festival": "pier-days", "edition": "2015"}
DRAFT = {"festival": "pier-days", "edition": "2016"}
SECTION, SCREENING = {"section": "gala"}, {"number": "screening of the edition"}
PROGRAMMERS = answers(404, programmer=200, operator=200)
PAGES = ("edition", "edition-films", "edition-schedule", "edition-changes", "edition-awards")
FORMS = ("csv", "md", "txt")
FILES = ("edition-programme", "edition-awards-file")
FEEDS = ("atom", "rss", "json")

ROWS = [
    Row("festivals"),
    Row("festival", {"festival": "pier-days"}),
    Row("festival", {"festival": "nowhere"}, case="none", get=answers(404)),
    Row("venues"),
    Row("venue", {"slug": "odeon"}),
    Row("venue-calendar", {"slug": "odeon"}),
    Row("venue-calendar", {"slug": "nowhere"}, case="none", get=answers(404)),
    *(Row(name, OPEN) for name in PAGES),
    *(Row(name, DRAFT, case="draft", get=PROGRAMMERS) for name in PAGES),
    Row("edition-section", OPEN | SECTION),
    Row("screening", OPEN | SCREENING),
    Row("screening", DRAFT | {"number": "screening of the draft"}, case="draft", get=PROGRAMMERS),
    Row("screening", DRAFT | SCREENING, case="of another edition", get=answers(404)),
    *(Row("edition-catalogue", OPEN | {"form": form}, case=form) for form in FORMS),
    *(Row("edition-catalogue", DRAFT | {"form": form}, case=f"draft, {form}", get=PROGRAMMERS) for form in FORMS),
    *(Row(name, OPEN | {"form": form}, case=form) for name in FILES for form in ("csv", "json")),
    *(
        Row(name, DRAFT | {"form": form}, case=f"draft, {form}", get=PROGRAMMERS)
        for name in FILES
        for form in ("csv", "json")
    ),
    Row("edition-words", OPEN, get=signed_in(403, programmer=200, operator=200)),
    Row("edition-words", DRAFT, case="draft", get=signed_in(403, programmer=200, operator=200)),
    *(Row("edition-changes-feed", OPEN | {"form": form}, case=form) for form in FEEDS),
    Row("edition-changes-feed", DRAFT | {"form": "atom"}, case="draft", get=answers(404)),
    Row("edition-calendar", OPEN),
    Row("edition-calendar", DRAFT, case="draft", get=answers(404)),
    Row("section-calendar", OPEN | SECTION),
    Row("section-calendar", DRAFT | SECTION, case="draft", get=answers(404)),
]
