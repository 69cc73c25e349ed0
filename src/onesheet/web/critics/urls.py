"""Addresses. Critics, outlets and their reviews."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.critics import editing, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("critics/", views.critics, name="critics"),
    path("critics/<str:slug>", views.critic, name="critic"),
    path("critics/<str:slug>/edit", editing.critic, name="critic-edit"),
    path("outlets/", views.outlets, name="outlets"),
    path("outlets/<str:slug>", views.outlet, name="outlet"),
    path("outlets/<str:slug>/edit", editing.outlet, name="outlet-edit"),
    path("films/<str:slug>/critics", views.of_film, name="film-critics"),
    path("films/<str:slug>/critics/new", editing.new, name="film-critics-new"),
    path("critic-reviews/<number:number>", views.review, name="critic-review"),
    path("critic-reviews/<number:number>/edit", editing.change, name="critic-review-edit"),
    path("critic-reviews/<number:number>/withdraw", editing.withdraw, name="critic-review-withdraw"),
    path("critic-reviews/<number:number>/restore", editing.restore, name="critic-review-restore"),
]
