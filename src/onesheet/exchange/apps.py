"""The app that takes things in and gives them out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from datetime import datetime

    from onesheet.sources.models import Document


class ExchangeConfig(AppConfig):
    """Imports and exports."""

    name = "onesheet.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Let what waits for a film be taken in when a document brings it; take part in exports of accounts and in erasing them."""
        from onesheet.exchange.leaving import connect  # noqa: PLC0415 - no model may be imported before now
        from onesheet.films.signals import document_settled  # noqa: PLC0415

        document_settled.connect(_document_settled, dispatch_uid="onesheet.exchange")
        connect()


def _document_settled(document: Document, now: datetime, **_: Any) -> None:
    # No model may be imported before now.
    from django.db import transaction  # noqa: PLC0415

    from onesheet.exchange.services.settling import settle_for  # noqa: PLC0415

    if document.state == document.State.PUBLISHED:
        # The films' records are made after this, and whoever waits for them must not hold up the document.
        transaction.on_commit(partial(settle_for, document=document, now=now), robust=True)
