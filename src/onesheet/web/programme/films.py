"""The films of an edition: finding, adding, the table of all, one film, withdrawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from onesheet.accounts.services import Refusal
from onesheet.festivals.queries.desk_films import choices, edition_films, sections, selected_films
from onesheet.festivals.queries.desk_screenings import lines, of_selection, screens, used_screens
from onesheet.festivals.queries.desk_similar import held_titles
from onesheet.festivals.services import selections as services
from onesheet.festivals.services.entry import QuickEntry, SelectionEntry
from onesheet.search.queries import search
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.programme.acts import ask, do, edition_at, number_in, page, save, selection_at
from onesheet.web.programme.film_forms import PREMIERES, SelectionForm, SlotForm, offered, selection_values
from onesheet.web.programme.slots import first_slot

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.queries.desk import EditionRow
    from onesheet.festivals.queries.desk_films import SectionRow

FOUND = 8
"""Films that a search for films to add shows."""
_KINDS = ("none", "unshown", "lengthless", "withdrawn")


@programmers_only
def films(request: HttpRequest, number: int) -> HttpResponse:
    """Show an edition's films as a table whose sections, premieres and places can be changed; `?q=` finds films to add."""
    edition = edition_at(number)
    if request.method == "POST" and _save_table(request, edition):
        return redirect(request.get_full_path())
    asked, of = request.GET.get("q", "")[:200], request.GET.get("of", "")
    known = of if of in _KINDS else number_in(request, "of")
    found = search(asked).films[:FOUND] if asked.strip() else []
    held = held_titles(asked)
    rows = sections(number)
    told: dict[str, Any] = {
        "edition": edition, "films": edition_films(number, of=known, page=page_asked(request)), "of": known, "asked": asked,
        "sections": rows, "premieres": PREMIERES, "found": found, "held": held, "typed": _typed(request, rows),
        "there": selected_films(number, [*(one.film.id for one in found), *(one.id for one in held)]), "add_to": number_in(request, "to"),
    }  # fmt: skip
    begun = {"title": asked.strip()} | ({"to": str(told["add_to"])} if told["add_to"] else {})
    told["new"] = f"{url('programme-film-new', number=number)}?{urlencode(begun)}"
    return page(request, "films", told)


def _typed(request: HttpRequest, rows: list[SectionRow]) -> dict[str, str]:
    """Return the cells of a table that was sent which say something else than when it was opened.

    All others show what stands now: nobody puts back what somebody else changed meanwhile by saving again.
    """
    names = {str(one.id): one.path for one in rows}
    found: dict[str, str] = {}
    for given in request.POST.getlist("row")[:100]:
        section, _bar, rest = request.POST.get(f"was-{given}", "").partition("|")
        premiere, _bar, place = rest.partition("|")
        was = {"section": names.get(section, ""), "premiere": premiere, "place": place.removeprefix("0")}
        for name, before in was.items():
            typed = request.POST.get(f"{name}-{given}", before)
            if typed.strip() != before:
                found[f"{name}-{given}"] = typed
    return found


