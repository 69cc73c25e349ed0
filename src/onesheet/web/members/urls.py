"""Addresses. Members: profiles, diaries, films, years, following."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
