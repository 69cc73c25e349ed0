"""Addresses. What editors hold back; above those of reviews and of scores, whose names could be `held` and `hold`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.embargo import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("critic-reviews/held", views.held, name="held"),
    path("critic-reviews/<number:number>/hold", views.hold_review, name="critic-review-hold"),
    path("critic-reviews/<number:number>/release", views.release_review, name="critic-review-release"),
    path("films/<str:slug>/scores/hold", views.hold_scores, name="film-scores-hold"),
    path("films/<str:slug>/scores/release", views.release_scores, name="film-scores-release"),
]
