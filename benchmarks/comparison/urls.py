"""Addresses of the plain Django site."""

from __future__ import annotations

from django.urls import path

from benchmarks.comparison import views

urlpatterns = [path("", views.bare), path("films/<str:slug>", views.film, name="film")]
