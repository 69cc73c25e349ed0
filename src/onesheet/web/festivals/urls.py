"""Addresses of festivals, their editions and venues."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from onesheet.web.festivals import awards_export, catalogue, programme_export, schedule, screenings, views


class CatalogueForm(StringConverter):
    """A form that a catalogue has."""

    regex = "csv|md|txt"


class ProgrammeForm(StringConverter):
    """A form that a programme goes out in."""

    regex = "csv|json"


register_converter(CatalogueForm, "catalogue_form")
register_converter(ProgrammeForm, "programme_form")

_EDITION = "festivals/<str:festival>/<str:edition>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("festivals/", views.festivals, name="festivals"),
    path("festivals/<str:festival>", views.festival, name="festival"),
    path(_EDITION, views.edition, name="edition"),
    path(f"{_EDITION}/films", views.films, name="edition-films"),
    path(f"{_EDITION}/schedule", schedule.schedule, name="edition-schedule"),
    path(f"{_EDITION}/changes", views.changes, name="edition-changes"),
    path(f"{_EDITION}/awards", views.awards, name="edition-awards"),
    path(f"{_EDITION}/sections/<str:section>", views.section, name="edition-section"),
    path(f"{_EDITION}/screenings/<number:number>", screenings.screening, name="screening"),
    path(f"{_EDITION}/catalogue.<catalogue_form:form>", catalogue.file, name="edition-catalogue"),
    path(f"{_EDITION}/programme.<programme_form:form>", programme_export.programme, name="edition-programme"),
    path(f"{_EDITION}/awards.<programme_form:form>", awards_export.awards, name="edition-awards-file"),
    path(f"{_EDITION}/catalogue", catalogue.word_counts, name="edition-words"),
    path("venues/", screenings.venues, name="venues"),
    path("venues/<str:slug>", screenings.venue, name="venue"),
]
