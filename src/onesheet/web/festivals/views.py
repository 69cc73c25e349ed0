"""Festivals, and their editions by section, by film, by what was awarded and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from onesheet.accounts.permissions import may_programme
from onesheet.festivals.pure.threads import Year, spans, threads
from onesheet.festivals.queries.awards import awards_of, juries_of
from onesheet.festivals.queries.changes import changes_page
from onesheet.festivals.queries.edition import (
    EditionHead,
    SelectionRow,
    countries_of,
    directors_of,
    nested,
    programme,
    sections,
    selections,
)
from onesheet.festivals.queries.index import (
    FestivalPage,
    festival_page,
    festivals_page,
    sections_of_festival,
)
from onesheet.festivals.queries.section import section_page
from onesheet.values.countries import country_name
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.festivals import awarding, words
from onesheet.web.festivals.kept import kept
from onesheet.web.festivals.lines import marks
from onesheet.web.festivals.lines import told as told_lines
from onesheet.web.festivals.structured import edition_data
from onesheet.web.festivals.whose import of_edition, page, place
from onesheet.web.plans.mine import wishes_here

FILMS_A_PAGE = 100


@require_safe
def festivals(request: HttpRequest) -> HttpResponse:
    """Show the festivals run here, what is coming, and those that documents speak of, 60 a page."""
    shown = festivals_page(page_asked(request), timezone.localdate(), drafts=may_programme(request.user))
    return render(request, "festivals/index.html", {"page": shown, "words": words})


@require_safe
def festival(request: HttpRequest, festival: str) -> HttpResponse:
    """Show a festival: its editions, its sections through the years, what it awarded last."""
    shown = festival_page(festival, drafts=may_programme(request.user))
    if shown is None:
        raise Http404(
            _("No festival has this address. It may have been mistyped; the list of festivals has all of them.")
        )
    told = {"page": shown, "threads": list(_through_the_years(shown)), "words": words, "awarding": awarding}
    return render(request, "festivals/festival.html", told)


@dataclass(frozen=True, slots=True)
class Named:
    """What a section is called, with the years, and what it was called before."""

    name: str
    address: str
    years: str
    before: str


def _through_the_years(shown: FestivalPage) -> Iterable[Named]:
    editions = {one.id: one for one in shown.sections}
    for thread in threads(Year(one.id, one.was, one.name, one.year) for one in shown.sections):
        now, *before = thread.names
        newest = editions[now.sections[0]]
        address = url("edition-section", festival=shown.head.slug, edition=newest.edition_slug, section=newest.slug)
        told = (f"{one.name} ({words.spans_words(spans(one.years))})" for one in before)
        yield Named(now.name, address, words.spans_words(spans(now.years)), ", ".join(told))


@of_edition
def edition(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show an edition by section. Costs seven queries, one where its programme is kept; of one without films one more, for its awards."""
    now = timezone.now()
    address = absolute(request, url("edition", **place(head)))
    films, made = kept(head, "sections", now, partial(_by_section, head, now))
    told = {"films": films, "made": made, "words": words, "address": address, "data": edition_data(head, address)}
    told["awards"] = [] if films else awards_of(head.id)
    return page(request, "edition", head, "edition", told)


