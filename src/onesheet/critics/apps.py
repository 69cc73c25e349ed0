"""Critics as Django knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.db.models import Q

if TYPE_CHECKING:
    from datetime import datetime

    from onesheet.accounts.models import Member
    from onesheet.sources.models import Document


class CriticsConfig(AppConfig):
    name = "onesheet.critics"

    def ready(self) -> None:
        """Let the critics' reviews of documents follow their documents; tell the scorebook where their sums are."""
        # No model may be imported before now.
        from onesheet.critics.queries.scores import counts_of_tally  # noqa: PLC0415
        from onesheet.films.signals import document_settled  # noqa: PLC0415
        from onesheet.scorebook.services.sources import Source, counts_come_from  # noqa: PLC0415
        from onesheet.scores.critics import critic_scores  # noqa: PLC0415
        from onesheet.scores.rules import CRITICS  # noqa: PLC0415

        tally = self.get_model("CriticTally")
        counts_come_from(CRITICS, Source(tally, counts_of_tally, critic_scores, shown=Q(held=False)))
        document_settled.connect(_document_settled, dispatch_uid="onesheet.critics")


def _document_settled(document: Document, by: Member | None, now: datetime, **_: Any) -> None:
    from onesheet.critics.services.documents import follow  # noqa: PLC0415 - no model may be imported before now

    follow(document=document, by=by, now=now)
