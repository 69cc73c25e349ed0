"""A bare view, and a film's page written the way Django's tutorial teaches it: models, `select_related`, a template."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from onesheet.films.models import Film
from onesheet.sources.models import Document


def bare(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view takes the request
    """Answer without asking or rendering anything."""
    return HttpResponse("A film by somebody.")


def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a film with its record, reviews and documents."""
    one = get_object_or_404(Film, slug=slug)
    said = "statement__document__source"
    return render(
        request,
        "film.html",
        {
            "film": one,
            "titles": one.title_rows.select_related(said).order_by("position"),
            "credits": one.credit_rows.select_related("person", said).order_by("function", "position"),
            "releases": one.release_rows.select_related(said).order_by("position"),
            "figures": one.figure_rows.select_related(said).order_by("property", "position"),
            "facts": one.fact_rows.select_related(said).order_by("property", "position"),
            "reviews": one.quoted_reviews.select_related("document__source")
            .filter(document__state="published")
            .order_by("-document_id", "start")[:8],
            "documents": Document.objects.filter(statements__film=one, state="published")
            .select_related("source")
            .distinct()
            .order_by("id"),
        },
    )
