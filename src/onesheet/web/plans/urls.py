"""Addresses of plans."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.plans import acts, hours, proposal, saved, views, wishes

_PLAN = "festivals/<str:festival>/<str:edition>/plan"

urlpatterns: list[URLPattern | URLResolver] = [
    path(_PLAN, views.plan, name="plan"),
    path(f"{_PLAN}/wishes", wishes.wishes, name="plan-wishes"),
    path(f"{_PLAN}/hours", hours.hours, name="plan-hours"),
    path(f"{_PLAN}/proposal", proposal.proposal, name="plan-proposal"),
    path(f"{_PLAN}/offline", saved.saved, name="plan-offline"),
    path(f"{_PLAN}/wish", acts.wish, name="plan-wish"),
    path(f"{_PLAN}/pick", acts.pick, name="plan-pick"),
    path(f"{_PLAN}/take", acts.take, name="plan-take"),
    path(f"{_PLAN}/put-back", acts.put_back, name="plan-put-back"),
    path(f"{_PLAN}/address", acts.new_address, name="plan-address"),
    path(f"{_PLAN}/clear", acts.clear, name="plan-clear"),
]
