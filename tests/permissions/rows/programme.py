"""The programmers' desk: nobody but programmers and operators, neither to look nor to do."""

from __future__ import annotations

from permissions.row import REFUSED, Answers, Row, signed_in


def desk(answer: int) -> Answers:
    """Programmers may; operators may all that others may."""
    return signed_in(403, programmer=answer, operator=answer)


OPEN, DRAFT = {"number": "announced edition"}, {"number": "edition in preparation"}
FESTIVAL, VENUE = {"number": "festival on the desk"}, {"number": "venue on the desk"}
SECTION, FREE = {"number": "section with films"}, {"number": "section without films"}
FILM, SCREENING, AWARD = (
    {"number": name} for name in ("film of the edition", "screening of the edition", "award of the draft")
)
GET, SEND, ACT = desk(200), desk(200), desk(302)
"""Looking; sending an empty form, which is shown again; doing."""


def page(name: str, where: dict[str, str | int] | None = None) -> Row:
    """A page that only shows; posting to it is refused by method."""
    return Row(name, where or {}, get=GET)


def form(name: str, where: dict[str, str | int] | None = None) -> Row:
    """A page with a form; an empty one is shown again."""
    return Row(name, where or {}, get=GET, post=SEND)


def act(name: str, where: dict[str, str | int], **data: object) -> Row:
    """What is only posted to."""
    return Row(name, where, get=REFUSED, post=ACT, data=data)


ROWS = [
    page("programme"),
    page("programme-festivals"),
    form("programme-festival-new"),
    form("programme-festival", FESTIVAL),
    Row("programme-festival-delete", FESTIVAL, get=GET, post=ACT),
    form("programme-edition-new", FESTIVAL),
    page("programme-edition", OPEN),
    form("programme-edition-edit", OPEN),
    Row("programme-edition-announce", DRAFT, get=GET, post=ACT),
    Row("programme-edition-delete", DRAFT, get=GET, post=ACT),
    form("programme-sections", OPEN),
    act("programme-sections-copy", OPEN),
    form("programme-section", SECTION),
    act("programme-section-move", SECTION, step="up"),
    Row("programme-section-delete", FREE, get=GET, post=ACT),
    Row("programme-films", OPEN, get=GET, post=ACT, data={"row": []}),
    act("programme-film-add", OPEN, film="@film"),
    form("programme-film-new", OPEN),
    form("programme-panel-film-new", {"number": "panel"}),
    Row("programme-selection", FILM, get=GET, post=ACT),
    Row("programme-selection-withdraw", FILM, get=GET, post=ACT),
    act("programme-selection-put-back", FILM),
    Row("programme-selection-delete", {"number": "film of the draft"}, get=GET, post=ACT),
    page("programme-screenings", OPEN),
    form("programme-screening-new", OPEN),
    form("programme-screening", SCREENING),
    Row("programme-screening-cancel", SCREENING, get=GET, post=ACT),
    act("programme-screening-restore", SCREENING),
    act("programme-screening-sold-out", SCREENING, sold_out="yes"),
    Row("programme-screening-delete", {"number": "screening of the draft"}, get=GET, post=ACT),
    form("programme-awards", OPEN),
    form("programme-award", AWARD),
    act("programme-award-move", AWARD, step="up"),
    Row("programme-award-delete", AWARD, get=GET, post=ACT),
    page("programme-venues"),
    form("programme-venue-new"),
    form("programme-venue", VENUE),
    act("programme-venue-walks", VENUE),
    Row("programme-venue-delete", VENUE, get=GET, post=ACT),
]
