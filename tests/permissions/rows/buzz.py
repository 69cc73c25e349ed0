"""Buzz and league tables: open with an announced edition, for programmers alone of one in preparation, and no feed of that."""

from __future__ import annotations

from permissions.row import Row, answers

OPEN, DRAFT = {"festival": "kino-club", "edition": "one"}, {"festival": "kino-club", "edition": "two"}
OFF = {"festival": "pier-days", "edition": "2015"}
FILM = {"slug": "film with buzz"}
PROGRAMMERS = answers(404, programmer=200, operator=200)
PAGES = ("edition-buzz", "edition-buzz-json", "edition-buzz-zip", "edition-big-screen", "edition-league")
OF_FILM = ("edition-buzz-film", "edition-buzz-film-zip", "edition-film-more")

ROWS = [
    *(Row(name, OPEN) for name in PAGES),
    *(Row(name, DRAFT, case="draft", get=PROGRAMMERS) for name in PAGES),
    *(Row(name, OFF, case="switched off, or without slips", get=answers(404)) for name in PAGES),
    *(Row(name, OPEN | FILM) for name in OF_FILM),
    *(Row(name, DRAFT | FILM, case="draft", get=PROGRAMMERS) for name in OF_FILM),
    *(Row("edition-buzz-feed", OPEN | {"form": form}, case=form) for form in ("atom", "rss", "json")),
    Row("edition-buzz-feed", DRAFT | {"form": "atom"}, case="draft", get=answers(404)),
]
