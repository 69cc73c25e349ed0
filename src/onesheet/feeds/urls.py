"""Addresses of the feeds: `/members/olga/diary.atom`, `/reviews.json`, `/grid/year/2015.rss`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import StringConverter

from onesheet.feeds import critics, grids, lists, views


class FeedForm(StringConverter):
    """A form that a feed has."""

    regex = "atom|rss|json"


class FeedOf(StringConverter):
    """What of a member a feed tells."""

    regex = "diary|reviews|lists"


class FeedOfVoice(StringConverter):
    """Whose reviews a feed tells."""

    regex = "critics|outlets"


register_converter(FeedForm, "feed_form")
register_converter(FeedOfVoice, "feed_of_voice")
register_converter(FeedOf, "feed_of")

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/<str:username>/<feed_of:what>.<feed_form:form>", views.member_feed, name="member-feed"),
    path("reviews.<feed_form:form>", views.all_reviews, name="reviews-feed"),
    path("<feed_of_voice:kind>/<str:slug>/reviews.<feed_form:form>", critics.voice_feed, name="critics-feed"),
    path("lists/<number:number>/films.<feed_form:form>", lists.list_feed, name="list-feed"),
    path("grid/year/<number:year>.<feed_form:form>", grids.year_feed, name="grid-year-feed"),
    path("grid/list/<number:number>.<feed_form:form>", grids.list_feed, name="grid-list-feed"),
    path(
        "grid/festival/<str:festival>/<edition:edition>.<feed_form:form>",
        grids.festival_feed,
        name="grid-festival-feed",
    ),
    path("", include("onesheet.feeds.festival_urls")),
]
