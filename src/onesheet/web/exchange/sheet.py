"""An import as its pages show it: how far it is, what may be done with it, and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from onesheet.exchange.catalogue.handler import TOLD_OF, UNTOLD
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.formats.onesheet_programme import ONESHEET_PROGRAMME
from onesheet.exchange.pure.rows import Fate
from onesheet.exchange.queries import import_sheet
from onesheet.exchange.queries.pages import left_to_undo
from onesheet.web.access import member_of
from onesheet.web.exchange.words import (
    doing_words,
    fate_words,
    size_words,
    so_far_words,
    state_words,
    sum_words,
)
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpRequest

    from onesheet.exchange.queries import ImportLine, ImportSheet

_ACTS = {"received": "preview", "previewing": "preview", "applying": "apply", "undoing": "undo"}
"""What an import is in the middle of, by its state."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows had a fate."""

    fate: str
    label: str
    help: str
    rows: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the pages of one import show."""

    number: int
    name: str
    format: str
    size: str
    made_at: datetime
    username: str
    """Whose diary it is; empty where it is nobody's."""
    whose: str
    state: str
    conflict: str
    running: bool
    """True while a process is at it."""
    turn: int
    """How many imports are done before it is its turn, itself too; 0 where it does not wait."""
    act: str
    """What goes on, or can go on: preview, apply or undo; empty where all is done."""
    done: int
    all: int | None
    rows: int
    """All rows: of what was done, or of what would be."""
    totals: list[Total]
    """Sum to `rows`."""
    applied: bool
    """True where the figures are of what was done."""
    notices: list[str]
    fault: str
    told_of: tuple[tuple[str, int], ...] = ()
    """Editions of which it told, by their festivals' keys and their years."""

    untold: tuple[int, ...] = ()
    """Planned screenings of these that it did not tell, by their numbers."""

    @property
    def page(self) -> str:
        """Return which page shows it: `progress`, `preview` or `done`."""
        if self.act:
            return "progress"
        return "preview" if self.state == "previewed" else "done"

    @property
    def stage(self) -> str:
        """Return which outcomes there are: `preview` or `applied`."""
        return "applied" if self.applied else "preview"

    @property
    def doing(self) -> str:
        """What is going on, as a heading."""
        return doing_words(self.state, self.act)

    @property
    def going(self) -> bool:
        """True where it goes on without anybody doing anything."""
        return self.running or bool(self.turn)

    @property
    def so_far(self) -> str:
        """How far the run is."""
        if self.turn > 1:
            return _("It waits for its turn: one import is done at a time, and before it come %(num)s.") % {
                "num": number_words(self.turn - 1)
            }
        return so_far_words(self.done, self.all)

    @property
    def stopped_words(self) -> str:
        """Say that nothing goes on, and what was kept."""
        kept = {
            "preview": _("It stopped. Nothing was written yet; it can begin anew."),
            "apply": _("It stopped after %(rows)s. What was finished stays, and it can go on from there."),
            "undo": _("It stopped. What was taken back stays so, and it can go on from there."),
        }
        return kept.get(self.act, "") % {"rows": so_far_words(self.done, self.all)}

    @property
    def of_films(self) -> bool:
        """True where it is a table of films or a programme, which is no member's own."""
        return self.format in {FILM_TABLE.title, ONESHEET_PROGRAMME.title}

    @property
    def may_differ(self) -> bool:
        """True where one chooses who wins: of a member's own, and of a programme that comes in whole."""
        return self.members or self.format == ONESHEET_PROGRAMME.title

    @property
    def members(self) -> bool:
        """True where it is a member's own, and so may differ from what is here."""
        return bool(self.username) and not self.of_films

    @property
    def changes(self) -> bool:
        """True where taking it in does anything, now or later."""
        return any(one.rows for one in self.totals if one.fate not in {Fate.SAME, Fate.REFUSED})

    @property
    def may_discard(self) -> bool:
        """True where nothing of it was taken in."""
        return not self.applied and self.state != "discarded"

    @property
    def may_undo(self) -> bool:
        """True where something of it was taken in, and nothing is at it."""
        return self.applied and not self.going and self.state in {"done", "failed", "applying"}

    @property
    def may_settle(self) -> bool:
        """True where rows can be settled."""
        return self.state == "done"

    @property
    def has_report(self) -> bool:
        """True where there are outcomes to report."""
        return self.applied or self.page == "preview"

    def of(self, fate: str) -> int:
        """Return how many rows had a fate."""
        return next((one.rows for one in self.totals if one.fate == fate), 0)

    @property
    def made(self) -> int:
        """Rows that made something."""
        return self.of(Fate.MADE)

    @property
    def changed(self) -> int:
        """Rows that changed something."""
        return self.of(Fate.CHANGED)

    @property
    def columns(self) -> bool:
        """True where a person can say what the columns of the table mean."""
        return self.format == FILM_TABLE.title and not self.applied

    @property
    def open_waiting(self) -> int:
        """Rows that wait for their film."""
        return self.of(Fate.WAITING) if self.state == "done" else 0

    @property
    def open_ambiguous(self) -> int:
        """Rows that wait for a person."""
        return self.of(Fate.AMBIGUOUS) if self.state == "done" else 0

    @property
    def refused(self) -> int:
        """Rows that were refused."""
        return self.of(Fate.REFUSED)


