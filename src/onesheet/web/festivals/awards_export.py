"""What an edition awarded as JSON and as a table. docs/formats.md describes both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from onesheet.festivals.queries.awards import AwardLine, Said, awards_of, juries_of
from onesheet.festivals.queries.edition import EditionHead
from onesheet.leaving.pure.cells import row
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.festivals.whose import of_edition, place

FORMAT, VERSION = "onesheet-awards", 1
COLUMNS = ("Award", "Kind", "Film", "Year", "Recipient", "Shared", "Section", "Jury", "Words of the jury", "Documents")
_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@of_edition
def awards(request: HttpRequest, head: EditionHead, form: str) -> HttpResponse:
    """Send what an edition awarded as JSON or CSV. Costs two queries."""
    found = awards_of(head.id)
    write: dict[str, Callable[[], str]] = {
        "json": lambda: as_json(head, found, lambda name, **parts: absolute(request, url(name, **parts))),
        "csv": lambda: as_csv(found),
    }
    answer = HttpResponse(write[form](), content_type=_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{head.festival_slug}-{head.slug}-awards.{form}"'
    return answer


def as_json(head: EditionHead, awards: Sequence[AwardLine], address: Callable[..., str]) -> str:
    """Return the awards as one JSON object; `address` makes the whole address of a page."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "festival": {"name": head.festival, "slug": head.festival_slug},
        "edition": {
            "name": head.name, "slug": head.slug, "year": head.year, "address": address("edition", **place(head)),
        },
        "awards": [_award(one, address) for one in awards],
        "juries": [
            {"printed": one.printed, "name": one.jury.name, "members": list(one.jury.members), "gave": list(one.gave)}
            for one in juries_of(awards)
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _award(one: AwardLine, address: Callable[..., str]) -> dict[str, Any]:
    film = {
        "title": one.film, "year": one.film_year, "address": address("film", slug=one.slug) if one.page else None,
    }  # fmt: skip
    return {
        "name": one.name,
        "kind": one.kind,
        "film": film if one.film else None,
        "shared": one.shared,
        "section": one.section_slug,
        "documents": one.documents,
        **{name: _said(getattr(one, name)) for name in ("recipients", "juries", "citations")},
    }


def _said(all_said: Iterable[Said]) -> list[dict[str, Any]]:
    return [{"words": one.words, "documents": one.documents} for one in all_said]


def as_csv(awards: Iterable[AwardLine]) -> str:
    """Return the awards as a table; where those who tell one differ, what they say stands in one cell, parted by ` / `."""
    lines = [row(COLUMNS)]
    for one in awards:
        recipients, juries, citations = (
            " / ".join(said.words for said in some) for some in (one.recipients, one.juries, one.citations)
        )
        lines.append(
            row((
                one.name, one.kind, one.film or "", one.film_year, recipients, one.shared, one.section or "", juries, citations,
                one.documents,
            ))
        )  # fmt: skip
    return "".join(lines)
