"""The films on a list: finding, adding, moving, removing them and saying something about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onesheet.lists import services
from onesheet.lists.limits import LIST_CHANGE
from onesheet.lists.queries.index import film_named, lists_to_put_on
from onesheet.lists.queries.page import EDITED_A_PAGE, ListHead, list_entry, list_films, on_list
from onesheet.moderation.services import screen
from onesheet.search.queries import search
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.lists.editing import HELD
from onesheet.web.lists.forms import NoteForm
from onesheet.web.lists.whose import doing, list_seen, list_to_edit

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onesheet.films.queries.listing import FilmCard
    from onesheet.lists.queries.index import FilmName

FOUND = 8
"""Films that a search for films to add shows."""

_REMOVED = "list-removed"
"""Under what the session keeps the film that was taken off last."""


@require_safe
@members_only
def edit_films(request: HttpRequest, number: int) -> HttpResponse:
    """Show a list's films with what changes them; `?q=` finds films to add."""
    head = list_to_edit(request, number)
    asked = request.GET.get("q", "")[:200]
    films = list_films(head, viewer=member_of(request).pk, page=page_asked(request), at_once=EDITED_A_PAGE)
    found = _found(asked)
    told = {
        "head": head,
        "own": head.owner == member_of(request).pk,
        "films": films,
        "asked": asked,
        "found": found,
        "there": on_list(number, [one.film.id for one in found]),
        "removed": _removed(request, number),
    }
    return render(request, "lists/films.html", told)


def _found(asked: str) -> list[FilmCard]:
    return search(asked).films[:FOUND] if asked.strip() else []


def _removed(request: HttpRequest, number: int) -> dict[str, Any] | None:
    kept = request.session.get(_REMOVED)
    return kept if isinstance(kept, dict) and kept.get("list") == number else None


@require_POST
@members_only
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Put a film on the list, last."""
    head = list_to_edit(request, number)
    film = _film(request.POST.get("film", ""))
    by, now = member_of(request), timezone.now()
    added: list[bool] = []

    def act() -> None:
        added.append(services.add_film(by=by, list=number, film=film.id, now=now))

    if doing(request, act, limit=LIST_CHANGE, now=now):
        told = _("%(film)s is on the list.") if added[0] else _("%(film)s was on the list already.")
        messages.success(request, told % {"film": film.title})
    return _back(request, head)


@require_POST
@members_only
def remove(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Take a film off the list; the next page lets it be put back."""
    head = list_to_edit(request, number)
    film = _film(slug)
    by, now = member_of(request), timezone.now()
    taken: list[services.Removed | None] = []

    def act() -> None:
        taken.append(services.remove_film(by=by, list=number, film=film.id, now=now))

    if doing(request, act, limit=LIST_CHANGE, now=now) and taken[0] is not None:
        removed = taken[0]
        request.session[_REMOVED] = {
            "list": number, "slug": slug, "title": removed.title, "position": removed.position, "note": removed.note,
        }  # fmt: skip
    return _back(request, head)


@require_POST
@members_only
def put_back(request: HttpRequest, number: int) -> HttpResponse:
    """Put the film back that was taken off last, where it was and with its note."""
    head = list_to_edit(request, number)
    kept = _removed(request, number)
    if kept is None:
        messages.info(request, _("Nothing waits to be put back."))
        return _back(request, head)
    by, now = member_of(request), timezone.now()
    film = _film(kept["slug"])

    def act() -> None:
        services.add_film(by=by, list=number, film=film.id, now=now, position=kept["position"], note=kept["note"])

    if doing(request, act, limit=LIST_CHANGE, now=now):
        del request.session[_REMOVED]
        messages.success(request, _("%(film)s is back where it was.") % {"film": film.title})
    return _back(request, head)


@require_POST
@members_only
def move(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Move a film: `step` up or down by one, or `to` a place."""
    head = list_to_edit(request, number)
    film = _film(slug)
    by, now = member_of(request), timezone.now()
    step = {"up": -1, "down": 1}.get(request.POST.get("step", ""))
    to = request.POST.get("to", "").strip()
    known = to.isascii() and to.isdigit() and len(to) < 7

    def act() -> None:
        if step is not None:
            services.step_film(by=by, list=number, film=film.id, step=step, now=now)
        else:
            services.move_film(by=by, list=number, film=film.id, to=int(to), now=now)

    if step is None and not known:
        messages.error(request, _("Give the number of the place that the film should have."))
    elif not doing(request, act, limit=LIST_CHANGE, now=now) and request.headers.get("Accept") == "text/plain":
        return HttpResponse(status=409)
    if request.headers.get("Accept") == "text/plain":
        return HttpResponse(status=204)
    return _back(request, head, anchor=f"film-{film.id}")


@members_only
def note(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Say something about a film on the list."""
    head = list_to_edit(request, number)
    there = list_entry(number, slug)
    if there is None:
        raise Http404(_("This film is not on the list."))
    first = {"note": there.note, "before": there.note}
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm(initial=first)
    if request.method == "POST" and form.is_valid():
        by, now, words = member_of(request), timezone.now(), form.cleaned_data["note"]

        def act() -> None:
            held = screen(by=by, text=words, now=now)
            before = form.cleaned_data["before"].replace("\r\n", "\n") if "before" in form.data else None
            services.note_film(
                by=by, list=number, film=there.card.film.id, note=words, now=now, before=before, held=held
            )
            if held:
                messages.info(request, HELD)

        if doing(request, act, limit=LIST_CHANGE, now=now):
            return _back(request, head, anchor=f"film-{there.card.film.id}")
    return render(request, "lists/note.html", {"head": head, "entry": there, "form": form, "before": there.note})


@require_safe
def entry(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Show one film on a list with the whole note on it."""
    head = list_seen(request, number)
    there = list_entry(number, slug)
    if there is None:
        raise Http404(_("This film is not on the list."))
    return render(request, "lists/entry.html", {"head": head, "entry": there})


@members_only
def lists_of_film(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick the lists of one's own that a film is to be on."""
    film, by = _film(slug), member_of(request)
    page = lists_to_put_on(film.id, viewer=by.pk, page=page_asked(request))
    if request.method == "POST":
        shown, chosen = _numbers(request, "shown"), _numbers(request, "on")
        now = timezone.now()

        def act() -> None:
            services.put_on_lists(by=by, film=film.id, shown=shown, chosen=chosen, now=now)

        if doing(request, act, limit=LIST_CHANGE, now=now):
            messages.success(request, _("Your lists are as you ticked them."))
            return redirect("film", slug=slug)
    return render(request, "lists/of_film.html", {"film": film, "page": page})


def _numbers(request: HttpRequest, name: str) -> set[int]:
    given = request.POST.getlist(name)[:100]
    return {int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 16}


def _film(slug: str) -> FilmName:
    film = film_named(slug)
    if film is None:
        raise Http404(_("No film has this address. It may have been mistyped; the search box finds films by title."))
    return film


def _back(request: HttpRequest, head: ListHead, anchor: str = "") -> HttpResponse:
    """Lead back to the films of the list, to the page and the search that were open."""
    given = request.POST.get("page", "")
    page = f"?page={given}" if given.isascii() and given.isdigit() and len(given) < 7 and given != "1" else ""
    return redirect(f"{url('list-films', number=head.id)}{page}{f'#{anchor}' if anchor else ''}")
