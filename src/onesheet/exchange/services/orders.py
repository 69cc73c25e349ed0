"""What an import is told to do, and who may."""

from __future__ import annotations

from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_edit, may_operate, may_programme
from onesheet.accounts.services import Refusal
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.formats.onesheet_programme import ONESHEET_PROGRAMME
from onesheet.exchange.handler import Order
from onesheet.exchange.models import Import
from onesheet.exchange.services.handling import Handlers

_PROGRAMMERS = frozenset({FILM_TABLE.name, ONESHEET_PROGRAMME.name})


def order_of(found: Import, now: datetime) -> Order:
    """Return what the handlers of an import are told."""
    return Order(
        number=found.pk, name=found.name, sha256=found.sha256, member=found.member_id, by=found.by_id, now=now,
        conflict=found.conflict, options=found.options, format=found.format,
    )  # fmt: skip


def handlers_of(found: Import, now: datetime) -> Handlers:
    """Return the handlers of a run. What is no member's own is taken in for who may, and from the command line."""
    edits = found.by is None or may_take_in(found.by, found.format)
    return Handlers(order_of(found, now), edits=edits, members=found.member_id is not None)


def may_touch(found: Import, by: Member | None) -> bool:
    """Tell whether somebody sees, applies and undoes an import: whose it is, who gave it, and operators; None is the command line."""
    if by is None or may_operate(by):
        return True
    if found.member_id is not None:
        return found.member_id == by.pk
    return found.by_id == by.pk and may_take_in(by, found.format)


def may_take_in(by: Member, format: str) -> bool:  # noqa: A002 - what the column is called
    """Tell whether somebody takes in what is no member's own: editors all, who makes the programme tables of films and programmes."""
    return may_edit(by) or (format in _PROGRAMMERS and may_programme(by))


def check_touch(found: Import, by: Member | None) -> None:
    """Raise Refusal where somebody may not act on an import."""
    if not may_touch(found, by):
        raise Refusal("This import is somebody else's; nothing was changed.")
