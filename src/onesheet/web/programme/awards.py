"""The awards of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onesheet.festivals.queries import desk_films as queries
from onesheet.festivals.services import awards as services
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.programme.acts import ask, award_at, do, edition_at, page, save
from onesheet.web.programme.film_forms import offered
from onesheet.web.programme.forms import AwardForm, award_values

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@programmers_only
def award_list(request: HttpRequest, number: int) -> HttpResponse:
    """Show an edition's awards in their order, and take a new one."""
    edition = edition_at(number)
    told = _told(number)
    form = AwardForm(request.POST if request.method == "POST" else None, **told)
    if form.is_valid():
        by, now, entry = member_of(request), timezone.now(), form.entry()
        made = save(form, lambda: services.make_award(by=by, edition=number, entry=entry, now=now))
        if made is not None:
            messages.success(request, _("%(name)s is entered.") % {"name": made.name})
            return redirect(f"{url('programme-awards', number=number)}#new")
    shown = {"edition": edition, "rows": queries.awards(number), "form": form, "films": told["films"]}
    return page(request, "awards", shown)


def _told(edition: int) -> dict[str, Any]:
    films: dict[str, int] = {}
    for name, one in offered(queries.choices(edition)).items():
        if one.film not in films.values():
            films[name] = one.film
    return {"sections": queries.sections(edition), "films": films}


@programmers_only
def award(request: HttpRequest, number: int) -> HttpResponse:
    """Change an award."""
    row = award_at(number)
    told = _told(row.edition)
    name = next((name for name, film in told["films"].items() if film == row.film), row.film_title or "")
    if row.film is not None:
        told["films"].setdefault(name, row.film)
    if request.method == "POST":
        form = AwardForm(request.POST, **told)
    else:
        form = AwardForm(initial=award_values(row, name), **told)
    if form.is_valid():
        by, now, entry, as_of = member_of(request), timezone.now(), form.entry(), form.cleaned_data["as_of"]
        act = lambda: services.change_award(by=by, award=number, entry=entry, now=now, as_of=as_of)  # noqa: E731
        if save(form, act) is not None:
            messages.success(request, _("Saved."))
            return redirect("programme-awards", number=row.edition)
    shown = {"edition": edition_at(row.edition), "row": row, "form": form, "films": told["films"]}
    return page(request, "award", shown)


@require_POST
@programmers_only
def move(request: HttpRequest, number: int) -> HttpResponse:
    """Move an award up or down."""
    row = award_at(number)
    step = -1 if request.POST.get("step") == "up" else 1
    do(request, lambda: services.move_award(by=member_of(request), award=number, step=step))
    return redirect(f"{url('programme-awards', number=row.edition)}#award-{number}")


@programmers_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete an award."""
    row = award_at(number)
    if request.method != "POST":
        return ask(request, row.name, url("programme-award", number=number), edition_at(row.edition))
    act = lambda: services.delete_award(by=member_of(request), award=number, now=timezone.now())  # noqa: E731
    do(request, act, _("%(name)s is deleted.") % {"name": row.name})
    return redirect("programme-awards", number=row.edition)
