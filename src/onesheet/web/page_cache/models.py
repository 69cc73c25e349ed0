"""How often what stands behind a page has changed."""

from __future__ import annotations

from django.db import models


class PageVersion(models.Model):
    """The version of all pages that have one key; database triggers raise it in the transaction that writes.

    A key without a row has version 0. No version comes twice: `forgetting.forget` alone deletes a row, and raises the
    site's version by what it counted.
    """

    key = models.CharField(max_length=220, primary_key=True)
    """`film:<slug>`, `member:<name>`, `buzz:<festival>`, `catalogue` ...; see `keys.py`."""
    v = models.BigIntegerField()

    class Meta:
        db_table = "page_version"

    def __str__(self) -> str:
        return f"{self.key} {self.v}"
