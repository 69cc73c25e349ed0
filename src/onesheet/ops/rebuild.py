"""`onesheet rebuild`: make the record again from the statements, and critics' reviews of documents that carry them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from django.utils import timezone

from onesheet.critics.services.documents import sync_all
from onesheet.festivals.services.documents import follow_all
from onesheet.films.services import Refusal, rebuild_all, rebuild_film
from onesheet.ops.start import bring_up_to_date


def rebuild(slugs: Sequence[str]) -> int:
    """Rebuild the named films, or all of them; say how many records changed."""
    bring_up_to_date()
    if not slugs:
        done, changed = rebuild_all()
        print(f"{done} films rebuilt, {changed} changed.")
        if made := sync_all(now=timezone.now())[1]:
            print(f"{made} critics' reviews made of documents that were here before.")
        if films := follow_all(now=timezone.now()):
            print(f"{films} films stand where documents say that festivals showed them.")
        return 0
    all_well = True
    for slug in slugs:
        try:
            print(f"{slug}: {'changed' if rebuild_film(slug=slug) else 'the same as before'}")
        except Refusal as refusal:
            print(f"onesheet: {refusal}", file=sys.stderr)
            all_well = False
    return 0 if all_well else 1
