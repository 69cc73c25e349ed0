"""Adding a document: bring it, look at what was read, answer what is doubtful, publish or discard, and take it back."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.accounts.limits import ADD
from onesheet.accounts.models import Member
from onesheet.accounts.services import attempt
from onesheet.accounts.services.attempts import TooOften
from onesheet.festivals.queries.known import known_to_readers
from onesheet.films import services
from onesheet.films.queries import waiting as queries
from onesheet.sources.fetching import FetchError, fetch
from onesheet.sources.models import Document
from onesheet.web.access import editors_only
from onesheet.web.asked import page_asked
from onesheet.web.intake.choices import Choices, chosen
from onesheet.web.intake.forms import AddForm, WithdrawForm
from onesheet.web.intake.given import Given, take
from onesheet.web.intake.sheet import SHOWN_TEXT, film_parts, shortened
from onesheet.web.limited import Refused, form_answer

_SETTLED: dict[str, Any] = {
    Document.State.PUBLISHED: gettext_lazy("This document is published already. Here it is."),
    Document.State.SUPERSEDED: gettext_lazy("This document was published, and a newer text has taken its place since."),
    Document.State.WITHDRAWN: gettext_lazy("This document was published and withdrawn since."),
}


@editors_only
def add(request: HttpRequest) -> HttpResponse:
    """Take a text, a file or an address, and lead on to what was read from it."""
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if form.is_valid():
        proposal = _propose(request, form)
        if proposal is not None:
            return _to_proposal(request, proposal)
    page = {"form": form, "sources": queries.source_names()}
    return form_answer(render(request, "intake/add.html", page), form)


def _propose(request: HttpRequest, form: AddForm) -> services.Proposal | None:
    """Store what was given as a proposal; None with the reason in the form where that cannot be."""
    fields = form.cleaned_data
    try:
        attempt(limit=ADD, by=_member(request), now=timezone.now())
        given = take(fields, partial(fetch, site=settings.SITE_URL), known_to_readers())
        if given.problem:
            form.add_error(given.field, given.problem)
            return None
        return _stored(given, fields, _member(request))
    except FetchError as fault:
        form.add_error("address", str(fault))
    except TooOften as refusal:
        form.add_error(None, Refused(refusal))
    except services.Refusal as refusal:
        form.add_error(None, str(refusal))
    return None


def _stored(given: Given, fields: dict[str, Any], by: Member) -> services.Proposal:
    return services.propose(
        reading=given.reading,
        by=by,
        now=timezone.now(),
        origin=given.origin,
        address=fields["shown_at"] or given.origin,
        source_name=fields["source_name"],
        source_kind=fields["source_kind"],
        licence=fields["licence"],
    )


def _to_proposal(request: HttpRequest, proposal: services.Proposal) -> HttpResponse:
    document = proposal.document
    if proposal.created:
        return redirect("proposal", document=document.pk)
    if document.state == Document.State.PROPOSED:
        messages.info(request, _("This very text waits already. Here it is; nothing was added."))
        return redirect("proposal", document=document.pk)
    messages.info(request, _("This very text is here already, as this document. Nothing was added."))
    return redirect("document", document=document.pk)


@editors_only
def proposals(request: HttpRequest) -> HttpResponse:
    """List the documents that wait."""
    return render(request, "intake/proposals.html", {"waiting": queries.waiting(page_asked(request))})


@editors_only
def proposal(request: HttpRequest, document: int) -> HttpResponse:
    """Show what was read from a document that waits, with what is doubtful as questions."""
    found = _document(document)
    if found.state != Document.State.PROPOSED:
        return _to_settled(request, found)
    return _sheet(request, found, services.preview(document=found), Choices())


@editors_only
def publish(request: HttpRequest, document: int) -> HttpResponse:
    """Publish a proposal with the choices made; show it again with what is missing."""
    found = _document(document)
    if found.state != Document.State.PROPOSED:
        return _to_settled(request, found)
    if request.method != "POST":
        return redirect("proposal", document=document)
    preview = services.preview(document=found)
    choices = chosen(request.POST, request.POST.getlist("leave"), preview.films, preview.dates, queries.film_at)
    if not choices.errors:
        try:
            outcome = _publish(found, choices, _member(request))
        except services.Refusal as refusal:
            choices.errors["all"] = str(refusal)
        else:
            messages.success(request, outcome.sentence)
            return redirect("film", slug=outcome.films[0].slug)
    found = _document(document)
    if found.state != Document.State.PROPOSED:  # somebody was quicker
        return _to_settled(request, found)
    return _sheet(request, found, preview, choices)


def _publish(document: Document, choices: Choices, by: Member) -> services.Outcome:
    return services.publish(
        document=document,
        by=by,
        now=timezone.now(),
        films=choices.films,
        left_out=choices.left_out,
        answers=choices.answers,
    )


@editors_only
def discard(request: HttpRequest, document: int) -> HttpResponse:
    """Throw a proposal away."""
    found = _document(document)
    if found.state == Document.State.PROPOSED and request.method != "POST":
        return redirect("proposal", document=document)
    try:
        outcome = services.discard(document=found, by=_member(request), now=timezone.now())
    except services.Refusal:
        return _to_settled(request, found)
    messages.success(request, outcome.sentence)
    return redirect("proposals")


@editors_only
def withdraw(request: HttpRequest, document: int) -> HttpResponse:
    """Ask before a published document is taken back, and offer to undo it afterwards."""
    found = _document(document)
    form = WithdrawForm(request.POST) if request.method == "POST" else WithdrawForm()
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        _act(request, partial(services.withdraw, document=found, reason=reason))
        return redirect("document-withdraw", document=document)
    page = {"document": found, "form": form, "films": queries.consequences(document)}
    return render(request, "intake/withdraw.html", page)


@editors_only
def restore(request: HttpRequest, document: int) -> HttpResponse:
    """Publish a withdrawn document again."""
    found = _document(document)
    if request.method == "POST":
        _act(request, partial(services.restore, document=found))
    return redirect("document-withdraw", document=document)


def _act(request: HttpRequest, act: partial[services.Outcome]) -> None:
    """Do it and say what came of it, or why nothing did."""
    try:
        messages.success(request, act(by=_member(request), now=timezone.now()).sentence)
    except services.Refusal as refusal:
        messages.error(request, str(refusal))


def _document(document: int) -> Document:
    found = queries.document_to_act_on(document)
    if found is None:
        raise Http404
    return found


def _member(request: HttpRequest) -> Member:
    member = request.user
    assert isinstance(member, Member)
    return member


def _to_settled(request: HttpRequest, document: Document) -> HttpResponse:
    """Lead on from a proposal that is none any more, as after a second press of a button."""
    if document.state == Document.State.DISCARDED:
        messages.info(request, _("This document was discarded before; there is nothing left of it."))
        return redirect("proposals")
    messages.info(request, _SETTLED.get(document.state, _("This document does not wait any more.")))
    return redirect("document", document=document.pk)


def _sheet(request: HttpRequest, document: Document, preview: services.Preview, choices: Choices) -> HttpResponse:
    page = {
        "document": document,
        "preview": preview,
        "parts": film_parts(preview),
        "choices": choices,
        "given": request.POST,
        "shortened": shortened,
        "shown_text": SHOWN_TEXT,
    }
    return render(request, "intake/proposal.html", page)
