"""A member's year in review: as a page, and as JSON for those who make something of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.reviews.pure.viewing_entries import FIRST_FILM
from onesheet.reviews.queries.year import Notable, Year, member_year
from onesheet.values.countries import country_name
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.members.charts import Bar, decades_bars, halves_bars, months_bars
from onesheet.web.members.whose import of_member
from onesheet.web.members.words import format_words, names_words
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import minutes_words, stars_signs

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onesheet.accounts.queries.members import MemberHead


def _year_of(head: MemberHead, year: int) -> Year:
    if not FIRST_FILM <= year <= timezone.localdate().year + 1:
        raise Http404(gettext("No year has this address. Films begin in 1888, and nobody saw any in years to come."))
    return member_year(head, year)


@require_safe
@of_member
def member_year_page(request: HttpRequest, head: MemberHead, year: int) -> HttpResponse:
    """Show a member's year."""
    told = _year_of(head, year)
    month = f"{url('member-diary-year', username=head.username, year=year)}/%s"
    people = {
        "directors": [Bar(one.name, "", one.films, url("person", slug=one.slug)) for one in told.directors],
        "performers": [Bar(one.name, "", one.films, url("person", slug=one.slug)) for one in told.performers],
    }
    bars = {
        "months": months_bars(told.figures.months, year, month),
        "ratings": halves_bars(told.figures.halves),
        "decades": decades_bars(told.figures.decades),
        "formats": [Bar(format_words(name), "", count) for name, count in told.figures.formats],
        "countries": [Bar(country_name(one.code.upper()), "", one.films) for one in told.countries],
        **people,
    }
    told_of = {"head": head, "page": told, "bars": bars, "notable": _notable(told)}
    return render(request, "members/year.html", told_of)


def _notable(told: Year) -> list[tuple[str, str, Notable]]:
    """Return the films that stand out, each once: why, what there is to tell, and the film."""
    why: dict[int, tuple[list[str], list[str], Notable]] = {}

    def add(one: Notable | None, label: str, words: str) -> None:
        if one is not None:
            labels, said, _ = why.setdefault(one.viewing.film, ([], [], one))
            labels.append(label)
            said += [] if words in said else [words]

    for one, label in ((told.first, gettext("first")), (told.last, gettext("last"))):
        add(one, label, date_words(one.viewing.date, short=True) if one else "")
    add(told.longest, gettext("longest"), minutes_words(told.longest.viewing.minutes or 0) if told.longest else "")
    add(
        told.highest,
        gettext("highest rated"),
        stars_signs((told.highest.viewing.rating or 0) / 2) if told.highest else "",
    )
    return [(capfirst(names_words(labels)), " \N{MIDDLE DOT} ".join(said), one) for labels, said, one in why.values()]


@require_safe
@of_member
def member_year_json(request: HttpRequest, head: MemberHead, year: int) -> JsonResponse:
    """Send the same figures as JSON. Ratings are in stars, 0.5 to 5; dates as far as they are known."""
    told = _year_of(head, year)
    figures = told.figures

    def film(one: Notable | None) -> dict[str, Any] | None:
        if one is None:
            return None
        viewing = one.viewing
        return {
            "title": viewing.title,
            "year": viewing.year,
            "url": absolute(request, url("film", slug=viewing.slug)),
            "date": viewing.date,
            "rating": viewing.rating / 2 if viewing.rating else None,
            "minutes": viewing.minutes,
        }

    return JsonResponse(
        {
            "member": head.username,
            "name": head.name,
            "url": absolute(request, url("member-year", username=head.username, year=year)),
            "year": year,
            "viewings": figures.viewings,
            "films": figures.films,
            "rewatches": figures.rewatches,
            "minutes": {"total": figures.minutes, "viewings_with_known_length": figures.timed},
            "average_rating": round(figures.average, 2) if figures.average is not None else None,
            "by_month": {f"{year:04}-{month:02}": count for month, count in enumerate(figures.months, 1)},
            "without_month": figures.monthless,
            "by_rating": {str(half / 2): count for half, count in enumerate(figures.halves, 1)},
            "films_by_decade": {str(decade): count for decade, count in figures.decades},
            "by_format": dict(figures.formats),
            "films_by_country": {one.code.upper(): one.films for one in told.countries},
            "directors": [{"name": one.name, "films": one.films} for one in told.directors],
            "performers": [{"name": one.name, "films": one.films} for one in told.performers],
            "first": film(told.first),
            "last": film(told.last),
            "longest": film(told.longest),
            "highest_rated": film(told.highest),
        }
    )
