"""The forms by which programmers enter festivals, editions, sections, venues and awards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onesheet.festivals.models import Award, Festival
from onesheet.festivals.services.entry import (
    AwardEntry,
    EditionEntry,
    FestivalEntry,
    ScreenEntry,
    SectionEntry,
    VenueEntry,
)
from onesheet.values.countries import country_code, country_name
from onesheet.web.programme.fields import (
    UNKNOWN,
    DeskForm,
    answer,
    choice,
    day,
    link,
    number,
    tick,
    truth,
    words,
)
from onesheet.web.programme.zones import zone_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onesheet.festivals.queries.desk import EditionRow, FestivalRow
    from onesheet.festivals.queries.desk_films import AwardRow, SectionRow
    from onesheet.festivals.queries.desk_screenings import ScreenRow, VenueRow

_MARKDOWN = _("Markdown.")
MORE_SCREENS = 2
"""Empty rows for screens that a venue's form ends with."""


class FestivalForm(DeskForm):
    """A festival, club or cinema."""

    name = words(_("Name"), most=200, needed=True)
    kind = choice(
        _("What it is"),
        (
            (Festival.Kind.FESTIVAL.value, _("a festival")),
            (Festival.Kind.CLUB.value, _("a film club; its editions are seasons")),
            (Festival.Kind.CINEMA.value, _("a cinema")),
        ),
    )
    place = words(_("Place"), most=120)
    country = words(_("Country"), _("Its English name, or two letters."), most=60)
    website = link(_("Web site"), most=300)
    text = words(_("What it is about"), _MARKDOWN, most=10_000, rows=6)
    run_here = tick(_("This house runs it"), _("Only then has it plans, votes and a place at the top of the desk."))
    slug = words(
        _("Address"),
        _("The end of /festivals/…; empty for one made from the name. It stays once an edition is announced."),
        most=80,
    )

    groups = ((_("The festival"), ("name", "kind", "place", "country", "website", "text", "run_here", "slug")),)

    def clean_country(self) -> str:
        """Read a country by its name or code."""
        given = self.cleaned_data["country"].strip()
        if not given:
            return ""
        code = country_code(given) or given.upper()
        if country_name(code) == code:
            raise forms.ValidationError(_("“%(word)s” is not known here. Write it out in English.") % {"word": given})
        return code

    def entry(self) -> FestivalEntry:
        """Return what was filled in."""
        given = self.cleaned_data
        return FestivalEntry(
            name=given["name"], kind=given["kind"] or Festival.Kind.FESTIVAL, slug=given["slug"], place=given["place"],
            country=given["country"], website=given["website"], text=given["text"], run_here=given["run_here"],
        )  # fmt: skip


def festival_values(row: FestivalRow) -> dict[str, Any]:
    """Return what the form of a festival starts with."""
    told = {name: getattr(row, name) for name in FestivalForm.base_fields if name != "as_of"}
    return told | {"country": country_name(row.country) if row.country else "", "as_of": row.changed_at.isoformat()}


class EditionForm(DeskForm):
    """One year or season."""

    year = number(_("Year"), least=1890, most=2200, needed=True)
    name = words(_("Name"), _("Empty for festival and year."), most=200)
    number = number(_("Which edition it is"), _("25 for the 25th."), least=1)
    starts = day(_("First day"))
    ends = day(_("Last day"))
    place = words(_("Place"), most=120)
    zone = words(
        _("Time zone"),
        _("Of the place, like Europe/Lisbon. All times are entered and shown in it."),
        most=60,
        needed=True,
    )
    currency = words(_("Currency"), _("Three letters, EUR. Of prices and takings."), most=3)
    text = words(_("What it is about"), _MARKDOWN, most=10_000, rows=6)
    buzz = tick(_("Show what is said of its films on a page of their own while it lasts"))
    slug = words(
        _("Address"), _("The end of the address; empty for the year. It stays once the edition is announced."), most=40
    )

    groups = (
        (_("When and where"), ("year", "number", "starts", "ends", "place", "zone")),
        (_("About it"), ("name", "text", "currency", "buzz", "slug")),
    )

    def entry(self) -> EditionEntry:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        given.pop("as_of")
        return EditionEntry(**given)


def edition_values(row: EditionRow) -> dict[str, Any]:
    """Return what the form of an edition starts with."""
    told = {name: getattr(row, name) for name in EditionForm.base_fields if name != "as_of"}
    return told | {"as_of": row.changed_at.isoformat()}


def first_edition_values(festival: FestivalRow, before: Sequence[EditionRow]) -> dict[str, Any]:
    """Return what the form of a new edition starts with: as the last one was, a year and a number later; else by the festival's place."""
    last = before[0] if before else None
    place = (last.place if last else "") or festival.place
    known = zone_at(festival.country, place) or timezone.get_default_timezone_name()
    if last is None:
        return {"year": timezone.localdate().year, "place": place, "zone": known}
    # An edition that a document made has the time zone of nowhere.
    return {
        "year": last.year + 1, "number": last.number + 1 if last.number else None, "place": place,
        "zone": known if last.zone == "UTC" else last.zone, "currency": last.currency, "buzz": last.buzz,
    }  # fmt: skip


