"""Festivals, their editions and sections, and the films selected."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onesheet.films.models import Film, Statement


class Festival(models.Model):
    """A festival, or a club or cinema whose seasons are its editions. Its address is `/festivals/<slug>`, for good."""

    class Kind(models.TextChoices):
        FESTIVAL = "festival", "festival"
        CLUB = "club", "film club"
        CINEMA = "cinema", "cinema"

    name = models.CharField(max_length=200)
    slug = models.CharField(max_length=80, unique=True)
    key = models.CharField(max_length=200, unique=True)
    """`values.names.festival_key` of the name: by it documents that speak of the festival are known."""
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FESTIVAL)
    place = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    """ISO 3166 alpha-2."""
    website = models.URLField(max_length=300, blank=True)
    text = models.TextField(max_length=10_000, blank=True)
    """Markdown."""
    html = models.TextField(blank=True)
    run_here = models.BooleanField(default=False)
    """Whether this house runs it: only then has it plans and votes. False for those that documents speak of."""
    entered = models.BooleanField(default=True)
    """Whether the house made or changed it; False where documents alone made it, and it goes when none speaks of it."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """One year of a festival, one season of a club. Its pages never move: `/festivals/<festival>/<slug>`."""

    class State(models.TextChoices):
        DRAFT = "draft", "in preparation"
        """Seen by programmers alone."""
        ANNOUNCED = "announced", "announced"

    festival = models.ForeignKey(Festival, on_delete=models.PROTECT, related_name="editions")
    slug = models.CharField(max_length=40)
    """Unlike any other of the festival: mostly the year."""
    name = models.CharField(max_length=200, blank=True)
    """Its own name where it has one; else festival and year name it."""
    number = models.PositiveIntegerField(null=True, blank=True)
    """Which edition it is, from 1; null where nobody said."""
    year = models.PositiveIntegerField()
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    """First and last day there; null where nobody said."""
    place = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=60, default="UTC")
    """Time zone of the place, by its IANA name: all its times are shown in it."""
    text = models.TextField(max_length=10_000, blank=True)
    """Markdown."""
    html = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    currency = models.CharField(max_length=3, blank=True)
    """ISO 4217, of prices and takings."""
    buzz = models.BooleanField(default=False)
    """Whether what is said of its films meanwhile is shown on its page of buzz."""
    entered = models.BooleanField(default=True)
    """Whether the house made or changed it; False where documents alone made it, and it goes when none speaks of it."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["festival", "slug"], name="one_edition_of_a_slug")]
        indexes = [models.Index(fields=["festival", "-year"], name="edition_by_year")]

    def __str__(self) -> str:
        return self.name or f"{self.festival} {self.year}"


class Section(models.Model):
    """A section of an edition, perhaps within another."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    was = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="became")
    """The same section in an earlier edition, whatever it was called there."""
    name = models.CharField(max_length=160)
    slug = models.CharField(max_length=80)
    key = models.CharField(max_length=160)
    """The folded name: by it documents that speak of the section are known."""
    text = models.TextField(max_length=4_000, blank=True)
    html = models.TextField(blank=True)
    competition = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    """Order within the edition, from 1."""
    changed_at = models.DateTimeField(null=True, blank=True)
    """Null where it was made of documents and nobody changed it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_section_of_a_slug"),
            models.UniqueConstraint(fields=["edition", "key"], name="one_section_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Selection(models.Model):
    """A film in an edition, in a section of it or in none.

    It stands while the house entered it (`entered`) or a statement says it (`statement`), and is gone when neither does.
    """

    class Premiere(models.TextChoices):
        WORLD = "world", "world premiere"
        INTERNATIONAL = "international", "international premiere"
        CONTINENTAL = "continental", "continental premiere"
        NATIONAL = "national", "national premiere"
        REGIONAL = "regional", "regional premiere"

    class Part(models.TextChoices):
        OPENING = "opening", "opening film"
        CLOSING = "closing", "closing film"
        CENTREPIECE = "centrepiece", "centrepiece"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="selections")
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, null=True, blank=True, related_name="selections")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="selections")
    premiere = models.CharField(max_length=14, choices=Premiere, blank=True)
    premiere_words = models.CharField(max_length=80, blank=True)
    """As the festival words it, `North American premiere`; empty where `premiere` says it all."""
    part = models.CharField(max_length=12, choices=Part, blank=True)
    competition = models.BooleanField(default=False)
    note = models.TextField(max_length=10_000, blank=True)
    """The programmer's note, Markdown."""
    html = models.TextField(blank=True)
    version = models.CharField(max_length=160, blank=True)
    """Which version is shown, `4K restoration`; empty where nobody said."""
    minutes = models.PositiveIntegerField(null=True, blank=True)
    """Length of the version shown; null for the film's own."""
    language = models.CharField(max_length=160, blank=True)
    """In which language and with which subtitles, as it is printed."""
    preceded_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by"
    )
    """A short that is shown before it."""
    position = models.PositiveIntegerField(default=0)
    """Order within the section, from 1."""
    entered = models.BooleanField(default=False)
    """Whether the house entered it itself."""
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="selections"
    )
    """What a document says of it; null where none does."""
    stated = models.JSONField(null=True, blank=True)
    """What a table made its columns, by their names; null where none told more than section and premiere. What somebody changed here since
    is unlike it, and no table changes that any more."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """Since when it is out of the programme again; the change log tells of it."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "film", "section"], name="one_selection_in_a_section"),
            models.UniqueConstraint(
                fields=["edition", "film"], condition=Q(section__isnull=True), name="one_selection_without_section"
            ),
        ]
        indexes = [models.Index(fields=["film"], name="selection_by_film")]

    def __str__(self) -> str:
        return f"{self.film} at {self.edition}"
