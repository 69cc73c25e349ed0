"""The sections of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from onesheet.accounts.services import Refusal
from onesheet.festivals.queries.desk_films import can_copy_sections, earlier_sections, sections
from onesheet.festivals.services import sections as services
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.programme.acts import ask, do, edition_at, page, save, section_at
from onesheet.web.programme.forms import SectionForm, section_values

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@programmers_only
def section_list(request: HttpRequest, number: int) -> HttpResponse:
    """Show an edition's sections in their order, and take a new one."""
    edition = edition_at(number)
    rows = sections(number)
    earlier = earlier_sections(edition.festival, number)
    given = request.POST if request.method == "POST" else None
    form = SectionForm(given, sections=rows, earlier=earlier)
    if form.is_valid():
        by, now, entry = member_of(request), timezone.now(), form.entry()
        made = save(form, lambda: services.make_section(by=by, edition=number, entry=entry, now=now))
        if made is not None:
            messages.success(request, _("%(name)s is a section now.") % {"name": made.name})
            return redirect(f"{url('programme-sections', number=number)}#new")
    told: dict[str, Any] = {
        "edition": edition, "rows": rows, "form": form,
        "can_copy": can_copy_sections(edition.festival, number, edition.year),
    }  # fmt: skip
    return page(request, "sections", told)


@require_POST
@programmers_only
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Copy the sections of the edition before."""
    edition_at(number)
    try:
        count = services.copy_sections(by=member_of(request), edition=number, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext("%(count)s section is copied.", "%(count)s sections are copied.", count) % {"count": count}
        messages.success(request, told if count else _("All of its sections were here already."))
    return redirect("programme-sections", number=number)


@programmers_only
def section(request: HttpRequest, number: int) -> HttpResponse:
    """Change a section."""
    row = section_at(number)
    edition = edition_at(row.edition)
    told: dict[str, Any] = {
        "sections": sections(row.edition),
        "earlier": earlier_sections(edition.festival, row.edition),
        "own": number,
    }
    if request.method == "POST":
        form = SectionForm(request.POST, **told)
    else:
        form = SectionForm(initial=section_values(row), **told)
    if form.is_valid():
        by, now, entry, as_of = member_of(request), timezone.now(), form.entry(), form.cleaned_data["as_of"]
        act = lambda: services.change_section(by=by, section=number, entry=entry, now=now, as_of=as_of)  # noqa: E731
        if save(form, act) is not None:
            messages.success(request, _("Saved."))
            return redirect("programme-sections", number=row.edition)
    return page(request, "section", {"edition": edition, "row": row, "form": form})


@require_POST
@programmers_only
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Move a section up or down."""
    row = section_at(number)
    step = -1 if request.POST.get("step") == "up" else 1
    do(request, lambda: services.move_section(by=member_of(request), section=number, step=step))
    return redirect(f"{url('programme-sections', number=row.edition)}#section-{number}")


@programmers_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete a section in which nothing stands."""
    row = section_at(number)
    if request.method != "POST":
        return ask(request, row.name, url("programme-section", number=number), edition_at(row.edition))
    done = _("%(name)s is deleted.") % {"name": row.name}
    do(request, lambda: services.delete_section(by=member_of(request), section=number, now=timezone.now()), done)
    return redirect("programme-sections", number=row.edition)
