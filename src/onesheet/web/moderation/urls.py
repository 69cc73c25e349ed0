"""Addresses. Reports, the moderators' queue and log."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.moderation import clean_up, queue, reports, rules

urlpatterns: list[URLPattern | URLResolver] = [
    path("report/<str:target>/<number:number>", reports.report, name="report"),
    path("moderation", queue.reported, name="moderation-queue"),
    path("moderation/held", queue.held, name="moderation-held"),
    path("moderation/log", queue.log, name="moderation-log"),
    path("moderation/acts/<number:act>/undo", queue.undo, name="moderation-undo"),
    path("moderation/clean-up", clean_up.clean_up, name="moderation-clean-up"),
    path("moderation/rules", rules.rules, name="moderation-rules"),
    path("moderation/rules/<number:rule>/remove", rules.remove, name="moderation-rule-remove"),
    path("moderation/<str:target>/<number:number>", queue.thing, name="moderation-thing"),
]
