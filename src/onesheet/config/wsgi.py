"""The site as a WSGI application, for granian (`onesheet serve`) or any other server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onesheet.config.settings")


def _application() -> WSGIApplication:
    """Return the site, with the page cache around it unless developers want to see every change of a template."""
    site = get_wsgi_application()

    from django.conf import settings  # noqa: PLC0415 - Django must be set up before

    from onesheet.web.page_cache.versions import Versions  # noqa: PLC0415
    from onesheet.web.page_cache.wsgi import PageCache  # noqa: PLC0415

    if settings.DEBUG:
        return site
    return PageCache(
        site,
        versions=Versions(),
        limit=settings.PAGE_CACHE_BYTES,
        session_cookie=settings.SESSION_COOKIE_NAME,
        passed_by=settings.STATIC_URL,
    )


application = _application()
