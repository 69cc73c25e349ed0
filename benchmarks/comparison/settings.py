"""The site's settings, with pages as a plain Django site makes them: models and Django templates."""

from __future__ import annotations

from pathlib import Path

from onesheet.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.comparison.urls"
TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [Path(__file__).parent / "templates"]}
]