class SectionForm(DeskForm):
    """A section of an edition."""

    name = words(_("Name"), most=160, needed=True)
    parent = choice(_("Within"), ())
    was = choice(_("What it was before"), (), _("The same section in another edition, whatever it was called there."))
    competition = tick(_("Its films are in competition"))
    text = words(_("What it is about"), _MARKDOWN, most=4_000, rows=4)

    groups = ((_("The section"), ("name", "parent", "was", "competition", "text")),)

    def __init__(
        self, *given: Any, sections: Sequence[SectionRow], earlier: Sequence[tuple[int, str]], own: int = 0, **told: Any
    ) -> None:
        super().__init__(*given, **told)
        within = [(str(one.id), one.path) for one in sections if one.id != own]
        self.fields["parent"].choices = [("", _("no other")), *within]  # type: ignore[attr-defined]
        self.fields["was"].choices = [("", _("it is new")), *((str(pk), name) for pk, name in earlier)]  # type: ignore[attr-defined]

    def entry(self) -> SectionEntry:
        """Return what was filled in."""
        given = self.cleaned_data
        return SectionEntry(
            name=given["name"], text=given["text"], competition=given["competition"], parent=_number(given["parent"]),
            was=_number(given["was"]),
        )  # fmt: skip


def section_values(row: SectionRow) -> dict[str, Any]:
    """Return what the form of a section starts with."""
    return {
        "name": row.name, "parent": str(row.parent or ""), "was": str(row.was or ""), "competition": row.competition,
        "text": row.text, "as_of": row.changed_at.isoformat() if row.changed_at else "",
    }  # fmt: skip


class VenueForm(DeskForm):
    """A venue; its screens are rows of a form each."""

    name = words(_("Name"), most=160, needed=True)
    address = words(_("Street and number"), most=300)
    place = words(_("Town"), most=120)
    latitude = forms.FloatField(
        label=_("Latitude"), required=False, min_value=-90, max_value=90,
        help_text=_("In degrees, 38.7139: the way between two venues is reckoned from it."),
    )  # fmt: skip
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    website = link(_("Web site"), most=300)
    access = words(_("How to get in"), _("Steps, lifts, places for wheelchairs, in plain words."), most=2_000, rows=3)

    groups = ((_("The venue"), ("name", "address", "place", "website", "latitude", "longitude", "access")),)

    def entry(self, screens: Sequence[ScreenEntry]) -> VenueEntry:
        """Return what was filled in, with the screens beside it."""
        given = dict(self.cleaned_data)
        given.pop("as_of")
        return VenueEntry(**given, screens=tuple(screens))


class ScreenForm(forms.Form):
    """One screen of a venue: a row."""

    use_required_attribute = False
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = words(_("Screen"), most=80)
    seats = number(_("Seats"), most=200_000)
    step_free = choice(_("Step-free"), UNKNOWN)
    hearing_loop = choice(_("Hearing loop"), UNKNOWN)
    there = tick(_("is there"))

    def entry(self) -> ScreenEntry | None:
        """Return what was filled in; None for a row that is not ticked."""
        given = self.cleaned_data
        if not given["there"]:
            return None
        return ScreenEntry(
            given["id"], given["name"], given["seats"], truth(given["step_free"]), truth(given["hearing_loop"])
        )


def venue_values(row: VenueRow) -> dict[str, Any]:
    """Return what the form of a venue starts with."""
    told = {name: getattr(row, name) for name in VenueForm.base_fields if name != "as_of"}
    return told | {"as_of": row.changed_at.isoformat()}


def screen_values(row: ScreenRow) -> dict[str, Any]:
    """Return what a screen's row starts with."""
    return {
        "id": row.id, "name": row.name, "seats": row.seats, "step_free": answer(row.step_free),
        "hearing_loop": answer(row.hearing_loop), "there": True,
    }  # fmt: skip


class AwardForm(DeskForm):
    """A prize or mention."""

    name = words(_("Award"), most=160, needed=True)
    kind = choice(
        _("What it is"),
        (
            (Award.Kind.PRIZE.value, _("a prize")),
            (Award.Kind.MENTION.value, _("a special mention")),
            (Award.Kind.AUDIENCE.value, _("an audience award")),
        ),
    )
    film = words(
        _("Film"),
        _("One of the edition, as it is offered while you type. Empty where it is not for one film."),
        most=400,
    )
    recipient = words(_("Who receives it"), _("Where not the film itself does."), most=300)
    shared = tick(_("Shared with another"))
    section = choice(_("Section"), ())
    jury = words(_("Jury"), _("With its members, as it is printed."), most=500)
    citation = words(_("The jury's words"), most=4_000, rows=3)

    groups = ((_("The award"), ("name", "kind", "film", "recipient", "shared", "section", "jury", "citation")),)

    def __init__(self, *given: Any, sections: Sequence[SectionRow], films: dict[str, int], **told: Any) -> None:
        super().__init__(*given, **told)
        self.films = films
        self.fields["film"].widget.attrs["list"] = "films"
        section: Any = self.fields["section"]
        section.choices = [
            ("", _("of the whole edition")),
            *((str(one.id), one.path) for one in sections),
        ]

    def clean_film(self) -> int | None:
        """Return the film that a title offered means."""
        given = " ".join(self.cleaned_data["film"].split())
        if not given:
            return None
        if given not in self.films:
            raise forms.ValidationError(_("No film of the edition is called so. Choose one that is offered."))
        return self.films[given]

    def entry(self) -> AwardEntry:
        """Return what was filled in."""
        given = dict(self.cleaned_data)
        given.pop("as_of")
        return AwardEntry(**(given | {"section": _number(given["section"]), "kind": given["kind"] or Award.Kind.PRIZE}))


def award_values(row: AwardRow, film: str) -> dict[str, Any]:
    """Return what the form of an award starts with; `film` is what its film is offered as."""
    return {
        "name": row.name, "kind": row.kind, "film": film, "recipient": row.recipient, "shared": row.shared,
        "section": str(row.section or ""), "jury": row.jury, "citation": row.citation,
        "as_of": row.changed_at.isoformat(),
    }  # fmt: skip


def _number(given: str) -> int | None:
    return int(given) if given else None
