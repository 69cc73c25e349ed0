"""Addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from onesheet.web.documents import views as documents
from onesheet.web.films import views as films
from onesheet.web.home import views as home
from onesheet.web.people import views as people
from onesheet.web.search import views as search

urlpatterns: list[URLPattern | URLResolver] = [
    # First: hundreds of phones ask for these at once, and each address that is tried before costs them.
    path("", include("onesheet.web.votes.urls")),
    path("", home.home, name="home"),
    path("robots.txt", home.robots, name="robots"),
    path("films/", films.film_list, name="films"),
    path("films/<str:slug>", films.film, name="film"),
    path("films/<str:slug>/poster.svg", films.film_poster_svg, name="film-poster"),
    path("films/<str:slug>/record", films.record, name="film-record"),
    path("films/<str:slug>/record/<str:name>", films.record_property, name="film-record-property"),
    path("people/", people.person_list, name="people"),
    path("people/<str:slug>", people.person, name="person"),
    path("people/<str:slug>/gender", people.gender, name="person-gender"),
    path("documents/<number:document>", documents.show, name="document"),
    path("search", search.results, name="search"),
    path("", include("onesheet.web.consensus.urls")),
    path("", include("onesheet.web.critics.urls")),
    path("", include("onesheet.web.embargo.urls")),
    path("", include("onesheet.web.exchange.urls")),
    path("", include("onesheet.web.buzz.urls")),
    path("", include("onesheet.web.festivals.urls")),
    path("", include("onesheet.web.grid.urls")),
    path("", include("onesheet.web.intake.urls")),
    path("", include("onesheet.web.signing.urls")),
    path("", include("onesheet.web.panel.urls")),
    path("", include("onesheet.web.panels.urls")),
    path("", include("onesheet.web.plans.urls")),
    path("", include("onesheet.web.programme.urls")),
    path("", include("onesheet.web.reviews.urls")),
    path("", include("onesheet.web.members.urls")),
    path("", include("onesheet.web.feed.urls")),
    path("", include("onesheet.web.lists.urls")),
    path("", include("onesheet.web.moderation.urls")),
    path("", include("onesheet.web.scores.urls")),
    path("", include("onesheet.web.settings.urls")),
]
