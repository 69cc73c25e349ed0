"""All films of an edition with a member's wish for each, set with one press."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from onesheet.festivals.queries.edition import EditionHead, directors_of, sections, selections
from onesheet.festivals.queries.plans import weights_of
from onesheet.web.access import member_of
from onesheet.web.asked import page_asked
from onesheet.web.plans.whose import of_plan, page

FILMS_A_PAGE = 40


@require_safe
@of_plan
def wishes(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show films by title, 40 a page, of a section (`?section=`) or only those wished for (`?show=mine`).

    Costs five queries.
    """
    by = member_of(request)
    rows = sorted(selections(head.id), key=lambda row: (row.sort_title, row.id))
    known, weights = sections(head.id), weights_of(by.pk, head.id)
    section, mine = request.GET.get("section", "")[:80], request.GET.get("show") == "mine"
    wanted = next((one.id for one in known if one.slug == section), None)
    found = [row for row in rows if (wanted is None or row.section == wanted) and (not mine or row.id in weights)]
    paged = Paginator(found, FILMS_A_PAGE).get_page(page_asked(request))
    told = {
        "films": list(paged),
        "total": len(found),
        "weights": weights,
        "directors": directors_of(row.film for row in paged),
        "sections": known,
        "section": section if wanted is not None else "",
        "mine": mine,
        "page": paged.number,
        "pages": paged.paginator.num_pages,
    }
    return page(request, "wishes", head, told)
