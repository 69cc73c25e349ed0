"""Addresses. Members' reviews and what others say to them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter

from onesheet.web.reviews import comments, views, writing


class Number:
    """The number of a review or comment, as long as databases take it."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """Read it."""
        return int(value)

    def to_url(self, value: object) -> str:
        """Write it."""
        return str(value)


register_converter(Number, "review_number")

urlpatterns: list[URLPattern | URLResolver] = [
    path("films/<str:slug>/review", writing.write, name="review-write"),
    path("reviews/drafts", views.drafts, name="review-drafts"),
    path("reviews/<review_number:review>", views.show, name="review"),
    path("reviews/<review_number:review>/edit", writing.edit, name="review-edit"),
    path("reviews/<review_number:review>/history", views.history, name="review-history"),
    path("reviews/<review_number:review>/erase", views.erase, name="review-erase"),
    path("reviews/<review_number:review>/like", views.like, name="review-like"),
    path("reviews/<review_number:review>/comments", comments.add, name="comment-add"),
    path("reviews/<review_number:review>/comments/<review_number:comment>/edit", comments.edit, name="comment-edit"),
    path("reviews/<review_number:review>/comments/<review_number:comment>/erase", comments.erase, name="comment-erase"),
    path("reviews/<review_number:review>/comments/<review_number:comment>/hide", comments.hide, name="comment-hide"),
]
