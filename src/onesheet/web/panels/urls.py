"""Addresses of selection panels, and of what a club keeps of its season."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.panels import season, views

_PANEL = "panels/<number:number>"
_FILM = f"{_PANEL}/films/<number:film>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("panels/", views.panels, name="panels"),
    path("programme/editions/<number:edition>/panels", views.of_edition, name="programme-panels"),
    path(_PANEL, views.panel, name="panel"),
    path(f"{_PANEL}/change", views.change, name="panel-change"),
    path(f"{_PANEL}/seats", views.seat, name="panel-seats"),
    path(f"{_PANEL}/films", views.propose, name="panel-propose"),
    path(f"{_PANEL}/finish", views.finish, name="panel-finish"),
    path(f"{_FILM}/mark", views.mark, name="panel-mark"),
    path(f"{_FILM}/note", views.note, name="panel-note"),
    path(f"{_FILM}/decide", views.decide, name="panel-decide"),
    path("festivals/<str:festival>/<str:edition>/league", season.league_table, name="edition-league"),
    path("programme/screenings/<number:number>/comments", season.comments, name="programme-comments"),
    path("programme/editions/<number:number>/box-office", season.box_office, name="programme-box-office"),
    path("programme/editions/<number:number>/box-office.csv", season.box_office_csv, name="programme-box-office-csv"),
]
