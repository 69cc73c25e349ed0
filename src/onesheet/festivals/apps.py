"""Festivals as Django knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from datetime import datetime

    from onesheet.sources.models import Document


class FestivalsConfig(AppConfig):
    name = "onesheet.festivals"

    def ready(self) -> None:
        """Let selections follow the documents that speak of them."""
        from onesheet.films.signals import document_settled  # noqa: PLC0415 - no model may be imported before now

        document_settled.connect(_document_settled, dispatch_uid="onesheet.festivals")


def _document_settled(document: Document, now: datetime, **_: Any) -> None:
    from onesheet.festivals.services.documents import follow  # noqa: PLC0415 - no model may be imported before now

    follow(document=document, now=now)
