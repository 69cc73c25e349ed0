"""Reads: imports and how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from onesheet.accounts.models import Member
from onesheet.exchange.formats.register import format_named
from onesheet.exchange.models import Import
from onesheet.exchange.services.background import asked
from onesheet.exchange.services.orders import may_touch
from onesheet.exchange.services.running import is_alive
from onesheet.exchange.services.totals import FATES


@dataclass(frozen=True, slots=True)
class ImportLine:
    """An import in a list of them."""

    number: int
    name: str
    title: str
    """What kind of file it is, for people; empty where nobody knows it."""
    state: str
    member: str
    """Whose things these are; empty where nobody's."""
    rows: int
    made_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None
    counts: dict[str, int]
    """Fate -> rows that were taken in."""
    expected: dict[str, int]
    """Fate -> rows as the preview says, with `rows` for all; while it is looked through, so far. Empty before that."""


@dataclass(frozen=True, slots=True)
class ImportSheet:
    """All that an import's page says but its rows."""

    line: ImportLine
    act: str
    """`preview`, `apply` or `undo`: what was asked for and is not finished; empty where nothing is."""
    alive: bool
    """Whether a process is at it just now."""
    turn: int
    """How many imports are done before it, where it waits its turn: 0 where it does not wait."""
    conflict: str
    options: dict[str, Any]
    notices: tuple[str, ...]
    fault: str
    size: int
    has_file: bool
    member: int | None
    by: int | None
    beat_at: datetime | None

    @property
    def expected(self) -> dict[str, int]:
        """What the preview says."""
        return self.line.expected

    @property
    def left(self) -> float | None:
        """The share that is done, 0 to 1, of what is taken in or undone; None where nobody knows."""
        total = self.expected.get("rows", 0)
        return min(1.0, self.line.rows / total) if total and self.line.state == Import.State.APPLYING else None


def imports_of(member: Member, *, limit: int = 50, before: int | None = None) -> list[ImportLine]:
    """Return the imports that are this member's or that they gave, the newest first, those before a number."""
    own = Import.objects.filter(member=member) | Import.objects.filter(by=member, member__isnull=True)
    return _lines(own, limit, before)


def of_everybody(*, limit: int = 50, before: int | None = None) -> list[ImportLine]:
    """Return all imports, the newest first, for those who run the site."""
    return _lines(Import.objects.all(), limit, before)


def import_sheet(number: int, *, viewer: Member | None, now: datetime) -> ImportSheet | None:
    """Return an import's sheet; None where there is none, or it is somebody else's. A viewer of None is the command line."""
    found = Import.objects.select_related("member", "by").filter(pk=number).first()
    if found is None or not may_touch(found, viewer):
        return None
    alive = is_alive(found, now=now)
    waits = found.act and found.behind and not alive and found.state != Import.State.FAILED
    return ImportSheet(
        line=_line(found), act=found.act, alive=alive,
        turn=asked().filter(pk__lte=number).count() if waits else 0,
        conflict=found.conflict, options=found.options, notices=tuple(found.notices),
        fault=found.fault, size=found.size, has_file=bool(found.path), member=found.member_id, by=found.by_id,
        beat_at=found.beat_at,
    )  # fmt: skip


def _lines(imports: QuerySet[Import], limit: int, before: int | None) -> list[ImportLine]:
    if before is not None:
        imports = imports.filter(pk__lt=before)
    return [_line(one) for one in imports.select_related("member").order_by("-pk")[:limit]]


def _line(found: Import) -> ImportLine:
    known = format_named(found.format)
    return ImportLine(
        number=found.pk, name=found.name, title=known.title if known else "", state=found.state,
        member=found.member.username if found.member else "", rows=found.rows, made_at=found.made_at,
        applied_at=found.applied_at, undone_at=found.undone_at, counts={fate: getattr(found, fate) for fate in FATES},
        expected=found.expected,
    )  # fmt: skip
