"""Addresses. What members set for themselves, and operators for the site."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.settings import favourites, leaving, own, site

urlpatterns: list[URLPattern | URLResolver] = [
    path("settings", own.profile, name="settings"),
    path("settings/favourites", favourites.choose, name="settings-favourites"),
    path("settings/privacy", own.privacy, name="settings-privacy"),
    path("settings/privacy/undo", own.let_in, name="settings-let-in"),
    path("settings/notices", own.notices, name="settings-notices"),
    path("settings/account", own.account, name="settings-account"),
    path("settings/export", leaving.take_along, name="settings-export"),
    path("settings/export/<str:token>", leaving.taken_along, name="settings-export-file"),
    path("settings/erase", leaving.leave, name="settings-erase"),
    path("settings/site/members", site.members, name="settings-members"),
    path("settings/site/members/<str:username>", site.roles, name="settings-roles"),
    path("settings/site/invitations", site.invitations, name="settings-invitations"),
    path("settings/site/invitations/<number:invitation>/withdraw", site.withdraw, name="settings-withdraw"),
    path("settings/site/approvals", site.approvals, name="settings-approvals"),
    path("settings/site/approvals/<number:member>", site.decide, name="settings-approve"),
]
