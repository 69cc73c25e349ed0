"""Selection panels: for those who sit on them and those who make the programme; nobody else learns that they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.permissions import may_programme
from onesheet.accounts.services import Refusal
from onesheet.festivals.queries import panels as queries
from onesheet.festivals.services import panels as services
from onesheet.search.queries import search
from onesheet.values.names import fold
from onesheet.web.access import member_of, members_only, programmers_only
from onesheet.web.asked import page_asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.queries.panels import FilmLine, PanelHead

FOUND = 12
"""Films that a search shows."""
A_PAGE = 12
"""Films of the long list on a page."""
LINES = 60
"""Titles that are looked up at once."""


def panel_seen(request: HttpRequest, number: int) -> tuple[PanelHead, bool]:
    """Return a panel, and whether who asks sits on it; raise Http404 for all others but programmers. Costs two queries."""
    head = queries.panel_numbered(number)
    member = member_of(request)
    sits = head is not None and queries.sits_on(head.id, member.pk)
    if head is None or not (sits or may_programme(member)):
        raise Http404(_("There is no such panel, or you do not sit on it."))
    return head, sits


@require_safe
@members_only
def panels(request: HttpRequest) -> HttpResponse:
    """Show the panels that one sits on, and all of them to programmers."""
    member = member_of(request)
    rows = queries.panels_with(None if may_programme(member) else member.pk)
    return render(request, "panels/index.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@programmers_only
def of_edition(request: HttpRequest, edition: int) -> HttpResponse:
    """Show the panels of an edition, and make one."""
    title = queries.edition_title(edition)
    if title is None:
        raise Http404(_("There is no such edition."))
    if request.method == "POST":
        try:
            made = services.make_panel(
                by=member_of(request), edition=edition, name=request.POST.get("name", ""),
                threshold=_decimal(request.POST.get("threshold", "6")),
                least_marks=_number(request.POST.get("least_marks", "2")), now=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("panel", number=made.pk)
    told = {"title": title, "edition": edition, "rows": queries.panels_of(edition), "typed": request.POST}
    return render(request, "panels/of_edition.html", told)


@require_safe
@members_only
def panel(request: HttpRequest, number: int) -> HttpResponse:
    """Show the long list with one's own marks, and those of others where one has marked."""
    head, sits = panel_seen(request, number)
    member = member_of(request)
    lines = queries.long_list(head, member.pk, sits=sits)
    programmer = may_programme(member)
    asked = request.GET.get("q", "")[:200].strip()
    found = search(asked).films[:FOUND] if asked else []
    shown = request.GET.get("show", "")
    some = [one for one in lines if _wanted(one, shown)]
    pages = max(1, -(-len(some) // A_PAGE))
    at = min(page_asked(request), pages)
    told = {
        "panel": head,
        "sits": sits,
        "programmer": programmer,
        "lines": some[(at - 1) * A_PAGE : at * A_PAGE],
        "page": at,
        "pages": pages,
        "total": len(lines),
        "short": [one for one in lines if one.short and one.state != "out"],
        "picked": [one for one in lines if one.state == "picked"],
        "waiting": sum(1 for one in lines if one.own is None and one.state == "long") if sits else 0,
        "seats": queries.seats_of(head.id) if programmer else [],
        "sections": queries.sections_of(head.edition) if programmer else [],
        "asked": asked,
        "found": found,
        "there": {one.film for one in lines},
        "show": shown,
        "marks": range(services.LEAST, services.MOST + 1),
    }
    return render(request, "panels/panel.html", told)


def _wanted(line: FilmLine, shown: str) -> bool:
    if shown == "unmarked":
        return line.own is None and line.state != "out"
    return line.short if shown == "short" else True


def _act(request: HttpRequest, number: int, act: Callable[[], object], done: str = "", at: str = "") -> HttpResponse:
    """Do it and come back to the panel; where it is refused say why."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    answer = redirect("panel", number=number)
    asked = "&".join(
        f"{name}={request.POST[name][:20]}" for name in ("show", "page") if _plain(request.POST.get(name, ""))
    )
    answer["Location"] += (f"?{asked}" if asked else "") + at
    return answer


def _plain(words: str) -> bool:
    return bool(words) and words.isascii() and words.isalnum()


@require_POST
@programmers_only
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change the rule of a panel, and whether it takes marks."""
    panel_seen(request, number)
    post, by, now = request.POST, member_of(request), timezone.now()
    return _act(
        request, number,
        lambda: services.change_panel(
            by=by, panel=number, name=post.get("name", ""), threshold=_decimal(post.get("threshold", "")),
            least_marks=_number(post.get("least_marks", "")), taking=post.get("open") == "on", now=now,
        ),
        _("Saved."),
    )  # fmt: skip


@require_POST
@programmers_only
def seat(request: HttpRequest, number: int) -> HttpResponse:
    """Give a member a seat, or take one back."""
    panel_seen(request, number)
    by, now = member_of(request), timezone.now()
    gone = request.POST.get("unseat", "")
    if gone:
        return _act(request, number, lambda: services.unseat(by=by, panel=number, member=_number(gone)))
    name = request.POST.get("username", "")
    return _act(request, number, lambda: services.seat(by=by, panel=number, username=name, now=now))


@require_POST
@members_only
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Put one film that was found on the long list, or those of a pasted list of titles."""
    panel_seen(request, number)
    by, now = member_of(request), timezone.now()
    given = request.POST.get("film", "")
    if given:
        return _act(request, number, lambda: services.propose(by=by, panel=number, films=[_number(given)], now=now))
    films, missing = _read_titles(request.POST.get("titles", ""))
    answer = _act(request, number, lambda: services.propose(by=by, panel=number, films=films, now=now))
    if films:
        messages.success(
            request,
            ngettext("%(num)s title was found.", "%(num)s titles were found.", len(films)) % {"num": len(films)},
        )
    if missing:
        words = _("Not found, or several have the title; search for them one by one: %(titles)s")
        messages.error(request, words % {"titles": "; ".join(missing)[:1500]})
    return answer


def _read_titles(text: str) -> tuple[list[int], list[str]]:
    """Return the films that pasted titles mean, and the titles that mean none or several: a title is never guessed."""
    films: list[int] = []
    missing: list[str] = []
    for line in [one.strip() for one in text.splitlines() if one.strip()][:LINES]:
        title, year = _year_apart(line[:200])
        same = [
            one.film for one in search(title).films
            if fold(one.film.title) == fold(title) and (year is None or one.film.year == year)
        ]  # fmt: skip
        if len(same) == 1:
            films.append(same[0].id)
        else:
            missing.append(line[:80])
    return films, missing


def _year_apart(line: str) -> tuple[str, int | None]:
    head, _paren, rest = line.rpartition("(")
    year = rest.removesuffix(")").strip()
    if head.strip() and line.endswith(")") and year.isascii() and year.isdigit() and len(year) == 4:
        return head.strip(), int(year)
    return line, None


@require_POST
@members_only
def mark(request: HttpRequest, number: int, film: int) -> HttpResponse:
    """Mark a film of the long list, with a note."""
    _on_list(request, number, film)
    by, now, post = member_of(request), timezone.now(), request.POST
    given = post.get("mark", "")
    value = _number(given) if given else None
    act = lambda: services.mark(by=by, film=film, mark=value, note=post.get("note", ""), now=now)  # noqa: E731
    return _act(request, number, act, at=f"#film-{film}")


@require_POST
@members_only
def note(request: HttpRequest, number: int, film: int) -> HttpResponse:
    """Write what was said of a film."""
    _on_list(request, number, film)
    by, post = member_of(request), request.POST
    act = lambda: services.note_film(by=by, film=film, note=post.get("note", ""), was=post.get("was", ""))  # noqa: E731
    return _act(request, number, act, at=f"#film-{film}")


@require_POST
@programmers_only
def decide(request: HttpRequest, number: int, film: int) -> HttpResponse:
    """Pick a film, leave it out, or put it back."""
    _on_list(request, number, film)
    by, state = member_of(request), request.POST.get("state", "")
    return _act(request, number, lambda: services.decide(by=by, film=film, state=state), at=f"#film-{film}")


@require_POST
@programmers_only
def finish(request: HttpRequest, number: int) -> HttpResponse:
    """Put the picked films into the edition."""
    head, _sits = panel_seen(request, number)
    by, now = member_of(request), timezone.now()
    section = request.POST.get("section", "")
    try:
        count = services.put_picks(by=by, panel=number, section=_number(section) if section else None, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("panel", number=number)
    words = ngettext("%(num)s film is in the programme.", "%(num)s films are in the programme.", count)
    messages.success(request, words % {"num": count} if count else _("All picked films are in the programme already."))
    return redirect("programme-films", number=head.edition)


def _on_list(request: HttpRequest, number: int, film: int) -> None:
    """Raise Http404 where the panel is not one's own, or the film is not on its list."""
    panel_seen(request, number)
    if not queries.is_on_list(number, film):
        raise Http404(_("This film is not on the long list any more."))


def _number(words: str) -> int:
    """Read a whole number; what is none is told as out of every range."""
    words = words.strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else -1


def _decimal(words: str) -> float:
    words = words.strip().replace(",", ".")
    return float(words) if words.isascii() and words.replace(".", "", 1).isdigit() and len(words) < 8 else -1.0
