"""Members: who is here, their pages, films, reviews and lists, and how far two of them agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.accounts.queries.members import Side, follow_page
from onesheet.lists.queries.index import of_member as lists_of
from onesheet.lists.queries.latest import latest_lists
from onesheet.reviews.pure.markdown import render as render_markdown
from onesheet.reviews.queries.cards import CARDS_A_PAGE, member_reviews_count
from onesheet.reviews.queries.cards import member_reviews as review_cards
from onesheet.reviews.queries.compatibility import Closeness, common_page
from onesheet.reviews.queries.grid import By, GridAsked, Show, grid_choices, grid_page
from onesheet.reviews.queries.profile import Sorted, film_figures, members_page, profile
from onesheet.reviews.queries.statistics import diary_years
from onesheet.scores.compatibility import APART, ENOUGH, FEWEST, RULE
from onesheet.values.names import fold
from onesheet.web.access import members_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked, years_asked
from onesheet.web.lists.covers import cover
from onesheet.web.members.charts import Bar, halves_bars
from onesheet.web.members.kept import kept
from onesheet.web.members.whose import blocked_too, of_member, viewer_of

if TYPE_CHECKING:
    from enum import Enum
    from typing import TypeVar

    from django.http import HttpRequest

    from onesheet.accounts.queries.members import MemberHead

    Choice = TypeVar("Choice", bound=Enum)

REVIEWS_ON_PROFILE = 3
LISTS_ON_PROFILE = 4


def _choice(request: HttpRequest, name: str, choices: type[Choice], default: Choice) -> Choice:
    """Return what a parameter chooses; the default where it chooses nothing there is."""
    asked = request.GET.get(name, "")
    return next((one for one in choices if one.value == asked), default)


@require_safe
@never_cache
def member_list(request: HttpRequest) -> HttpResponse:
    """Show who is here, 40 a page; `?sort=name` by name. Not kept by a cache: activity is not told to it."""
    order = _choice(request, "sort", Sorted, Sorted.ACTIVE)
    page = members_page(viewer=viewer_of(request), order=order, page=page_asked(request))
    return render(request, "members/list.html", {"page": page, "orders": list(Sorted)})


@require_safe
@of_member
@blocked_too
def member(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show a member's page."""
    if head.blocked:
        return render(request, "members/blocked.html", {"head": head})
    viewer = viewer_of(request)
    figures = kept(head, "films", lambda: film_figures(head)) if head.films_seen else None
    page = profile(head, year=timezone.localdate().year, figures=figures)
    lists = latest_lists(head, LISTS_ON_PROFILE)
    rated = f"{url('member-films', username=head.username)}?show=rated&rating=%s"
    told = {
        "head": head,
        "page": page,
        "about": render_markdown(head.about).html if head.about else "",
        "bars": halves_bars(page.ratings.halves, rated) if page.ratings and page.ratings.count else [],
        "reviews": review_cards(head.id, viewer, limit=REVIEWS_ON_PROFILE),
        "lists": lists,
        "lists_total": lists[0].total if lists else 0,
    }
    return render(request, "members/member.html", told)


@require_safe
@of_member
def member_films(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show a member's films as posters, 24 a page, narrowed and ordered as the address asks."""
    if not head.films_seen:
        return render(request, "members/films.html", {"head": head, "page": None})
    rating = request.GET.get("rating", "")
    years = years_asked(request.GET.get("year", ""))
    asked = GridAsked(
        show=_choice(request, "show", Show, Show.WATCHED),
        years=years,
        genre=fold(request.GET.get("genre", ""))[:200],
        country=fold(request.GET.get("country", ""))[:20],
        rating=int(rating) if rating in {str(half) for half in range(1, 11)} else None,
        by=_choice(request, "sort", By, By.RATED),
    )
    choices = kept(head, asked.show, lambda: grid_choices(head.id, asked.show))
    page = grid_page(head, asked, choices, page_asked(request))
    told = {
        "head": head,
        "page": page,
        "asked": asked,
        "years": request.GET.get("year", "") if years else "",
        "shows": list(Show),
        "orders": list(By),
    }
    answer = render(request, "members/films.html", told)
    if asked.by is By.AVERAGE:
        # What others rate raises no version of this member's pages.
        add_never_cache_headers(answer)
    return answer


@require_safe
@of_member
def member_reviews(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show a member's reviews, the newest first, 20 a page."""
    viewer = viewer_of(request)
    total = member_reviews_count(head.id, viewer)
    pages = max(1, -(-total // CARDS_A_PAGE))
    page = min(page_asked(request), pages)
    cards = review_cards(head.id, viewer, offset=(page - 1) * CARDS_A_PAGE)
    told = {"head": head, "reviews": cards, "total": total, "page": page, "pages": pages}
    return render(request, "members/reviews.html", told)


@require_safe
@of_member
def member_lists(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show a member's lists and challenges."""
    page = lists_of(head.id, viewer=viewer_of(request), page=page_asked(request))
    return render(request, "members/lists.html", {"head": head, "page": page, "cover": cover})


@require_safe
@of_member
def member_followers(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show who follows a member."""
    return _follows(request, head, Side.FOLLOWERS)


@require_safe
@of_member
def member_following(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show whom a member follows."""
    return _follows(request, head, Side.FOLLOWING)


def _follows(request: HttpRequest, head: MemberHead, side: Side) -> HttpResponse:
    page = follow_page(head, side, page_asked(request))
    return render(request, "members/follows.html", {"head": head, "page": page, "side": side})


@require_safe
@members_only
@of_member
def with_me(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show how far the viewer and a member agree, with the rule, its numbers and the films."""
    if head.own:
        return HttpResponseRedirect(url("member", username=head.username))
    if not head.films_seen:
        return render(request, "members/with_me.html", {"head": head, "page": None})
    order = _choice(request, "sort", Closeness, Closeness.CLOSEST)
    page = common_page(viewer=head.viewer, member=head.id, order=order, page=page_asked(request))
    rule = {"name": RULE, "fewest": FEWEST, "enough": ENOUGH, "apart": APART}
    told = {"head": head, "page": page, "bars": _apart_bars(page.apart), "rule": rule, "orders": list(Closeness)}
    return render(request, "members/with_me.html", told)


def _apart_bars(apart: list[int]) -> list[Bar]:
    """Return a bar for every distance between two ratings."""
    labels = [
        gettext("the same") if not halves else gettext("%(stars)s apart") % {"stars": _stars(halves)}
        for halves in range(len(apart))
    ]
    shorts = [f"{halves // 2 or ('' if halves else '0')}{'½' if halves % 2 else ''}" for halves in range(len(apart))]
    return [Bar(label, short, count) for label, short, count in zip(labels, shorts, apart, strict=True)]


def _stars(halves: int) -> str:
    if halves == 1:
        return gettext("half a star")
    if halves == 2:
        return gettext("one star")
    return gettext("%(number)s stars") % {"number": f"{halves // 2}{'½' if halves % 2 else ''}"}


@require_safe
@of_member
def member_latest_year(request: HttpRequest, head: MemberHead) -> HttpResponse:  # noqa: ARG001 - as all of these are called
    """Lead to the newest year of a diary, as the viewer may see it; to this one where there is none."""
    years = [int(one.year) for one in diary_years(head.id, head.seen) if one.year]
    return redirect("member-year", username=head.username, year=max(years, default=timezone.localdate().year))
