"""The consensus of critics on a film: read it, and for editors write it, take it back, put an earlier one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onesheet.accounts.permissions import may_edit
from onesheet.accounts.services import Refusal
from onesheet.critics.queries.consensus import history, newest_sentence
from onesheet.critics.queries.digest import MOST, film_words
from onesheet.critics.services.consensus import Overtaken, put_back_consensus, take_back_consensus, write_consensus
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.consensus.forms import AsOf, ConsensusForm, TakeBackForm
from onesheet.web.consensus.whose import film_of
from onesheet.web.consensus.words import BESIDE, LABELS
from onesheet.web.limited import Refused

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from onesheet.critics.queries.reviews import FilmName


@require_http_methods(["GET", "HEAD", "POST"])
def consensus(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the sentence, who wrote it and those before it; to an editor a form beside the words critics use most."""
    if request.method == "POST":
        return _write(request, slug)
    return _page(request, film_of(slug))


@editors_only
def _write(request: HttpRequest, slug: str) -> HttpResponse:
    film = film_of(slug)
    form = ConsensusForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            write_consensus(
                film=film.id, text=told["text"], as_of=told["as_of"], reason=told["reason"], by=member_of(request),
                now=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
            if isinstance(refusal, Overtaken):
                form.data = request.POST.copy()
                form.data["as_of"] = str(refusal.standing.pk)
        else:
            messages.success(request, _("The consensus stands."))
            return redirect("film-consensus", slug=film.slug)
    return _page(request, film, form)


@require_POST
@editors_only
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the sentence back; it stays in the history."""
    film = film_of(slug)
    form = TakeBackForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            take_back_consensus(
                film=film.id, as_of=told["as_of"], reason=told["reason"], by=member_of(request), now=timezone.now()
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("The consensus is taken back. It stays in the history, from where it can be put back.")
            )
    else:
        messages.error(request, _fault(form))
    return redirect("film-consensus", slug=film.slug)


@require_POST
@editors_only
def put_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Let an earlier sentence stand again."""
    film = film_of(slug)
    form = AsOf(request.POST)
    if form.is_valid():
        try:
            put_back_consensus(
                film=film.id,
                consensus=number,
                as_of=form.cleaned_data["as_of"],
                by=member_of(request),
                now=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The consensus stands again."))
    else:
        messages.error(request, _fault(form))
    return redirect("film-consensus", slug=film.slug)


def _fault(form: forms.Form) -> str:
    """Return why a form without a page of its own was not taken."""
    if "reason" in form.errors:
        return str(form.errors["reason"][0])
    return _("The page it was sent from was too old; nothing was changed. Look at the consensus and try again.")


def _page(request: HttpRequest, film: FilmName, form: ConsensusForm | None = None) -> HttpResponse:
    editor = may_edit(request.user)
    told: dict[str, object] = {"film": film, "editor": editor, "form": None}
    if film.held and not editor:
        # The sentence tells what the scores would.
        return render(request, "consensus/held.html", told)
    newest = newest_sentence(film.id)
    told |= {"newest": newest, "history": history(film.id, page_asked(request))}
    if editor:
        first = {"as_of": newest.id if newest else 0, "text": newest.text if newest else ""}
        told |= {
            "form": form or ConsensusForm(initial=first),
            "back": TakeBackForm(initial={"as_of": newest.id if newest else 0}, auto_id="back_%s"),
            "words": film_words(film.id, film.title, held=False),
            "labels": LABELS,
            "beside": BESIDE,
            "most": MOST,
        }
    return render(request, "consensus/consensus.html", told)
