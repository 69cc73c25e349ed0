"""A day of an edition: by screen and time, and as a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from onesheet.festivals.pure.grid import Placed, Table, tables
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.lines import ScreeningLine
from onesheet.festivals.queries.schedule import day_schedule
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import of_edition, page

_FLAGS = (
    ("OC", gettext_lazy("open captions")),
    ("CC", gettext_lazy("closed captions")),
    ("AD", gettext_lazy("audio description")),
    ("R", gettext_lazy("relaxed screening")),
    ("SL", gettext_lazy("sign language")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A screen; without a venue those of which nobody knows yet where they are."""

    venue: str
    screen: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A screening as it stands in the grid and in the list."""

    line: ScreeningLine
    begins: str
    ends: str
    iso: str
    place: str
    flags: str
    audience: str


@of_edition
def schedule(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show a day: the one that `?day=` names, else today, else the first. Costs four queries."""
    shown = day_schedule(head, _asked(request), timezone.now())
    spots = [_spot(line, head) for line in shown.screenings]
    flags = {flag for spot in spots for flag in spot.flags.split()}
    told = {
        "days": [(day, words.day_words(day, short=True)) for day in shown.days],
        "day": shown.day,
        "spots": spots,
        "tables": _tables(spots, shown.day, head) if shown.day else [],
        "key": [(flag, meaning) for flag, meaning in _FLAGS if flag in flags],
        "words": words,
    }
    return page(request, "schedule", head, "edition-schedule", told)


def _asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def _spot(line: ScreeningLine, head: EditionHead) -> Spot:
    starts, ends = line.starts.astimezone(head.time_zone), line.ends.astimezone(head.time_zone)
    flags = [{"open": "OC", "closed": "CC"}.get(line.captions, "")]
    flags += ["AD" if line.audio_description else "", "R" if line.relaxed else "", "SL" if line.signed else ""]
    return Spot(
        line,
        starts.strftime("%H:%M"),
        ends.strftime("%H:%M"),
        starts.isoformat(timespec="minutes"),
        words.place_words(line.venue, line.screen),
        " ".join(flag for flag in flags if flag),
        words.audience_words(line.audience),
    )


def _tables(spots: list[Spot], day: date, head: EditionHead) -> list[Table[Column, Spot]]:
    placed = []
    for spot in spots:
        local = spot.line.starts.astimezone(head.time_zone)
        begins = (local.date() - day).days * 24 * 60 + local.hour * 60 + local.minute
        column = Column(spot.line.venue or "", spot.line.screen or "")
        placed.append(Placed(column, begins, begins + spot.line.minutes, spot))
    columns = sorted({one.column for one in placed}, key=lambda one: (not one.venue, one.venue, one.screen))
    return tables(placed, columns)
