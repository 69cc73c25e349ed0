"""Forgetting the name of a page whose subject left, without letting any version come twice."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from onesheet.web.page_cache.keys import SITE
from onesheet.web.page_cache.models import PageVersion


def forget(key: str) -> None:
    """Take a key out of the table of versions; what it counted is added to the version of all pages, and one more.

    Whoever erases an account calls this afterwards: the key holds the name. On PostgreSQL the triggers of the erasure
    itself write it at the end of their transaction, so this cannot be a part of it.
    """
    with transaction.atomic():
        row = PageVersion.objects.select_for_update().filter(key=key).first()
        if row is not None:
            PageVersion.objects.get_or_create(key=SITE, defaults={"v": 0})
            PageVersion.objects.filter(key=SITE).update(v=F("v") + row.v + 1)
            row.delete()
