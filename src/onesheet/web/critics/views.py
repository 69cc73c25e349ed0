"""Critics and outlets with how they judge, all critics' reviews of a film, and one review in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.accounts.permissions import may_edit
from onesheet.critics.pure.habits import OTHERS, RATINGS
from onesheet.critics.queries.preview import Similar, similar_reviews
from onesheet.critics.queries.reviews import (
    NONE,
    FilmName,
    Order,
    ReviewSheet,
    changes_of,
    film_named,
    film_reviews,
    review_sheet,
    verdict_counts,
    voice_reviews,
)
from onesheet.critics.queries.voices import Kind, VoiceHead, voice_habits, voice_head, voices_page, weights_of
from onesheet.critics.queries.voices import Order as VoiceOrder
from onesheet.web.asked import page_asked
from onesheet.web.critics import wording

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_VERDICTS = ("positive", "mixed", "negative", NONE)


@require_safe
def critics(request: HttpRequest) -> HttpResponse:
    """Show critics, 60 a page, those with most reviews first or by name, or those of a name."""
    return _voices(request, Kind.CRITIC)


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """Show outlets, 60 a page, those with most reviews first or by name, or those of a name."""
    return _voices(request, Kind.OUTLET)


def _voices(request: HttpRequest, kind: Kind) -> HttpResponse:
    order = VoiceOrder.NAME if request.GET.get("sort") == VoiceOrder.NAME.value else VoiceOrder.REVIEWS
    sought = " ".join(request.GET.get("q", "")[:200].split())
    page = voices_page(kind, sought=sought, order=order, page=page_asked(request))
    told = {"kind": kind.value, "page": page, "sought": sought, "order": order.value}
    return render(request, "critics/voices.html", told)


@require_safe
@never_cache
def critic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a critic: how they judge, what they weigh and their reviews. Not kept: every rating by a member may change it."""
    return _voice(request, Kind.CRITIC, slug)


@require_safe
@never_cache
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an outlet: how it judges, what it weighs and its reviews. Not kept: every rating by a member may change it."""
    return _voice(request, Kind.OUTLET, slug)


def _voice(request: HttpRequest, kind: Kind, slug: str) -> HttpResponse:
    head = voice_seen(kind, slug)
    habits = voice_habits(kind, head.id)
    if not habits.reviews and not may_edit(request.user):
        raise Http404(_nobody(kind))
    told = {
        "kind": kind.value,
        "head": head,
        "habits": habits,
        "bars": wording.bins(habits),
        "weights": weights_of(kind, head.id),
        "page": voice_reviews(kind.value, head.id, total=habits.reviews, page=page_asked(request)),
        "others": OTHERS,
        "ratings": RATINGS,
        "words": wording,
    }
    return render(request, "critics/voice.html", told)


def voice_seen(kind: Kind, slug: str) -> VoiceHead:
    """Return the critic or the outlet, or raise Http404."""
    head = voice_head(kind, slug)
    if head is None:
        raise Http404(_nobody(kind))
    return head


def _nobody(kind: Kind) -> str:
    if kind is Kind.CRITIC:
        return _("No critic has this address. It may have been mistyped; the list of critics finds them by name.")
    return _("No outlet has this address. It may have been mistyped; the list of outlets finds them by name.")


def film_seen(slug: str) -> FilmName:
    """Return the film, or raise Http404."""
    film = film_named(slug)
    if film is None:
        raise Http404(_("No film has this address. It may have been mistyped; the search box finds films by title."))
    return film


@require_safe
def of_film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all critics' reviews of a film, 20 a page. While its scores are held back nothing of them is counted."""
    film = film_seen(slug)
    counts = verdict_counts(film.id)
    asked, sorted_by = request.GET.get("verdict", ""), request.GET.get("sort", "")
    verdict = asked if asked in _VERDICTS and not film.held else ""
    order = Order(sorted_by) if sorted_by in {one.value for one in Order} else Order.NEWEST
    told = {
        "film": film,
        "counts": {} if film.held else {name: counts.get("" if name == NONE else name, 0) for name in _VERDICTS},
        "total": sum(counts.values()),
        "verdict": verdict,
        "order": order.value,
        "page": film_reviews(film.id, counts, verdict=verdict, order=order, page=page_asked(request)),
        "words": wording,
    }
    return render(request, "critics/film.html", told)


def sheet_seen(request: HttpRequest, number: int) -> ReviewSheet:
    """Return the review, or raise Http404; what is held back or withdrawn only editors see."""
    sheet = review_sheet(number)
    if sheet is None or not (sheet.is_visible or may_edit(request.user)):
        raise Http404(_("No review is at this address. It may have been withdrawn."))
    return sheet


@require_safe
def review(request: HttpRequest, number: int) -> HttpResponse:
    """Show a review: its mark as printed and as understood, its verdict, where it was found and what it was before."""
    sheet = sheet_seen(request, number)
    told = {
        "sheet": sheet,
        "history": wording.history(sheet, changes_of(number)),
        "similar": _others(sheet) if may_edit(request.user) else [],
        "words": wording,
    }
    return render(request, "critics/review.html", told)


def _others(sheet: ReviewSheet) -> list[Similar]:
    """Return what an editor should look at: the same review may have come in a file and in a document."""
    found = similar_reviews(sheet.film, sheet.critic or "", sheet.outlet or "")
    return [one for one in found if one.id != sheet.id]
