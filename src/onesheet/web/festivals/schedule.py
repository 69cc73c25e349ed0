"""A day of an edition: by screen and time, and as a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup, escape

from onesheet.festivals.pure.grid import Placed, Table, tables
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.lines import ScreeningLine
from onesheet.festivals.queries.schedule import day_chosen, days_of, screenings_of_day
from onesheet.web.festivals import words
from onesheet.web.festivals.kept import kept
from onesheet.web.festivals.whose import of_edition, page

_FLAGS = (
    ("OC", gettext_lazy("open captions")),
    ("CC", gettext_lazy("closed captions")),
    ("AD", gettext_lazy("audio description")),
    ("R", gettext_lazy("relaxed screening")),
    ("SL", gettext_lazy("sign language")),
)
_ROOT = "screenings/"
"""Of the two links to each screening a page of seventy is half: they are told from where the day stands."""


@dataclass(frozen=True, slots=True)
class Column:
    """A screen; without a venue those of which nobody knows yet where they are."""

    venue: str
    screen: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A screening as it stands in the grid and in the list, each with what stands in it. `starts` is the time there."""

    line: ScreeningLine
    starts: datetime
    flags: list[str]
    cell: Markup
    item: Markup


@of_edition
def schedule(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show a day: the one that `?day=` names, else today, else the first. Costs four queries, one where the day is kept.

    What `?day=` names and is no day of the programme leads to the schedule, so that no page stands at any number of addresses.
    """
    now = timezone.now()
    days = kept(head, "days", now, partial(days_of, head))
    day = day_chosen(head, days, _asked(request), now)
    if "day" in request.GET and (day is None or request.GET["day"] != day.isoformat()):
        return redirect(request.path)
    told: dict[str, Any] = {"day": day, "words": words, "zone": head.zone.replace("_", " ")}
    told["days"] = [(one, words.day_words(one, short=True)) for one in days]
    told["made"] = kept(head, day, now, partial(_made, head, day)) if day else ""
    return page(request, "schedule", head, "edition-schedule", told)


def _made(head: EditionHead, day: date) -> Markup:
    """Make the tables and the list of a day."""
    write = _Spots(head)
    spots = [write.one(line) for line in screenings_of_day(head, day)]
    flags = {flag for spot in spots for flag in spot.flags}
    told = {
        "edition": head,
        "title": f"{head.name}, {words.day_and_year(day)}",
        "spots": spots,
        "tables": [(table, _rows(table)) for table in _tables(spots, day)],
        "key": [(flag, meaning) for flag, meaning in _FLAGS if flag in flags],
    }
    return Markup(render_to_string("festivals/day.html", told))  # noqa: S704 - a template escapes


def _asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


class _Spots:
    """Puts screenings into words; both elements of each are written here, since a day has a hundred."""

    def __init__(self, head: EditionHead) -> None:
        self._zone = head.time_zone
        self._until, self._untitled = _("until %(time)s"), _("Screening")
        self._off = {True: _("cancelled"), False: _("sold out")}

    def one(self, line: ScreeningLine) -> Spot:
        """Put a screening into words."""
        starts = line.starts.astimezone(self._zone)
        ends = (line.starts + timedelta(minutes=line.minutes)).astimezone(self._zone)
        begins, until = words.of_clock(starts), words.of_clock(ends)
        flags = _flags(line)
        signs, audience = " ".join(flags), words.audience_words(line.audience)
        link = f'<a href="{_ROOT}{line.id}">{escape(line.what or self._untitled)}</a>'
        off = ' class="off"' if line.cancelled else ""
        bold = f" <b>{escape(self._off[line.cancelled])}</b>" if line.cancelled or line.sold_out else ""
        cell = "".join(f" <i>{escape(one)}</i>" for one in (audience, signs) if one)
        where = f"{words.place_words(line.venue, line.screen)}, {self._until % {'time': until}}"
        where = f"{where}, {audience}" if audience else where
        where = f"{where} · {signs}" if signs else where
        iso = starts.isoformat(timespec="minutes")
        return Spot(
            line,
            starts,
            flags,
            Markup(f"<p{off}>{link} {begins}\N{EN DASH}{until}{bold}{cell}</p>"),  # noqa: S704 - all is escaped above
            Markup(  # noqa: S704
                f'<li{off}><time datetime="{iso}">{begins}</time> {link}{bold} <span>{escape(where)}</span></li>'
            ),
        )


def _flags(line: ScreeningLine) -> list[str]:
    """Return the signs of what helps to see, hear and be there."""
    flags = {"open": ["OC"], "closed": ["CC"]}.get(line.captions, [])
    if line.audio_description:
        flags = [*flags, "AD"]
    if line.relaxed:
        flags = [*flags, "R"]
    return [*flags, "SL"] if line.signed else flags


def _rows(table: Table[Column, Spot]) -> Markup:
    """Write the rows of a table: a day has a hundred, with a thousand cells."""
    rows = []
    for line in table.lines:
        hour = "" if line.hour is None else f'<th scope="row" rowspan="4">{line.hour // 60 % 24:02}:00</th>'
        cells = "".join(
            f'<td rowspan="{cell.rows}" class="on">{"".join(spot.cell for spot in cell.items)}</td>'
            if cell.items
            else f'<td rowspan="{cell.rows}"></td>'
            for cell in line.cells
        )
        rows.append(f"<tr>{hour}{cells}</tr>\n")
    return Markup("".join(rows))  # noqa: S704 - numbers, and cells that are escaped


def _tables(spots: list[Spot], day: date) -> list[Table[Column, Spot]]:
    placed = []
    for spot in spots:
        begins = (spot.starts.date() - day).days * 24 * 60 + spot.starts.hour * 60 + spot.starts.minute
        column = Column(spot.line.venue or "", spot.line.screen or "")
        placed.append(Placed(column, begins, begins + spot.line.minutes, spot))
    columns = sorted({one.column for one in placed}, key=lambda one: (not one.venue, one.venue, one.screen))
    return tables(placed, columns)