def _by_section(head: EditionHead, now: datetime) -> tuple[int, Markup]:
    """Make an edition's sections with the first films of each; return how many films there are, and these."""
    groups = programme(head.id, now)
    # Of a page's weight addresses are a third: they are told from here.
    root = f"{head.slug}/screenings/"
    told = {
        "groups": [(group, told_lines(group.lines, head, now, root)) for group in groups],
        "edition": head,
        "place": place(head),
        "words": words,
    }
    made = Markup(render_to_string("festivals/sections.html", told))  # noqa: S704 - a template escapes
    return sum(group.films for group in groups), made


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which films are asked for; empty for all."""

    country: str
    premiere: str
    section: str

    def query(self, page_number: int) -> str:
        asked = {"country": self.country, "premiere": self.premiere, "section": self.section}
        asked["page"] = str(page_number) if page_number > 1 else ""
        return urlencode({name: value for name, value in asked.items() if value})


@of_edition
def films(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show an edition's films from A to Z, those of a country, a premiere or a section, 100 a page. Costs five queries, one more for members."""
    asked = _Asked(*(request.GET.get(name, "")[:80] for name in ("country", "premiere", "section")))
    rows = sorted(selections(head.id), key=lambda row: (row.sort_title, row.id))
    ordered = nested(sections(head.id))
    by_slug = {row.slug: row for row, _ in ordered}
    countries = countries_of(row.film for row in rows)
    found = [
        row
        for row in rows
        if (not asked.country or asked.country in countries.get(row.film, ()))
        and (not asked.premiere or row.premiere == asked.premiere)
        and (not asked.section or (asked.section in by_slug and row.section == by_slug[asked.section].id))
    ]
    pages = max(1, -(-len(found) // FILMS_A_PAGE))
    number = min(page_asked(request), pages)
    shown = found[(number - 1) * FILMS_A_PAGE : number * FILMS_A_PAGE]
    names = {row.id: row for row, _ in ordered}
    known = {code for several in countries.values() for code in several}
    told = {
        "asked": asked,
        "total": len(found),
        "letters": _letters(found, asked) if pages > 1 else [],
        "page": number,
        "pages": pages,
        "lettered": list(_lettered(shown)),
        "directors": directors_of(row.film for row in shown),
        "countries": countries,
        "names": names,
        "sections": ordered,
        "choices": sorted(((code, country_name(code)) for code in known), key=lambda one: one[1]),
        "premieres": [(one, words.premiere_name(one)) for one in dict.fromkeys(row.premiere for row in rows) if one],
        "marks": marks,
        "words": words,
        "wishes": wishes_here(request, head),
    }
    return page(request, "films", head, "edition-films", told)


def _letter(row: SelectionRow) -> str:
    first = next((sign for sign in row.sort_title if sign.isalnum()), "#").upper()
    return "0" if first.isdigit() else first[:1]


def _lettered(rows: Iterable[SelectionRow]) -> Iterable[tuple[str, list[SelectionRow]]]:
    """Yield the films of each first letter."""
    found: dict[str, list[SelectionRow]] = {}
    for row in rows:
        found.setdefault(_letter(row), []).append(row)
    yield from found.items()


def _letters(rows: list[SelectionRow], asked: _Asked) -> list[tuple[str, str]]:
    """Return each first letter with the address of where its films begin."""
    found: dict[str, str] = {}
    for at, row in enumerate(rows):
        letter = _letter(row)
        if letter not in found:
            found[letter] = f"?{asked.query(at // FILMS_A_PAGE + 1)}#letter-{letter}"
    return list(found.items())


@of_edition
def section(request: HttpRequest, head: EditionHead, section: str) -> HttpResponse:
    """Show a section with the programmers' notes, and what it was called in other years. Costs nine queries, one more for members."""
    now = timezone.now()
    shown = section_page(head.id, section, now, page_asked(request))
    if shown is None:
        raise Http404(_("This edition has no section of this name. Its page has all of them."))
    years = sections_of_festival(head.festival_id)
    own = next(
        (
            thread
            for thread in threads(Year(one.id, one.was, one.name, one.year) for one in years)
            if any(shown.section.id in name.sections for name in thread.names)
        ),
        None,
    )
    by_id = {one.id: one for one in years}
    others = [
        by_id[number] for name in (own.names if own else ()) for number in name.sections if number != shown.section.id
    ]
    told = {
        "shown": shown,
        "lines": told_lines(shown.lines, head, now, "../screenings/"),
        "others": others,
        "words": words,
    }
    told["wishes"] = wishes_here(request, head)
    return page(request, "section", head, "edition", told)


@of_edition
def awards(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show what an edition awarded, and who sat on its juries. Costs two queries."""
    found = awards_of(head.id)
    juries = juries_of(found)
    told = {"awards": found, "juries": juries, "anchors": awarding.anchors(juries), "awarding": awarding}
    return page(request, "awards", head, "edition-awards", told)


@of_edition
def changes(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show what changed in an edition since it was announced, the newest first. Costs three queries."""
    told = {"log": changes_page(head.id, page_asked(request)), "zone": head.time_zone, "words": words}
    return page(request, "changes", head, "edition-changes", told)
