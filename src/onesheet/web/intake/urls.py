"""Addresses of adding a document."""

from __future__ import annotations

from django.urls import path

from onesheet.web.intake import views

urlpatterns = [
    path("add", views.add, name="add"),
    path("proposals/", views.proposals, name="proposals"),
    path("proposals/<number:document>", views.proposal, name="proposal"),
    path("proposals/<number:document>/publish", views.publish, name="proposal-publish"),
    path("proposals/<number:document>/discard", views.discard, name="proposal-discard"),
    path("documents/<number:document>/withdraw", views.withdraw, name="document-withdraw"),
    path("documents/<number:document>/restore", views.restore, name="document-restore"),
]
