"""What outlets and critics weigh: every decision with its reason, and the form by which editors give a weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from onesheet.accounts.permissions import may_edit
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, Outlet
from onesheet.critics.models.voices import WEIGHT
from onesheet.critics.queries.voices import Kind, voice_head
from onesheet.critics.queries.voices import weights_of as weights_of_unseen
from onesheet.critics.queries.weights import Weighed, Weights, weighed, weights, weights_of
from onesheet.critics.services.weights import weigh
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused, form_answer
from onesheet.web.scores import wording
from onesheet.web.scores.forms import WeightForm
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def all_weights(request: HttpRequest) -> HttpResponse:
    """Show every decision about what an outlet or a critic weighs, newest first."""
    found = weights(page_asked(request))
    return render(request, "scores/weights.html", {"found": found, "rows": found.rows, "one": None, "wording": wording})


@require_http_methods(["GET", "HEAD", "POST"])
def weights_of_one(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show what one outlet or critic weighs, why, and what it weighed before; an editor may give it another weight."""
    if request.method == "POST":
        return _give(request, kind, slug)
    one = _seen(request, kind, slug)
    told = _told(request, kind, one)
    again = _like(request.GET.get("like", ""), told["rows"])
    first = {"weight": wording.weight_words(again, 100)} if again is not None else {}
    return render(request, "scores/weights.html", {**told, "form": WeightForm(one.weight, initial=first)})


@editors_only
def _give(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    one = _seen(request, kind, slug)
    form = WeightForm(one.weight, request.POST)
    if form.is_valid():
        voice = Critic(pk=one.id) if kind == Kind.CRITIC.value else Outlet(pk=one.id)
        try:
            films = weigh(voice=voice, **form.cleaned_data, by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        else:
            messages.success(request, _given(one, form.cleaned_data["weight"], films))
            return redirect("score-weight", kind=kind, slug=slug)
    page = render(request, "scores/weights.html", {**_told(request, kind, one), "form": form})
    return form_answer(page, form)


def _given(one: Weighed, weight: int, films: int) -> str:
    """Say that a weight was given, and what came of it."""
    told = {"name": one.name, "weight": wording.weight_words(weight, 100), "count": number_words(films)}
    if not films:
        return _("%(name)s weighs %(weight)s now. No film has a mark by it, so no score changes.") % told
    return (
        ngettext(
            "%(name)s weighs %(weight)s now. %(count)s film was counted again.",
            "%(name)s weighs %(weight)s now. %(count)s films were counted again.",
            films,
        )
        % told
    )


def _seen(request: HttpRequest, kind: str, slug: str) -> Weighed:
    """Return an outlet or a critic, or raise Http404. One of whom no review is shown is there for editors alone."""
    one = weighed(kind, slug)
    if one is None and may_edit(request.user):
        head = voice_head(Kind(kind), slug)
        one = Weighed(head.id, head.name, head.slug, head.weight) if head else None
    if one is None:
        raise Http404(_("No outlet or critic has this address. It may have been mistyped."))
    return one


def _told(request: HttpRequest, kind: str, one: Weighed) -> dict[str, Any]:
    found: Weights = weights_of(kind, one.slug, page_asked(request))
    rows: list[Any] = list(found.rows)
    if not rows and may_edit(request.user):
        # What is not for everybody yet, since no review of it is.
        rows = list(weights_of_unseen(Kind(kind), one.id))
    return {"found": found, "rows": rows, "one": one, "kind": kind, "wording": wording}


def _like(asked: str, rows: list[Any]) -> int | None:
    """Return the weight of the decision that is named by its place on the page, to be given again; `0` is the first, 1."""
    if asked == "0":
        return WEIGHT
    return next((one.weight for place, one in enumerate(rows, start=1) if str(place) == asked), None)
