"""Addresses. Members: profiles, diaries, films, years."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.members import diary, views, year

urlpatterns: list[URLPattern | URLResolver] = [
    path("members/", views.member_list, name="members"),
    path("members/<str:username>", views.member, name="member"),
    path("members/<str:username>/diary", diary.member_diary, name="member-diary"),
    path("members/<str:username>/diary/<number:year>", diary.member_diary, name="member-diary-year"),
    path("members/<str:username>/diary/<number:year>/<number:month>", diary.member_diary, name="member-diary-month"),
    path("members/<str:username>/tags", diary.member_tags, name="member-tags"),
    path("members/<str:username>/films", views.member_films, name="member-films"),
    path("members/<str:username>/reviews", views.member_reviews, name="member-reviews"),
    path("members/<str:username>/lists", views.member_lists, name="member-lists"),
    path("members/<str:username>/year", views.member_latest_year, name="member-latest-year"),
    path("members/<str:username>/year/<number:year>", year.member_year_page, name="member-year"),
    path("members/<str:username>/year/<number:year>.json", year.member_year_json, name="member-year-json"),
    path("members/<str:username>/followers", views.member_followers, name="member-followers"),
    path("members/<str:username>/following", views.member_following, name="member-following"),
    path("members/<str:username>/with-me", views.with_me, name="member-with-me"),
]
