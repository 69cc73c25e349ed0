"""One row made what is told of it, where nothing else stands there, or in its place; and what takes that back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models

from onesheet.festivals.models import Edition, Festival, Screen, Screening, Section, Selection, Showing, Venue
from onesheet.reviews.pure.markdown import render

MADE, CHANGED, SAME, REFUSED = "made", "changed", "same", "refused"
MODELS: dict[str, type[models.Model]] = {
    "festival": Festival, "edition": Edition, "venue": Venue, "screen": Screen, "section": Section, "selection": Selection,
    "screening": Screening, "showing": Showing,
}  # fmt: skip
"""What is made, by the names that steps have for it."""
_TEXTS = ("text", "note")
"""Markdown, whose HTML is kept beside it."""


@dataclass(slots=True)
class Became:
    """What became of one part, or would."""

    fate: str
    """`made`, `changed`, `same` or `refused`."""
    sentence: str = ""
    stays: bool = False
    """Whether this site keeps something that is told otherwise."""
    undo: list[dict[str, Any]] = field(default_factory=list)
    """JSON steps that `Bringing.undo` takes back, in the order in which they were done."""


@dataclass(slots=True)
class Put:
    """What of a row was made other than it was."""

    was: dict[str, list[Any]] = field(default_factory=dict)
    """Column -> what stood there before and what stands there now, as JSON."""
    stays: list[str] = field(default_factory=list)
    """Columns that stay otherwise than they are told."""

    @property
    def sentence(self) -> str:
        """What stays as it is here; empty where nothing does."""
        if not self.stays:
            return ""
        return f"This site says otherwise, and keeps what it says: {', '.join(one.replace('_', ' ') for one in self.stays)}."


def put(row: models.Model, told: Mapping[str, Any], *, keep: bool, defaults: Mapping[str, Any] | None = None) -> Put:
    """Set the columns of a row that are empty, without `keep` all that are told otherwise. Nothing is saved.

    `defaults` are values that count as empty beside nothing at all.
    """
    found = Put()
    for name, value in told.items():
        here = getattr(row, name)
        if here == value:
            continue
        empty = here in ("", None) or (defaults is not None and name in defaults and here == defaults[name])
        if keep and not empty:
            if value not in ("", None):
                found.stays.append(name.removesuffix("_id"))
            continue
        found.was[name] = [as_json(here), as_json(value)]
        set_column(row, name, value)
    return found


def set_column(row: Any, name: str, value: Any) -> None:
    """Set a column, and with Markdown its HTML."""
    setattr(row, name, value)
    if name in _TEXTS:
        row.html = render(value).html


def as_json(value: Any) -> Any:
    """Return a column's value as JSON."""
    return value.isoformat() if isinstance(value, date) else value


def from_json(model: type[models.Model], name: str, value: Any) -> Any:
    """Return what `as_json` made of a column's value."""
    if not isinstance(value, str):
        return value
    field = model._meta.get_field(name)  # noqa: SLF001 - Django's documented API
    if isinstance(field, models.DateTimeField):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(field, models.DateField) else value


def made(name: str, row: models.Model) -> dict[str, Any]:
    """Return the step for a row that was made."""
    return {"of": name, "pk": row.pk, "made": True}


def changed(name: str, row: models.Model, was: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Return the step for a row that was changed."""
    return {"of": name, "pk": row.pk, "was": dict(was)}


def became(new: bool, put: Put, undo: list[dict[str, Any]], words: str = "") -> Became:  # noqa: FBT001 - what `Became` is made of
    """Return what became of a part."""
    fate = MADE if new else CHANGED if put.was or undo else SAME
    return Became(fate, " ".join(filter(None, (words, put.sentence))), bool(put.stays), undo)
