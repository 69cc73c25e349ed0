"""Addresses. Lists of films and challenges."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.lists import challenges, editing, films, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("lists/", views.lists, name="lists"),
    path("lists/mine", views.my_lists, name="my-lists"),
    path("lists/new", editing.new_list, name="list-new"),
    path("lists/<number:number>", views.show, name="list"),
    path("lists/<number:number>.csv", views.as_csv_file, name="list-csv"),
    path("lists/<number:number>.json", views.as_json_file, name="list-json"),
    path("lists/<number:number>/edit", editing.change, name="list-edit"),
    path("lists/<number:number>/delete", editing.delete, name="list-delete"),
    path("lists/<number:number>/copy", editing.copy, name="list-copy"),
    path("lists/<number:number>/editors", editing.editors, name="list-editors"),
    path("lists/<number:number>/editors/<number:member>/remove", editing.remove, name="list-editor-remove"),
    path("lists/<number:number>/standings", challenges.all_standings, name="challenge-standings"),
    path("lists/<number:number>/part", challenges.take_part, name="challenge-part"),
    path("lists/<number:number>/part/end", challenges.leave, name="challenge-leave"),
    path("lists/<number:number>/films", films.edit_films, name="list-films"),
    path("lists/<number:number>/add", films.add, name="list-film-add"),
    path("lists/<number:number>/put-back", films.put_back, name="list-film-put-back"),
    path("lists/<number:number>/films/<str:slug>", films.entry, name="list-film"),
    path("lists/<number:number>/films/<str:slug>/note", films.note, name="list-film-note"),
    path("lists/<number:number>/films/<str:slug>/move", films.move, name="list-film-move"),
    path("lists/<number:number>/films/<str:slug>/remove", films.remove, name="list-film-remove"),
    path("challenges/", challenges.challenges, name="challenges"),
    path("challenges/new", editing.new_challenge, name="challenge-new"),
    path("films/<str:slug>/lists", films.lists_of_film, name="film-lists"),
    path("films/<str:slug>/on-lists", views.with_a_film, name="lists-of-film"),
]
