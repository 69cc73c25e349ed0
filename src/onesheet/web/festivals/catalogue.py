"""An edition's catalogue as text, and how many words its fields have. docs/festival-files.md describes the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.festivals.pure.catalogue import FIELDS, Entry, Wording, counts, markdown, tagged
from onesheet.festivals.queries.catalogue import CatalogueFilm, CatalogueScreening, catalogue
from onesheet.festivals.queries.edition import EditionHead
from onesheet.leaving.pure.cells import row
from onesheet.values.countries import country_name
from onesheet.web.access import programmers_only
from onesheet.web.asked import page_asked
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import edition_seen, of_edition, page
from onesheet.web.wording.numbers import minutes_words

LIMIT, LEAST, MOST = 120, 1, 2000
"""Words that a note may have unless another number is asked for, and what may be asked for."""

FILMS_A_PAGE = 100
_KINDS = {"csv": "text/csv", "md": "text/markdown", "txt": "text/plain"}


@of_edition
def file(request: HttpRequest, head: EditionHead, form: str) -> HttpResponse:  # noqa: ARG001 - a view takes the request
    """Send the catalogue as CSV, Markdown or tagged text. Costs seven queries."""
    entries = [entry(film, head.time_zone) for film in catalogue(head.id)]
    wording = Wording(sectionless=_("In no section"), before=_("preceded by"))
    write: dict[str, Callable[[], str]] = {
        "csv": lambda: as_csv(entries),
        "md": lambda: markdown(head.name, entries, wording),
        "txt": lambda: tagged(head.name, entries, wording),
    }
    answer = HttpResponse(write[form](), content_type=f"{_KINDS[form]}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{head.festival_slug}-{head.slug}-catalogue.{form}"'
    return answer


def as_csv(entries: Iterable[Entry]) -> str:
    """Return a catalogue as CSV: a column for each field, then one for its words, `title words`.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    lines = [row([*FIELDS, *(f"{name} words" for name in FIELDS)])]
    for one in entries:
        counted = counts(one)
        lines.append(row([*(getattr(one, name) for name in FIELDS), *(counted[name] for name in FIELDS)]))
    return "".join(lines)


def entry(film: CatalogueFilm, zone: ZoneInfo) -> Entry:
    """Put a film of a catalogue into words."""
    return Entry(
        section=film.section,
        title=film.title,
        original_title=film.original_title,
        director=", ".join(film.directors),
        country=", ".join(country_name(code) for code in film.countries),
        year=str(film.year or ""),
        minutes=minutes_words(film.minutes) if film.minutes else "",
        premiere=words.premiere_words(film),
        version=film.version,
        language=film.language,
        preceded_by=film.before,
        synopsis=film.synopsis,
        note=film.note,
        screenings="\n".join(_screening(one, zone) for one in film.screenings),
        within=tuple(film.within),
    )


def _screening(one: CatalogueScreening, zone: ZoneInfo) -> str:
    told = ", ".join(
        part
        for part in (words.when_words(one.starts, zone), words.place_words(one.venue, one.screen), one.code)
        if part
    )
    return _("%(screening)s (cancelled)") % {"screening": told} if one.state == "cancelled" else told


@require_safe
@programmers_only
def word_counts(request: HttpRequest, festival: str, edition: str) -> HttpResponse:
    """Show programmers how many words each field has, and which notes are longer than `?limit=`. Costs seven queries."""
    head = edition_seen(festival, edition, drafts=True)
    limit = _limit(request)
    entries = [entry(film, head.time_zone) for film in catalogue(head.id)]
    counted = [(one, counts(one)) for one in entries]
    pages = max(1, -(-len(counted) // FILMS_A_PAGE))
    number = min(page_asked(request), pages)
    told = {
        "limit": limit,
        "long": [(one, found["note"]) for one, found in counted if found["note"] > limit],
        "without": sum(not found["note"] for _, found in counted),
        "counted": counted[(number - 1) * FILMS_A_PAGE : number * FILMS_A_PAGE],
        "page": number,
        "pages": pages,
        "fields": [name for name in FIELDS if name != "title"],
        "total": {name: sum(found[name] for _, found in counted) for name in FIELDS},
        "labels": {
            "title": _("Title"), "original_title": _("Original title"), "director": _("Director"), "country": _("Country"),
            "year": _("Year"), "minutes": _("Minutes"), "premiere": _("Premiere"), "section": _("Section"), "version": _("Version"),
            "language": _("Language and subtitles"), "preceded_by": _("Shown before it"), "synopsis": _("Synopsis"),
            "note": _("Note"), "screenings": _("Screenings"),
        },
    }  # fmt: skip
    return page(request, "words", head, "", told)


def _limit(request: HttpRequest) -> int:
    text = request.GET.get("limit", "")
    return min(max(int(text), LEAST), MOST) if text.isascii() and text.isdigit() and len(text) < 6 else LIMIT
