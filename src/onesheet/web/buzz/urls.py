"""Addresses of an edition's buzz, and of films like one of its."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from onesheet.feeds.buzz import buzz_feed
from onesheet.web.buzz import views

_EDITION = "festivals/<str:festival>/<str:edition>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_EDITION}/buzz", views.buzz, name="edition-buzz"),
    path(f"{_EDITION}/buzz.json", views.as_json, name="edition-buzz-json"),
    path(f"{_EDITION}/buzz.zip", views.as_zip, name="edition-buzz-zip"),
    re_path(
        r"^festivals/(?P<festival>[^/]+)/(?P<edition>[^/]+)/buzz-feed\.(?P<form>atom|rss|json)$",
        buzz_feed,
        name="edition-buzz-feed",
    ),
    path(f"{_EDITION}/buzz/<str:slug>", views.film, name="edition-buzz-film"),
    path(f"{_EDITION}/buzz/<str:slug>/inputs.zip", views.film_zip, name="edition-buzz-film-zip"),
    path(f"{_EDITION}/big-screen", views.big_screen, name="edition-big-screen"),
    path(f"{_EDITION}/films/<str:slug>/more", views.more, name="edition-film-more"),
]
