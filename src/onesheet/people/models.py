"""Persons who took part in films."""

from __future__ import annotations

from django.db import models


class Person(models.Model):
    """Someone who took part in a film. Two documents that give the same folded name mean the same person."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    folded = models.CharField(max_length=200, db_index=True)
    """`values.names.fold(name)`: lower case, no accents, no punctuation."""
    sort_name = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name
