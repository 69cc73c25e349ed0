"""Feeds: what everybody may see, for everybody but whom the owner blocked."""

from __future__ import annotations

from permissions.row import Row, answers

ROWS = [
    *(
        Row(
            "member-feed",
            {"username": "owner", "what": what, "form": form},
            case=f"{what}.{form}",
            get=answers(200, blocked=404),
        )
        for what in ("diary", "reviews", "lists")
        for form in ("atom", "rss", "json")
    ),
    *(Row("reviews-feed", {"form": form}, case=form) for form in ("atom", "rss", "json")),
]
