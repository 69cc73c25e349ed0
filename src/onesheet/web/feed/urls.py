"""Addresses. What those one follows do, notices, and what stands between members."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.feed import notices, ties, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("feed", views.feed, name="feed"),
    path("feed/blocked", ties.quieted_list, name="quieted"),
    path("members/<str:username>/follow", ties.follow, name="follow"),
    path("members/<str:username>/block", ties.block, name="block"),
    path("members/<str:username>/mute", ties.mute, name="mute"),
    path("members/<str:username>/remove", ties.remove, name="remove-follower"),
    path("notices", notices.notices, name="notices"),
    path("notices/seen", notices.all_seen, name="notices-seen"),
    path("unsubscribe/<str:token>", notices.unsubscribe, name="unsubscribe"),
]
