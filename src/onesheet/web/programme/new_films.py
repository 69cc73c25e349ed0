"""A film that is not here yet, made at the desk: for an edition, or for a panel's long list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.festivals.pure.film_text import NewFilm
from onesheet.festivals.queries.desk_films import sections
from onesheet.festivals.queries.desk_similar import MOST, Similar, same_titles
from onesheet.festivals.queries.panels import panel_numbered
from onesheet.festivals.services import new_films as services
from onesheet.search.queries import search
from onesheet.values.countries import country_code, country_name
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.programme.acts import edition_at, number_in, page, save
from onesheet.web.programme.fields import DeskForm, choice, number, words
from onesheet.web.programme.film_forms import section_choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.queries.desk_films import SectionRow

_NEAR = 2
"""Years that two tellings of one film can be apart, of those with a title that is merely like it."""


class NewFilmForm(DeskForm):
    """What is known of a film that is not here yet."""

    title = words(gettext_lazy("Title"), most=services.LONGEST_TITLE, needed=True)
    original_title = words(
        gettext_lazy("Original title"), gettext_lazy("Where it is another one."), most=services.LONGEST_TITLE
    )
    year = number(gettext_lazy("Year"), least=services.YEARS[0], most=services.YEARS[1])
    directors = words(gettext_lazy("Directed by"), gettext_lazy("Several with commas between."), most=1000)
    countries = words(
        gettext_lazy("Countries"), gettext_lazy("English names or two letters, several with commas between."), most=300
    )
    minutes = number(gettext_lazy("Length, minutes"), least=1, most=services.LONGEST)
    section = choice(gettext_lazy("Into the section"), ())

    groups = ((gettext_lazy("The film"), ("title", "original_title", "year", "directors", "countries", "minutes")),)

    def __init__(self, *given: Any, sections: Sequence[SectionRow], **told: Any) -> None:
        super().__init__(*given, **told)
        self.fields["section"].choices = section_choices(sections)  # type: ignore[attr-defined]

    def clean_countries(self) -> tuple[str, ...]:
        """Read countries by their names or codes."""
        found = []
        for given in filter(None, map(str.strip, self.cleaned_data["countries"].split(","))):
            code = country_code(given) or given.upper()
            if country_name(code) == code:
                raise forms.ValidationError(
                    _("“%(word)s” is not known here. Write it out in English.") % {"word": given}
                )
            found.append(code)
        return tuple(found)

    def film(self) -> NewFilm:
        """Return what was filled in."""
        given = self.cleaned_data
        directors = tuple(filter(None, (" ".join(one.split()) for one in given["directors"].split(","))))
        return NewFilm(
            title=" ".join(given["title"].split()), original_title=" ".join(given["original_title"].split()),
            year=given["year"], directors=directors, countries=given["countries"], minutes=given["minutes"],
        )  # fmt: skip

    def chosen_section(self) -> int | None:
        """Return the section that was chosen."""
        given = self.cleaned_data["section"]
        return int(given) if given else None


@programmers_only
def new_film(request: HttpRequest, number: int) -> HttpResponse:
    """Make a film and put it into an edition. Films that it could be are shown first; `?title=` and `?to=` begin the form."""
    edition = edition_at(number)
    rows = sections(number)
    form = _form(request, rows)
    similar = _doubtful(request, form)
    if form.is_valid() and not similar:
        by, film, section, now = member_of(request), form.film(), form.chosen_section(), timezone.now()
        made = save(
            form,
            lambda: services.put_new_film(
                by=by, edition=number, film=film, section=section, source=settings.SITE_NAME, now=now
            ),
        )
        if made is not None:
            messages.success(request, _("%(film)s is here now, and in the programme.") % {"film": film.title})
            if "next" in request.POST:
                asked = urlencode({"to": section}) if section else ""
                return redirect(f"{url('programme-film-new', number=number)}?{asked}".removesuffix("?"))
            return redirect("programme-selection", number=made.pk)
    told = {
        "edition": edition, "form": form, "similar": similar, "sections": rows,
        "take": url("programme-film-add", number=number), "back": url("programme-films", number=number),
    }  # fmt: skip
    return page(request, "new_film", told)


@programmers_only
def new_panel_film(request: HttpRequest, number: int) -> HttpResponse:
    """Make a film and put it on a panel's long list. Films that it could be are shown first."""
    panel = panel_numbered(number)
    if panel is None:
        raise Http404(_("There is no such panel, or you do not sit on it."))
    form = _form(request, ())
    similar = _doubtful(request, form)
    if form.is_valid() and not similar:
        by, film, now = member_of(request), form.film(), timezone.now()
        made = save(
            form,
            lambda: services.propose_new_film(by=by, panel=number, film=film, source=settings.SITE_NAME, now=now),
        )
        if made is not None:
            messages.success(request, _("%(film)s is here now, and on the long list.") % {"film": film.title})
            return redirect("programme-panel-film-new" if "next" in request.POST else "panel", number=number)
    told = {
        "edition": None, "panel": panel, "form": form, "similar": similar, "sections": (),
        "take": url("panel-propose", number=number), "back": url("panel", number=number),
    }  # fmt: skip
    return page(request, "new_film", told)


def _form(request: HttpRequest, rows: Sequence[SectionRow]) -> NewFilmForm:
    if request.method == "POST":
        return NewFilmForm(request.POST, sections=rows)
    first = {"title": request.GET.get("title", "")[:200], "section": str(number_in(request, "to") or "")}
    return NewFilmForm(initial=first, sections=rows)


def _doubtful(request: HttpRequest, form: NewFilmForm) -> list[Similar]:
    """Return the films that it could be, unless all of them were seen when the form was sent."""
    if not (form.is_bound and form.is_valid()):
        return []
    found = _similar(form.film())
    seen = set(request.POST.get("seen", "").split(","))
    return [] if {str(one.id) for one in found} <= seen else found


def _similar(film: NewFilm) -> list[Similar]:
    """Return films of this title, then such as are found by its words and are about of its year."""
    found = same_titles(film)
    for title in filter(None, (film.title, film.original_title)):
        for card in search(title).films:
            one = card.film
            near = film.year is None or one.year is None or abs(film.year - one.year) <= _NEAR
            if near and one.id not in {known.id for known in found}:
                found.append(Similar(one.id, one.slug, one.title, one.year, card.directors))
    return found[:MOST]
