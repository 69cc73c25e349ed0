"""Addresses. What critics say of a film together: the consensus an editor writes, and the words they use most."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.consensus import views, words

urlpatterns: list[URLPattern | URLResolver] = [
    path("films/<str:slug>/consensus", views.consensus, name="film-consensus"),
    path("films/<str:slug>/consensus/take-back", views.take_back, name="film-consensus-take-back"),
    path("films/<str:slug>/consensus/<number:number>/put-back", views.put_back, name="film-consensus-put-back"),
    path("films/<str:slug>/critics/words", words.film, name="film-words"),
    path("words-of-critics", words.method, name="words-method"),
]
