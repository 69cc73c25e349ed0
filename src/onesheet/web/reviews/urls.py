"""Addresses. Members' reviews and what others say to them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.reviews import comments, views, writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("films/<str:slug>/review", writing.write, name="review-write"),
    path("reviews/drafts", views.drafts, name="review-drafts"),
    path("reviews/<number:review>", views.show, name="review"),
    path("reviews/<number:review>/edit", writing.edit, name="review-edit"),
    path("reviews/<number:review>/history", views.history, name="review-history"),
    path("reviews/<number:review>/erase", views.erase, name="review-erase"),
    path("reviews/<number:review>/like", views.like, name="review-like"),
    path("reviews/<number:review>/comments", comments.add, name="comment-add"),
    path("reviews/<number:review>/comments/<number:comment>", comments.one, name="comment"),
    path("reviews/<number:review>/comments/<number:comment>/edit", comments.edit, name="comment-edit"),
    path("reviews/<number:review>/comments/<number:comment>/erase", comments.erase, name="comment-erase"),
    path("reviews/<number:review>/comments/<number:comment>/hide", comments.hide, name="comment-hide"),
]
