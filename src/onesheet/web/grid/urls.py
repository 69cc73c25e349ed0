"""Addresses. Critics' grids; their feeds are in `feeds`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from onesheet.web.grid import views


class Edition(StringConverter):
    """An edition of a festival: a year or a number. A full stop begins the form of a file."""

    regex = "[^/.]+"


register_converter(Edition, "edition")

urlpatterns: list[URLPattern | URLResolver] = [
    path("grid/", views.index, name="grid"),
    path("grid/year/<number:year>", views.of_a_year, name="grid-year"),
    path("grid/year/<number:year>.csv", views.year_csv, name="grid-year-csv"),
    path("grid/year/<number:year>/grid.json", views.year_json, name="grid-year-json"),
    path("grid/list/<number:number>", views.of_a_list, name="grid-list"),
    path("grid/list/<number:number>.csv", views.list_csv, name="grid-list-csv"),
    path("grid/list/<number:number>/grid.json", views.list_json, name="grid-list-json"),
    path("grid/festival/<str:festival>/<edition:edition>", views.of_a_festival, name="grid-festival"),
    path("grid/festival/<str:festival>/<edition:edition>.csv", views.festival_csv, name="grid-festival-csv"),
    path("grid/festival/<str:festival>/<edition:edition>/grid.json", views.festival_json, name="grid-festival-json"),
]
