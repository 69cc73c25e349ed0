"""What an act works on, its rows locked: an edition is held by one programmer's act at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition
from onesheet.films.services.turn import take_turn

if TYPE_CHECKING:
    from django.db import models

M = TypeVar("M", bound="models.Model")

GONE = "This is not here any more; nothing was changed."


def edition_held(number: int) -> Edition:
    """Return the edition, locked against other programmers; members plan and vote meanwhile. Raises Refusal.

    Takes the turn of films first: what is done here is published, and documents that are taken in have it in hand when they come to
    the edition.
    """
    take_turn()
    # NO KEY: rows that merely point to the edition, as ballots and plans do, may be written at the same time.
    found = Edition.objects.select_for_update(no_key=True, of=("self",)).select_related("festival").filter(pk=number)
    edition = found.first()
    if edition is None:
        raise Refusal("This edition is not here any more; nothing was changed.")
    return edition


def held_with_edition(model: type[M], number: int) -> tuple[M, Edition]:
    """Return a row of an edition and the edition, which is locked; raise Refusal where it is gone."""
    edition = model._default_manager.filter(pk=number).values_list("edition_id", flat=True).first()  # noqa: SLF001
    if edition is None:
        raise Refusal(GONE)
    held = edition_held(edition)
    found = model._default_manager.select_for_update(of=("self",), no_key=True).filter(pk=number).first()  # noqa: SLF001
    if found is None:
        raise Refusal(GONE)
    return found, held


def is_announced(edition: Edition) -> bool:
    """Tell whether everybody sees the edition, so that its changes are told."""
    return edition.state == Edition.State.ANNOUNCED


def next_free(wanted: str, taken: set[str], limit: int) -> str:
    """Return the wanted name for an address, or it with the first number that makes it unlike those that are taken."""
    free, number = wanted[:limit].strip("-"), 1
    while free in taken:
        number += 1
        end = f"-{number}"
        free = wanted[: limit - len(end)].strip("-") + end
    return free
