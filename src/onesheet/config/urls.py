"""Every address of the site."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("onesheet.web.urls")),
    path("", include("onesheet.feeds.urls")),
    path("admin/", admin.site.urls),
]
