"""Venues, their screens, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onesheet.festivals.queries.desk_screenings import screens, venues, walks_of
from onesheet.festivals.services import venues as services
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.programme.acts import ask, do, page, save, venue_at
from onesheet.web.programme.forms import MORE_SCREENS, ScreenForm, VenueForm, screen_values, venue_values

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.models import Venue
    from onesheet.festivals.services.entry import VenueEntry

MOST_SCREENS = 60


@require_safe
@programmers_only
def venue_list(request: HttpRequest) -> HttpResponse:
    """Show all venues with their screens."""
    by_venue: dict[int, list[object]] = {}
    for screen in screens():
        by_venue.setdefault(screen.venue, []).append(screen)
    return page(request, "venues", {"rows": venues(), "screens": by_venue})


@programmers_only
def new_venue(request: HttpRequest) -> HttpResponse:
    """Make a venue with its screens."""
    return _form(request, None)


@programmers_only
def venue(request: HttpRequest, number: int) -> HttpResponse:
    """Change a venue and its screens; the ways to others stand beside it."""
    return _form(request, number)


def _form(request: HttpRequest, number: int | None) -> HttpResponse:
    row = venue_at(number) if number is not None else None
    own = [one for one in screens() if one.venue == number] if row else []
    if request.method == "POST":
        form, rows = VenueForm(request.POST), _posted(request)
    else:
        form = VenueForm(initial=venue_values(row) if row else {})
        first = [ScreenForm(initial=screen_values(one), prefix=str(at)) for at, one in enumerate(own)]
        free = [
            ScreenForm(initial={"there": not own and not at}, prefix=str(len(own) + at)) for at in range(MORE_SCREENS)
        ]
        rows = first + free
    if request.method == "POST" and form.is_valid() and all(one.is_valid() for one in rows):
        made = _save(request, form, form.entry([one for one in (row.entry() for row in rows) if one]), number)
        if made is not None:
            messages.success(request, _("%(name)s is saved.") % {"name": made.name})
            return redirect("programme-venue", number=made.pk)
    others = [one for one in venues() if one.id != number] if row else []
    told = {
        "form": form, "row": row, "rows": rows, "others": others, "walks": walks_of(row.id) if row else {},
        "used": {one.id: one.screenings for one in own},
    }  # fmt: skip
    return page(request, "venue", told)


def _posted(request: HttpRequest) -> list[ScreenForm]:
    given = request.POST.get("rows", "")
    count = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 0
    return [ScreenForm(request.POST, prefix=str(at)) for at in range(min(count, MOST_SCREENS))]


def _save(request: HttpRequest, form: VenueForm, entry: VenueEntry, number: int | None) -> Venue | None:
    by, now, as_of = member_of(request), timezone.now(), form.cleaned_data["as_of"]
    if number is None:
        return save(form, lambda: services.make_venue(by=by, entry=entry, now=now))
    return save(form, lambda: services.change_venue(by=by, venue=number, entry=entry, now=now, as_of=as_of))


@require_POST
@programmers_only
def walks(request: HttpRequest, number: int) -> HttpResponse:
    """Say how long it takes on foot to the other venues."""
    venue_at(number)
    minutes: dict[int, int | None] = {}
    wrong = False
    for name in list(request.POST)[:500]:
        to = name.removeprefix("to-")
        if to == name or not (to.isascii() and to.isdigit() and len(to) < 16):
            continue
        words = request.POST.get(name, "").strip()
        known = words.isascii() and words.isdigit() and len(words) < 5
        wrong = wrong or bool(words and not known)
        minutes[int(to)] = int(words) if known else None
    if wrong:
        messages.error(request, _("Ways are told in whole minutes; nothing was changed."))
    else:
        done = _("The ways are saved.")
        do(request, lambda: services.set_walks(by=member_of(request), venue=number, minutes=minutes), done)
    return redirect("programme-venue", number=number)


@programmers_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete a venue where nothing was shown."""
    row = venue_at(number)
    if request.method != "POST":
        return ask(request, row.name, url("programme-venue", number=number))
    done = _("%(name)s is deleted.") % {"name": row.name}
    gone = do(request, lambda: services.delete_venue(by=member_of(request), venue=number), done)
    return redirect("programme-venues") if gone else redirect("programme-venue", number=number)
