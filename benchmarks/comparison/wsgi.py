"""The plain Django site as a WSGI application, without a page cache."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.comparison.settings"
application = get_wsgi_application()
