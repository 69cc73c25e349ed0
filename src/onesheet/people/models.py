"""Persons who took part in films."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Person(models.Model):
    """Someone who took part in a film. Two documents that give the same folded name mean the same person."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    folded = models.CharField(max_length=200, db_index=True)
    """`values.names.fold(name)`: lower case, no accents, no punctuation."""
    sort_name = models.CharField(max_length=200)
    gender = models.CharField(max_length=10, blank=True)
    """`female`, `male` or `other`, as the standing `PersonStatement` says; empty where none does."""

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class PersonStatement(models.Model):
    """What an editor states of a person, with the words that say it. Never changed but to be superseded, never deleted."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="statements")
    property = models.CharField(max_length=40)
    """`gender` is all so far."""
    value = models.CharField(max_length=100)
    quote = models.TextField()
    """The sentence that says it."""
    source = models.CharField(max_length=500)
    """Where the sentence stands: a title, or an address."""
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    """When another took its place, or it was taken back; null while it stands."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "property"], condition=models.Q(until__isnull=True), name="one_standing_of_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.property} {self.value}"
