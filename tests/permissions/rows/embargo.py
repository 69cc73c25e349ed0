"""What editors hold back, and the page of all of it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from permissions.row import REFUSED, Row, signed_in

EDITORS = signed_in(403, editor=200, operator=200)
DOING = signed_in(403, editor=302, operator=302)
FILM, REVIEW, HELD = {"slug": "the film"}, {"number": "critic review"}, {"number": "held critic review"}
TIME = {"until": f"{timezone.now() + timedelta(days=30):%Y-%m-%dT%H:%M}"}

ROWS = [
    Row("held", get=EDITORS),
    Row("critic-review-hold", REVIEW, get=EDITORS, post=DOING, data=TIME),
    Row("critic-review-hold", HELD, case="held already", get=EDITORS, post=DOING, data=TIME),
    Row("critic-review-release", HELD, get=REFUSED, post=DOING),
    Row("film-scores-hold", FILM, get=EDITORS, post=DOING, data=TIME),
    Row("film-scores-release", FILM, get=REFUSED, post=DOING),
]
