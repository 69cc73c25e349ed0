"""The page cache's place among Django's applications: its triggers come and go with migrations."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


def _before(*, using: str, plan: list[Any], **_: Any) -> None:
    """Take the triggers away where tables are about to change."""
    from django.db import connections  # noqa: PLC0415 - applications are loaded first

    from onesheet.web.page_cache import triggers  # noqa: PLC0415

    if plan:
        triggers.remove(connections[using])


def _after(*, using: str, **_: Any) -> None:
    """Put them in place, whatever the migrations did to the tables."""
    from django.db import connections  # noqa: PLC0415

    from onesheet.web.page_cache import triggers  # noqa: PLC0415

    triggers.install(connections[using])


class PageCacheConfig(AppConfig):
    """Versions of pages, triggers that raise them, and the wrapper that answers from memory."""

    name = "onesheet.web.page_cache"
    label = "page_cache"
    verbose_name = "Page cache"

    def ready(self) -> None:
        """Listen to migrations."""
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)
