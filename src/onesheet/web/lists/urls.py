"""Addresses. Lists of films and challenges."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.lists import challenges, editing, films, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("lists/", views.lists, name="lists"),
    path("lists/mine", views.my_lists, name="my-lists"),
    path("lists/new", editing.new_list, name="list-new"),
    path("lists/<int:number>", views.show, name="list"),
    path("lists/<int:number>.csv", views.as_csv_file, name="list-csv"),
    path("lists/<int:number>.json", views.as_json_file, name="list-json"),
    path("lists/<int:number>/edit", editing.change, name="list-edit"),
    path("lists/<int:number>/delete", editing.delete, name="list-delete"),
    path("lists/<int:number>/copy", editing.copy, name="list-copy"),
    path("lists/<int:number>/editors", editing.editors, name="list-editors"),
    path("lists/<int:number>/editors/<int:member>/remove", editing.remove, name="list-editor-remove"),
    path("lists/<int:number>/standings", challenges.all_standings, name="challenge-standings"),
    path("lists/<int:number>/part", challenges.take_part, name="challenge-part"),
    path("lists/<int:number>/part/end", challenges.leave, name="challenge-leave"),
    path("lists/<int:number>/films", films.edit_films, name="list-films"),
    path("lists/<int:number>/add", films.add, name="list-film-add"),
    path("lists/<int:number>/put-back", films.put_back, name="list-film-put-back"),
    path("lists/<int:number>/films/<str:slug>", films.entry, name="list-film"),
    path("lists/<int:number>/films/<str:slug>/note", films.note, name="list-film-note"),
    path("lists/<int:number>/films/<str:slug>/move", films.move, name="list-film-move"),
    path("lists/<int:number>/films/<str:slug>/remove", films.remove, name="list-film-remove"),
    path("challenges/", challenges.challenges, name="challenges"),
    path("challenges/new", editing.new_challenge, name="challenge-new"),
    path("films/<str:slug>/lists", films.lists_of_film, name="film-lists"),
    path("films/<str:slug>/on-lists", views.with_a_film, name="lists-of-film"),
]
