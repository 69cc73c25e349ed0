"""Addresses. A film and me: what a member does on a film's page."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.films import views as films
from onesheet.web.panel import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("films/<str:slug>/reviews", films.reviews, name="film-reviews"),
    path("films/<str:slug>/mark", views.mark, name="film-mark"),
    path("films/<str:slug>/log", views.log, name="film-log"),
    path("films/<str:slug>/me", views.me, name="film-me"),
    path("viewings/<number:viewing>", views.viewing, name="viewing"),
    path("viewings/<number:viewing>/delete", views.delete, name="viewing-delete"),
]
