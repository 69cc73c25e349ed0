"""Reads: selection panels, what is on their long lists, and what their members give.

Who sits on a panel that is open sees the marks of others for a film once they marked it themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from onesheet.accounts.models import Member
from onesheet.accounts.queries.notices import UNSEEN
from onesheet.database.prepared import Prepared, named
from onesheet.festivals.models import Edition, Panel, PanelFilm, PanelMark, PanelMember, Section
from onesheet.scores.intervals import half_up


@dataclass(frozen=True, slots=True)
class PanelHead:
    """A panel with its edition."""

    id: int
    name: str
    threshold: float
    least_marks: int
    open: bool
    edition: int
    edition_name: str
    festival: str
    festival_year: int
    kind: str

    @property
    def edition_title(self) -> str:
        """What the edition is called."""
        return self.edition_name or f"{self.festival} {self.festival_year}"


@dataclass(frozen=True, slots=True)
class Given:
    """A member's mark."""

    member: int
    name: str
    mark: int
    note: str


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A film of a long list, as one viewer may see it."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    note: str
    state: str
    proposed_by: str | None
    own: Given | None
    others: Sequence[Given]
    """Empty while the viewer may not see them."""
    seen: bool
    """Whether the viewer may see what others gave."""
    mean: Decimal | None
    """Of all marks, one decimal; None without marks, or where the viewer may not see them."""
    short: bool
    """Whether it is on the short list, as far as the viewer may know."""

    @property
    def count(self) -> int:
        """How many marks the viewer sees."""
        return len(self.others) + (self.own is not None)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits on a panel."""

    member: int
    username: str
    marks: int


_HEAD = (
    "id", "name", "threshold", "least_marks", "open", "edition_id", "edition__name", "edition__festival__name", "edition__year",
    "edition__festival__kind",
)  # fmt: skip


def panel_numbered(panel: int) -> PanelHead | None:
    """Return a panel; None where there is none. Costs a query."""
    row = Panel.objects.filter(pk=panel).values_list(*_HEAD).first()
    return PanelHead(*row) if row else None


def panels_of(edition: int) -> list[PanelHead]:
    """Return the panels of an edition. Costs a query."""
    return [PanelHead(*row) for row in Panel.objects.filter(edition=edition).order_by("pk").values_list(*_HEAD)]


def panels_with(member: int | None) -> list[PanelHead]:
    """Return the panels that a member sits on, the newest first; with None all. Costs a query."""
    rows = Panel.objects.all() if member is None else Panel.objects.filter(members__member=member)
    return [PanelHead(*row) for row in rows.order_by("-pk").values_list(*_HEAD)[:200]]


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """A panel that a member sits on, with how many films wait for their mark."""

    panel: int
    name: str
    open: bool
    waiting: int
    edition_name: str
    festival: str
    festival_year: int

    @property
    def edition_title(self) -> str:
        """What the edition is called."""
        return self.edition_name or f"{self.festival} {self.festival_year}"


_WAITING = (
    PanelFilm.objects.filter(
        ~Exists(PanelMark.objects.filter(film=OuterRef("pk"), member=OuterRef(OuterRef("member")))),
        panel=OuterRef("panel"),
        state=PanelFilm.State.LONG,
    )
    .order_by()
    .values("panel")
    .annotate(count=Count("pk"))
    .values("count")
)
_OWN_SEATS = Prepared(
    OwnSeat,
    PanelMember.objects.filter(member=named("member"))
    .annotate(films_waiting=Coalesce(Subquery(_WAITING, output_field=IntegerField()), 0))
    .order_by("-panel_id")[:20],
    panel="panel_id", name="panel__name", open="panel__open", waiting="films_waiting", edition_name="panel__edition__name",
    festival="panel__edition__festival__name", festival_year="panel__edition__year",
)  # fmt: skip


def own_seats(member: int) -> list[OwnSeat]:
    """Return the panels that a member sits on, the newest first, 20 at most. Costs a query."""
    return _OWN_SEATS.rows(member=member)


@dataclass(frozen=True, slots=True)
class InBar:
    """What the bar on every page of a member depends on."""

    unseen: int
    """Notices they have not seen."""
    sits: bool
    """Whether they sit on a panel."""


_IN_BAR = Prepared(
    InBar,
    Member.objects.filter(pk=named("member")).annotate(
        notices_unseen=Subquery(
            UNSEEN.order_by()
            .annotate(count=Func(F("pk"), function="COUNT", output_field=IntegerField()))
            .values("count")
        ),
        on_a_panel=Exists(PanelMember.objects.filter(member=OuterRef("pk"))),
    ),
    unseen="notices_unseen",
    sits="on_a_panel",
)


def in_bar(member: int) -> InBar:
    """Return how many notices a member has not seen, and whether they sit on a panel. Costs a query, asked on every page."""
    return _IN_BAR.first(member=member) or InBar(0, sits=False)


def sits_on(panel: int, member: int) -> bool:
    """Tell whether a member sits on a panel. Costs a query."""
    return PanelMember.objects.filter(panel=panel, member=member).exists()


def edition_title(edition: int) -> str | None:
    """Return what an edition is called; None where there is none. Costs a query."""
    found = Edition.objects.select_related("festival").filter(pk=edition).first()
    return str(found) if found else None


def sections_of(edition: int) -> list[tuple[int, str]]:
    """Return the sections of an edition. Costs a query."""
    return list(Section.objects.filter(edition=edition).order_by("position", "pk").values_list("pk", "name"))


def seats_of(panel: int) -> list[Seat]:
    """Return who sits on a panel, with how many films they marked. Costs two queries."""
    counts: dict[int, int] = {}
    for member in PanelMark.objects.filter(film__panel=panel).values_list("member_id", flat=True):
        counts[member] = counts.get(member, 0) + 1
    rows = (
        PanelMember.objects.filter(panel=panel)
        .order_by("member__username")
        .values_list("member_id", "member__username")
    )
    return [Seat(member, name, counts.get(member, 0)) for member, name in rows]


def long_list(head: PanelHead, viewer: int, *, sits: bool) -> list[FilmLine]:
    """Return the films of a panel by title, as the viewer may see them; a programmer who does not sit on it sees all. Costs two queries."""
    marks: dict[int, list[Given]] = {}
    given = PanelMark.objects.filter(film__panel=head.id).order_by("member__username")
    for film, member, name, mark, note in given.values_list("film_id", "member_id", "member__username", "mark", "note"):
        marks.setdefault(film, []).append(Given(member, name, mark, note))
    rows = PanelFilm.objects.filter(panel=head.id).order_by("film__sort_title", "pk")
    return [
        _line(head, row, marks.get(row[0], []), viewer, sits=sits)
        for row in rows.values_list(
            "pk", "film_id", "film__slug", "film__title", "film__year", "note", "state", "proposed_by__username"
        )
    ]


def _line(head: PanelHead, row: tuple[Any, ...], marks: list[Given], viewer: int, *, sits: bool) -> FilmLine:
    own = next((one for one in marks if one.member == viewer), None)
    seen = not sits or own is not None or not head.open
    total, count = sum(one.mark for one in marks), len(marks)
    mean = half_up(total, count, 1) if seen and count else None
    short = seen and on_short_list([one.mark for one in marks], head.threshold, head.least_marks)
    others = [one for one in marks if one.member != viewer] if seen else []
    pk, film, slug, title, year, note, state, proposer = row
    return FilmLine(pk, film, slug, title, year, note, state, proposer, own, others, seen, mean, short)


def on_short_list(marks: Sequence[int], threshold: float, least_marks: int) -> bool:
    """Tell whether so many marks, and their exact mean, put a film on the short list."""
    return len(marks) >= max(least_marks, 1) and sum(marks) >= Fraction(str(round(threshold, 2))) * len(marks)


def is_on_list(panel: int, film: int) -> bool:
    """Tell whether a row of a long list belongs to a panel. Costs a query."""
    return PanelFilm.objects.filter(pk=film, panel=panel).exists()
