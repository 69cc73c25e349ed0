"""The forms by which programmers enter an edition's films and screenings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from onesheet.festivals.models import Screening, Selection
from onesheet.festivals.pure.desk import lengths, needed
from onesheet.festivals.services.entry import MOST_FILMS, ScreeningEntry, SelectionEntry
from onesheet.web.programme.fields import DeskForm, choice, clock, day, link, moment, number, tick, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onesheet.festivals.queries.desk import EditionRow, Piece
    from onesheet.festivals.queries.desk_films import Choice, SectionRow, SelectionRow
    from onesheet.festivals.queries.desk_screenings import ScreeningRow, ScreenRow

PREMIERES = (
    ("", _("none")),
    (Selection.Premiere.WORLD.value, _("world premiere")),
    (Selection.Premiere.INTERNATIONAL.value, _("international premiere")),
    (Selection.Premiere.CONTINENTAL.value, _("continental premiere")),
    (Selection.Premiere.NATIONAL.value, _("national premiere")),
    (Selection.Premiere.REGIONAL.value, _("regional premiere")),
)
_PARTS = (
    ("", _("none")),
    (Selection.Part.OPENING.value, _("opening film")),
    (Selection.Part.CLOSING.value, _("closing film")),
    (Selection.Part.CENTREPIECE.value, _("centrepiece")),
)
_CAPTIONS = (("", _("none")), ("open", _("open captions")), ("closed", _("closed captions")))
_AUDIENCES = (
    (Screening.Audience.PUBLIC.value, _("everybody")),
    (Screening.Audience.PRESS.value, _("press and industry")),
    (Screening.Audience.MEMBERS.value, _("members of the club")),
)
FREE_ROWS = 2
"""Empty rows for films with which a screening's form ends."""


class SelectionForm(DeskForm):
    """What is said of a film in an edition."""

    section = choice(_("Section"), ())
    premiere = choice(_("Premiere"), PREMIERES)
    premiere_words = words(
        _("Premiere, as you word it"), _("“North American premiere”. Empty where the choice says it all."), most=80
    )
    part = choice(_("Part"), _PARTS)
    competition = tick(_("In competition"))
    note = words(_("Programmer's note"), _("Markdown."), most=10_000, rows=8)
    minutes = number(_("Length, minutes"), _("Of the version shown; empty for the film's own."), least=1, most=1440)
    version = words(_("Version"), _("“4K restoration”."), most=160)
    language = words(_("Language and subtitles"), _("As it is printed."), most=160)
    preceded_by = choice(_("Shown before it"), (), _("A short of the edition; its length counts in."))

    groups = (
        (_("In the programme"), ("section", "premiere", "premiere_words", "part", "competition")),
        (_("Words"), ("note",)),
        (_("What is shown"), ("minutes", "version", "language", "preceded_by")),
    )

    def __init__(
        self, *given: Any, sections: Sequence[SectionRow], shorts: Sequence[tuple[int, str]], **told: Any
    ) -> None:
        super().__init__(*given, **told)
        self.fields["section"].choices = section_choices(sections)  # type: ignore[attr-defined]
        self.fields["preceded_by"].choices = [("", _("nothing")), *((str(pk), name) for pk, name in shorts)]  # type: ignore[attr-defined]

    def entry(self) -> SelectionEntry:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        given.pop("as_of")
        pointing = {name: int(given[name]) if given[name] else None for name in ("section", "preceded_by")}
        return SelectionEntry(**(given | pointing))


def section_choices(sections: Sequence[SectionRow]) -> list[tuple[str, Any]]:
    """Return the sections to choose, with none first."""
    return [("", _("no section")), *((str(one.id), one.path) for one in sections)]


def selection_values(row: SelectionRow) -> dict[str, Any]:
    """Return what the form of a film in an edition starts with."""
    told = {name: getattr(row, name) for name in SelectionForm.base_fields if name != "as_of"}
    told |= {"section": str(row.section or ""), "preceded_by": str(row.preceded_by or "")}
    return told | {"as_of": row.changed_at.isoformat()}


def offered(choices: Sequence[Choice]) -> dict[str, Choice]:
    """Return the films of an edition by what they are offered as: title and year, a number behind where two have the same."""
    found: dict[str, Choice] = {}
    for one in choices:
        plain = f"{one.title} ({one.year})" if one.year else one.title
        name, count = " ".join(plain.split()), 1
        while name in found:
            count += 1
            name = f"{plain} · {count}"
        found[name] = one
    return found


