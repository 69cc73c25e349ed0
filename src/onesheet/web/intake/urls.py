"""Addresses of adding a document."""

from __future__ import annotations

from django.urls import path

from onesheet.web.intake import views

urlpatterns = [
    path("add", views.add, name="add"),
    path("proposals/", views.proposals, name="proposals"),
    path("proposals/<int:document>", views.proposal, name="proposal"),
    path("proposals/<int:document>/publish", views.publish, name="proposal-publish"),
    path("proposals/<int:document>/discard", views.discard, name="proposal-discard"),
    path("documents/<int:document>/withdraw", views.withdraw, name="document-withdraw"),
    path("documents/<int:document>/restore", views.restore, name="document-restore"),
]
