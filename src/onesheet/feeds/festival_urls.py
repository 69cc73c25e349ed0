"""Addresses of festivals' feeds and calendars: `/festivals/harbour/2015/changes.atom`, `/festivals/harbour/2015/calendar.ics`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.feeds import calendars, festivals, plans

_EDITION = "festivals/<str:festival>/<str:edition>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_EDITION}/changes.<feed_form:form>", festivals.changes_feed, name="edition-changes-feed"),
    path(f"{_EDITION}/calendar.ics", calendars.edition_calendar, name="edition-calendar"),
    path(f"{_EDITION}/sections/<str:section>/calendar.ics", calendars.section_calendar, name="section-calendar"),
    path("venues/<str:slug>/calendar.ics", calendars.venue_calendar, name="venue-calendar"),
    path("plans/<uuid:token>.ics", plans.plan_calendar, name="plan-calendar"),
]
