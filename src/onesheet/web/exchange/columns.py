"""What the columns of a table mean: said once on a page, and known again by the names of the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.pure.columns import GROUPS, MEANINGS, Unknown, guess_mapping
from onesheet.exchange.queries.mappings import all_mappings, first_film, mapping_for, table_of
from onesheet.exchange.services.mappings import delete_mapping, save_mapping
from onesheet.web.access import for_tables, member_of
from onesheet.web.exchange.acts import doing
from onesheet.web.exchange.sheet import sheet_of
from onesheet.web.wording.properties import property_label
from onesheet.web.wording.statements import statement_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.exchange.queries.mappings import TableSample

_LONGEST = 100
"""Signs of a cell, and of what follows a meaning, that a page shows and takes."""
_NEED = {
    "score": "Rotten Tomatoes:100", "votes": "IMDb", "id": "imdb", "budget": "EUR", "gross": "EUR",
    "gross_domestic": "EUR", "gross_foreign": "EUR", "certificate": "FSK",
}  # fmt: skip
"""What follows some meanings, as an example."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_tables
def columns(request: HttpRequest, number: int) -> HttpResponse:
    """Show the columns of a table with what stands in them, take what they mean, and look through the table with that."""
    sheet = sheet_of(request, number)
    sample = table_of(number)
    if sample is None or sheet.applied or sheet.going:
        messages.info(
            request, _("This import is no table whose columns could be explained, or it is taken in already.")
        )
        return redirect("import", number=number)
    known = mapping_for(sample.columns)
    if request.method == "POST":
        mapping = _given(request, sample)
        name, source = request.POST.get("name", "")[:100], request.POST.get("source", "")[:200]
        problem = "" if "try" in request.POST else _saved(request, number, sample, mapping, name, source)
        if "try" not in request.POST and not problem:
            return redirect("import", number=number)
    else:
        mapping = known.columns if known else _folded(guess_mapping(sample.columns, sample.rows))
        name = known.name if known else sheet.name
        source, problem = known.source if known else "", ""
    told = {
        "sheet": sheet,
        "columns": _shown(sample, mapping),
        "name": name,
        "source": source,
        "known": known,
        "problem": problem,
        "groups": {name: {word: MEANINGS[word] for word in words} for name, words in GROUPS.items()},
        "need": _NEED,
        **_film(sample, mapping),
    }
    return render(request, "exchange/columns.html", told)


def _saved(
    request: HttpRequest, number: int, sample: TableSample, mapping: dict[str, str], name: str, source: str
) -> str:
    """Keep the mapping and look through the table with it; return why not where that is refused."""
    by, now = member_of(request), timezone.now()
    try:
        save_mapping(by=by, name=name, columns=sample.columns, mapping=mapping, source=source, now=now)
        given = {"columns": mapping, **({"source": source.strip()} if source.strip() else {})}
        services.choose(number=number, by=by, now=now, options=given)
    except Refusal as refusal:
        return str(refusal)
    messages.success(request, _("What the columns mean is kept; tables with these columns are known from now on."))
    return ""


def _fold(name: str) -> str:
    return " ".join(name.split()).lower()


def _folded(mapping: dict[str, str]) -> dict[str, str]:
    return {_fold(column): meaning for column, meaning in mapping.items()}


def _given(request: HttpRequest, sample: TableSample) -> dict[str, str]:
    """Return what was chosen for each column; those that mean nothing are left out."""
    found: dict[str, str] = {}
    for place, column in enumerate(sample.columns):
        word = request.POST.get(f"meaning-{place}", "")
        more = request.POST.get(f"more-{place}", "").strip()[:_LONGEST]
        if word in MEANINGS and _fold(column):
            found.setdefault(_fold(column), f"{word}:{more}" if more and word in _NEED else word)
    return found


def _shown(sample: TableSample, mapping: dict[str, str]) -> list[dict[str, Any]]:
    """Return the columns as the page shows them."""
    shown = []
    for place, column in enumerate(sample.columns):
        word, _colon, more = mapping.get(_fold(column), "").partition(":")
        values = [value[:_LONGEST] + ("…" if len(value) > _LONGEST else "") for value in sample.values(place)]
        shown.append({"place": place, "name": column, "examples": values, "word": word, "more": more})
    return shown


def _film(sample: TableSample, mapping: dict[str, str]) -> dict[str, Any]:
    """Return the first film as it would be read, or why it cannot be."""
    try:
        said = first_film(sample, mapping)
    except Unknown as fault:
        return {"film": None, "statements": [], "why_not": str(fault)}
    if said is None:
        return {"film": None, "statements": [], "why_not": _("None of the first rows has a title.")}
    lines = [
        (property_label(one.property), statement_words(one.property, one.value, one.qualifiers))
        for one in said.statements
    ]
    return {"film": said, "statements": lines, "why_not": "", "left_out": said.notices}


@require_safe
@for_tables
def mappings(request: HttpRequest) -> HttpResponse:
    """List what is known of tables' columns."""
    return render(request, "exchange/mappings.html", {"mappings": all_mappings(), "meanings": MEANINGS})


@require_POST
@for_tables
def delete(request: HttpRequest, mapping: int) -> HttpResponse:
    """Forget a mapping."""
    if not any(one.number == mapping for one in all_mappings()):
        raise Http404(_("No mapping has this number; it may have been deleted already."))
    if doing(request, lambda: delete_mapping(by=member_of(request), number=mapping)):
        messages.success(request, _("The mapping was deleted. What was taken in with it stays."))
    return redirect("import-mappings")