class SlotForm(DeskForm):
    """When and where: what a screening needs at least. Its films stand beside it."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Sent twice, the form makes one screening."""
    date = day(_("Day"), needed=True)
    time = clock(_("Time"))
    screen = choice(_("Screen"), ())
    minutes = number(
        _("Minutes"),
        _("From the start to the end; empty for as long as the films and the talk are."),
        least=1,
        most=1440,
    )

    def __init__(
        self,
        *given: Any,
        edition: EditionRow,
        screens: Sequence[ScreenRow],
        used: Sequence[int],
        films: dict[str, Choice],
        **told: Any,
    ) -> None:
        super().__init__(*given, **told)
        self.edition, self.films = edition, films
        rank = {number: place for place, number in enumerate(used)}
        screens = sorted(screens, key=lambda one: rank.get(one.id, len(rank)))
        self.fields["screen"].choices = [("", _("not known yet")), *((str(one.id), one.title) for one in screens)]  # type: ignore[attr-defined]
        self.chosen = self._chosen()

    def _chosen(self) -> list[str]:
        if self.is_bound:
            posted: Any = self.data
            return [" ".join(one.split())[:400] for one in posted.getlist("film")][: MOST_FILMS + 1]
        return list(self.initial.get("film", []))

    def rows(self) -> list[str]:
        """Return what stands in the rows for films, with some empty ones after them."""
        filled = [one for one in self.chosen if one]
        return [*filled, *[""] * (FREE_ROWS if filled else FREE_ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        """Find the films, the moment and the length."""
        found = dict(super().clean() or {})
        names = [one for one in self.chosen if one]
        unknown = [one for one in names if one not in self.films]
        if unknown:
            raise forms.ValidationError(
                _("“%(name)s” is no film of this edition. Choose one that is offered while you type.")
                % {"name": unknown[0]}
            )
        pieces = [self.films[one] for one in names]
        found["films"] = tuple(one.id for one in pieces)
        if found.get("date") and found.get("time"):
            try:
                found["starts"] = moment(found["date"], found["time"], self.edition.zone)
            except forms.ValidationError as fault:
                self.add_error("time", fault)
        if not found.get("minutes") and "minutes" not in self.errors:
            known = lengths(pieces)
            if not known or None in known:
                self.add_error("minutes", _("How long is it? The length of a film is not known here."))
            else:
                found["minutes"] = needed(known, found.get("talk_minutes") or 0)
        return found

    def entry(self) -> ScreeningEntry:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        for name in ("as_of", "token", "date", "time", "reason"):
            given.pop(name, None)
        given |= {"screen": int(given["screen"]) if given["screen"] else None}
        if "talk_minutes" in given:
            given |= {
                "talk_minutes": given["talk_minutes"] or 0, "audience": given["audience"] or Screening.Audience.PUBLIC,
            }  # fmt: skip
        return ScreeningEntry(**given)


class ScreeningForm(SlotForm):
    """A screening with all particulars."""

    title = words(_("Title"), _("Of a programme of shorts, or of a talk; empty where its film names it."), most=200)
    talk_minutes = number(_("Of these introduction and talk"), most=1440)
    code = words(_("Number or code"), _("What you call it: GALA03."), most=20)
    format = words(_("Format"), _("35mm, DCP."), most=60)
    subtitles = words(_("Subtitles"), _("As it is printed."), most=120)
    guests = words(_("Guests"), _("As it is printed."), most=300)
    captions = choice(_("Captions"), _CAPTIONS)
    audio_description = tick(_("With audio description"))
    relaxed = tick(_("A relaxed screening"))
    signed = tick(_("With a sign language interpreter"))
    warnings = words(_("Content warning"), _("As it is printed."), most=500)
    price = words(_("Price"), _("As it is printed."), most=120)
    tickets = link(_("Where tickets are sold"), most=400)
    audience = choice(_("Open to"), _AUDIENCES)
    seats = number(_("Seats on sale"), _("Empty for all of the screen."), most=200_000)
    reason = words(_("Reason for the change"), _("Told with it to everybody, and to those who planned it."), most=300)

    groups = (
        (_("When and where"), ("date", "time", "screen", "minutes", "talk_minutes", "title")),
        (_("Access"), ("captions", "audio_description", "relaxed", "signed", "warnings")),
        (_("Particulars"), ("guests", "format", "subtitles", "code", "price", "tickets", "seats", "audience")),
    )


def screening_values(row: ScreeningRow, films: Sequence[Piece], names: dict[int, str], zone: str) -> dict[str, Any]:
    """Return what the form of a screening starts with; `names` are what films are offered as, by their selections."""
    told = {
        name: getattr(row, name)
        for name in ScreeningForm.base_fields
        if name not in ("as_of", "token", "date", "time", "reason")
    }
    local = row.starts.astimezone(ZoneInfo(zone))
    return told | {
        "date": local.date(), "time": local.time(), "screen": str(row.screen or ""), "as_of": row.changed_at.isoformat(),
        "film": [names.get(one.selection, one.title) for one in films],
    }  # fmt: skip
