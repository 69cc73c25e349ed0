"""Addresses of the feeds: `/members/olga/diary.atom`, `/reviews.json`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from onesheet.feeds import views


class FeedForm(StringConverter):
    """A form that a feed has."""

    regex = "atom|rss|json"


class FeedOf(StringConverter):
    """What of a member a feed tells."""

    regex = "diary|reviews|lists"


register_converter(FeedForm, "feed_form")
register_converter(FeedOf, "feed_of")

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<str:username>/<feed_of:what>.<feed_form:form>", views.member_feed, name="member-feed"),
    path("reviews.<feed_form:form>", views.all_reviews, name="reviews-feed"),
]
