"""The form of a viewing."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from onesheet.reviews.pure.viewing_entries import (
    COMPANIONS,
    NAME_LENGTH,
    TAG_LENGTH,
    TAGS,
    DateDoubt,
    DateFault,
    ViewingEntry,
    is_full,
    read_date,
    split_names,
)

if TYPE_CHECKING:
    from django.http import QueryDict

    from onesheet.reviews.queries.films import Mine, ViewingRow

FORMATS = (
    ("", _("not said")),
    ("cinema", _("in a cinema")),
    ("festival", _("at a festival")),
    ("home", _("at home")),
    ("disc", _("on disc")),
    ("stream", _("streamed")),
)
VISIBILITIES = (
    ("public", _("everybody")),
    ("members", _("members")),
    ("followers", _("those who follow me")),
    ("me", _("only me")),
)
_RATING_WRONG = _("A rating is from half a star to five stars.")


class ViewingForm(forms.Form):
    """One viewing. The day may be left open, or known only by its month or year."""

    day = forms.CharField(required=False, max_length=20, widget=forms.DateInput(attrs={"type": "date"}))
    about = forms.CharField(required=False, max_length=20)
    unknown = forms.BooleanField(required=False)
    sure = forms.BooleanField(required=False)
    again = forms.BooleanField(required=False)
    rating = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", ""), *((str(half), str(half)) for half in range(1, 11))],
        error_messages={"invalid_choice": _RATING_WRONG},
    )
    liked = forms.BooleanField(required=False)
    rewatch = forms.BooleanField(required=False)
    place = forms.CharField(required=False, max_length=200)
    format = forms.ChoiceField(required=False, choices=FORMATS)
    companions = forms.CharField(required=False, max_length=1000)
    tags = forms.CharField(required=False, max_length=1000)
    note = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    visibility = forms.ChoiceField(required=False, choices=VISIBILITIES)
    token = forms.UUIDField(widget=forms.HiddenInput)
    as_of = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        today: date,
        film_year: int | None,
        visibility: str,
        initial: dict[str, Any] | None = None,
    ) -> None:
        """Make the form; `visibility` is who sees a viewing of which the form said nothing."""
        super().__init__(data, auto_id="log-%s", initial=initial)
        self.today, self.film_year, self.usual = today, film_year, visibility
        self.doubtful = False
        """True where the date is to be confirmed."""
        self.repeated = False
        """True where the same was logged a moment ago, and it is asked whether it is meant."""
        self.fields["day"].widget.attrs["max"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        """Make one date of what was given in three ways."""
        given = super().clean() or self.cleaned_data
        self._check_lengths("tags", TAGS, TAG_LENGTH)
        self._check_lengths("companions", COMPANIONS, NAME_LENGTH)
        about = given.get("about", "")
        typed = "" if given.get("unknown") else about or given.get("day", "")
        try:
            given["date"] = read_date(typed, today=self.today, film_year=self.film_year, sure=bool(given.get("sure")))
        except DateFault as fault:
            self.doubtful = isinstance(fault, DateDoubt)
            self.add_error("about" if about else "day", str(fault))
        return given

    def _check_lengths(self, name: str, most: int, longest: int) -> None:
        """Refuse what would be cut."""
        names = split_names(self.cleaned_data.get(name, ""))
        if long := next((one for one in names if len(one) > longest), ""):
            told = {"name": long[:30], "longest": longest, "length": len(long)}
            self.add_error(name, _("“%(name)s…” has %(length)s signs; up to %(longest)s fit.") % told)
        elif len(names) > most:
            self.add_error(name, _("There are %(count)s; up to %(most)s fit.") % {"count": len(names), "most": most})

    def ask_again(self) -> None:
        """Ask whether what was logged a moment ago is to be logged once more."""
        self.repeated = True
        self.add_error(None, _("You logged this a moment ago. Log it again?"))

    def entry(self) -> ViewingEntry:
        """Return what was said, of a form that is valid."""
        given = self.cleaned_data
        return ViewingEntry(
            date=given["date"],
            rating=given["rating"],
            liked=given["liked"],
            rewatch=given["rewatch"],
            place=given["place"],
            format=given["format"],
            companions=split_names(given["companions"]),
            tags=split_names(given["tags"]),
            note=given["note"],
            visibility=given["visibility"] or self.usual,
        )

    @property
    def rated(self) -> int | None:
        """The rating the control shows: what was sent, or what the form began with."""
        value = str(self["rating"].value() or "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 3 else None


def new_form(mine: Mine, *, today: date, film_year: int | None, visibility: str) -> ViewingForm:
    """Return the form for a viewing of today, with the rating that stands and a second time suggested as one."""
    told = {
        "day": today.isoformat(),
        "rating": mine.rating,
        "rewatch": mine.watched,
        "visibility": visibility,
        "token": str(uuid.uuid4()),
    }
    return ViewingForm(initial=told, today=today, film_year=film_year, visibility=visibility)


def form_of(row: ViewingRow, *, today: date) -> ViewingForm:
    """Return the form of a viewing that is there."""
    told = {
        "day": row.date if is_full(row.date) else "",
        "about": "" if is_full(row.date) else row.date,
        "unknown": not row.date,
        "sure": True,
        "rating": row.rating,
        "liked": row.liked,
        "rewatch": row.rewatch,
        "place": row.place,
        "format": row.format,
        "companions": ", ".join(row.companions),
        "tags": ", ".join(row.tags),
        "note": row.note,
        "visibility": row.visibility,
        "token": str(uuid.uuid4()),
        "as_of": row.changed_at.isoformat(),
    }
    return ViewingForm(initial=told, today=today, film_year=row.year, visibility=row.visibility)