def sheet_of(request: HttpRequest, number: int) -> Sheet:
    """Return an import for its pages; raise Http404 where there is none, or it is somebody else's.

    Costs one query, one more while it waits its turn, and one while it is undone.
    """
    found = import_sheet(number, viewer=member_of(request), now=timezone.now())
    if found is None:
        raise Http404(_("No import of yours is at this address. The page of your imports shows all there are."))
    line = found.line
    act = found.act or _ACTS.get(line.state, "")
    applied = bool(line.rows)
    counts = {"rows": line.rows, **line.counts} if applied else found.expected
    done, of_all = _progress(found, act)
    return Sheet(
        number=number,
        name=line.name,
        format=line.title,
        size=size_words(found.size),
        made_at=line.made_at,
        username=line.member,
        whose="" if found.member == request.user.pk else _whose(line),
        state=line.state,
        conflict=found.conflict,
        running=found.alive,
        turn=found.turn,
        act=act,
        done=done,
        all=of_all,
        rows=counts.get("rows", 0),
        totals=_totals(counts, applied=applied),
        applied=applied,
        notices=list(found.notices),
        fault=found.fault,
        untold=tuple(int(one) for one in found.options.get(UNTOLD, ())),
        told_of=tuple((str(key), int(year)) for key, year in found.options.get(TOLD_OF, ())),
    )


def line_told(one: ImportLine, *, whose: bool) -> dict[str, Any]:
    """Return an import as the list of them shows it; with whose it is where all members' are shown.

    Of one of which nothing was taken in it has what the preview expects, unless that is no more.
    """
    counts = {"rows": one.rows, **one.counts} if one.rows else {} if one.state == "discarded" else one.expected
    return {
        "number": one.number,
        "name": one.name,
        "title": one.title,
        "state_words": state_words(one.state),
        "made_at": one.made_at,
        "rows": counts.get("rows", 0),
        "expected": not one.rows,
        "sum_words": sum_words(counts),
        "whose": _whose(one) if whose else "",
    }


def _whose(one: ImportLine) -> str:
    return _("of %(name)s") % {"name": one.member} if one.member else _("of the catalogue")


def _totals(counts: Mapping[str, int], *, applied: bool) -> list[Total]:
    shown = (Fate.MADE, Fate.CHANGED, Fate.SAME, Fate.AMBIGUOUS, Fate.WAITING, Fate.REFUSED)
    return [Total(fate.value, *fate_words(fate, applied=applied), counts.get(fate.value, 0)) for fate in shown]


def _progress(found: ImportSheet, act: str) -> tuple[int, int | None]:
    """Return how many rows are done, and how many there are where that is known."""
    if act == "preview":
        return found.expected.get("rows", 0), None
    rows = found.line.rows
    if act == "undo":
        return rows - left_to_undo(found.line.number), rows
    return rows, found.expected.get("rows")
