"""Every address of the site."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

# Here and not with the apps: commands that answer no pages need none of it.
admin.autodiscover()

handler404 = "onesheet.web.gone.nothing_here"
urlpatterns = [
    path("", include("onesheet.web.urls")),
    path("", include("onesheet.feeds.urls")),
    path("admin/", admin.site.urls),
]