def _save_table(request: HttpRequest, edition: EditionRow) -> bool:
    by_name = {one.path: one.id for one in sections(edition.id)}
    names = {number: path for path, number in by_name.items()}
    try:
        entries = [_entry(request, given, by_name, names) for given in request.POST.getlist("row")[:100]]
        count = services.change_selections(
            by=member_of(request), edition=edition.id, entries=entries, now=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    told = ngettext("%(count)s film is changed.", "%(count)s films are changed.", count) % {"count": count}
    messages.success(request, told if count else _("Nothing was to be changed."))
    return True


def _entry(request: HttpRequest, given: str, by_name: dict[str, int], names: dict[int, str]) -> QuickEntry:
    """Read a row of the table; what it was is told as `section|premiere|position`."""
    was = request.POST.get(f"was-{given}", "").split("|")
    if not (given.isascii() and given.isdigit() and len(was) == 3):
        raise Refusal(_("This form was not filled in as it was sent to you. Nothing was changed."))
    before = (int(was[0]) if was[0].isdigit() else None, was[1], int(was[2]) if was[2].isdigit() else 0)
    name = " ".join(request.POST.get(f"section-{given}", "").split())
    section = by_name.get(name)
    if name and section is None:
        raise Refusal(_("“%(name)s” is no section of this edition. Nothing was saved.") % {"name": name[:80]})
    if before[0] is not None and names.get(before[0], "") == name:
        section = before[0]
    place = request.POST.get(f"place-{given}", "").strip()
    if place and not (place.isascii() and place.isdigit() and len(place) < 6):
        raise Refusal(_("A place in a section is a whole number. Nothing was saved."))
    if section != before[0] and (not place or int(place) == before[2]):
        place = ""  # In another section it is the last, unless it was given a place there.
    return QuickEntry(int(given), section, request.POST.get(f"premiere-{given}", ""), int(place or 0), before)


@require_POST
@programmers_only
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Put a film into an edition, into the section that was chosen."""
    edition_at(number)
    film, section = number_in(request, "film"), number_in(request, "section")
    asked = f"?to={section}" if section else ""
    if film is None:
        raise Http404
    try:
        made = services.add_film(
            by=member_of(request), edition=number, film=film, entry=SelectionEntry(section=section), now=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(film)s is in the programme.") % {"film": made.film.title})
    return redirect(f"{url('programme-films', number=number)}{asked}")


@programmers_only
def selection(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is said of a film in an edition; its screenings stand beside it, and more are entered there."""
    row = selection_at(number)
    edition = edition_at(row.edition)
    pieces = choices(row.edition)
    names = offered(pieces)
    shorts = [(one.id, name) for name, one in names.items() if one.id != number and not one.withdrawn_at]
    told: dict[str, Any] = {"sections": sections(row.edition), "shorts": shorts}
    if request.method == "POST":
        form = SelectionForm(request.POST, **told)
    else:
        form = SelectionForm(initial=selection_values(row), **told)
    if form.is_valid():
        by, now, entry, as_of = member_of(request), timezone.now(), form.entry(), form.cleaned_data["as_of"]
        act = lambda: services.change_selection(by=by, selection=number, entry=entry, now=now, as_of=as_of)  # noqa: E731
        if save(form, act) is not None:
            messages.success(request, _("Saved."))
            return redirect("programme-selection", number=number)
    every = lines(edition)
    shown = [line for line in every if any(one.selection == number for one in line.films)]
    last = max((line.row.id for line in shown), default=None)
    before = next((line.row for line in shown if line.row.id == last), None)
    own = next((name for name, one in names.items() if one.id == number), "")
    slot = SlotForm(
        auto_id="slot-%s",
        initial=first_slot(edition, before, film=own), edition=edition, films=names,
        screens=screens(), used=used_screens(edition.id),
    )  # fmt: skip
    titles = {line.row.id: line.what for line in every}
    told = {"edition": edition, "row": row, "form": form, "lines": shown, "titles": titles, "slot": slot, "own": own}
    return page(request, "selection", told)


@programmers_only
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the reason, then take a film out of an announced programme."""
    row = selection_at(number)
    edition = edition_at(row.edition)
    by, reason, now = member_of(request), request.POST.get("reason", ""), timezone.now()
    if request.method != "POST":
        coming = [
            line for line in of_selection(edition, number) if line.row.starts > now and line.row.state != "cancelled"
        ]
        parts = [line for line in coming if any(one.selection != number and not one.withdrawn_at for one in line.films)]
        told = {"edition": edition, "row": row, "whole": [one for one in coming if one not in parts], "parts": parts}
        return page(request, "withdraw", told)
    along = request.POST.get("screenings", "") != "stay"
    act = lambda: services.withdraw_film(  # noqa: E731
        by=by, selection=number, reason=reason, now=now, with_screenings=along
    )
    do(request, act, _("%(film)s is withdrawn; it can be taken back.") % {"film": row.title})
    return redirect("programme-selection", number=number)


@require_POST
@programmers_only
def put_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a withdrawn film into the programme again."""
    row = selection_at(number)
    by, now = member_of(request), timezone.now()
    act = lambda: services.put_film_back(by=by, selection=number, now=now)  # noqa: E731
    do(request, act, _("%(film)s is in the programme again.") % {"film": row.title})
    return redirect("programme-selection", number=number)


@programmers_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then take a film out of an edition in preparation."""
    row = selection_at(number)
    if request.method != "POST":
        return ask(request, row.title, url("programme-selection", number=number), edition_at(row.edition))
    by, now = member_of(request), timezone.now()
    act = lambda: services.delete_selection(by=by, selection=number, now=now)  # noqa: E731
    gone = do(request, act, _("%(film)s is not in the edition any more.") % {"film": row.title})
    if gone:
        return redirect("programme-films", number=row.edition)
    return redirect("programme-selection", number=number)
