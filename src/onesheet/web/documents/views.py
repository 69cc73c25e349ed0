"""Documents: a text, and what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.accounts.permissions import may_edit, may_programme
from onesheet.films.queries.documents import document_page
from onesheet.web.asked import page_asked, place_asked
from onesheet.web.documents.sheet import arrange, view_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def show(request: HttpRequest, document: int) -> HttpResponse:
    """Show as much of a document as may be shown to who asks; `?at=` asks for the page that holds a place."""
    editor = may_edit(request.user)
    page = document_page(document)
    view = view_for(page, editor=editor, programmer=may_programme(request.user)) if page else None
    if page is None or view is None:
        raise Http404(gettext("No document has this address."))
    sheet = arrange(page, view, number=page_asked(request), at=place_asked(request))
    return render(request, "documents/document.html", {"sheet": sheet, "editor": editor})
