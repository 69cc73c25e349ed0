"""Imports, what became of their rows, and the rows that wait."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from onesheet.films.models import Film


class Import(models.Model):
    """One file that was given to be taken in. Its address is `/imports/<id>`."""

    class State(models.TextChoices):
        RECEIVED = "received", "received"
        PREVIEWING = "previewing", "being looked through"
        PREVIEWED = "previewed", "waits to be applied"
        APPLYING = "applying", "being taken in"
        DONE = "done", "taken in"
        FAILED = "failed", "stopped"
        """Stopped by a fault that `fault` tells; what was finished stays, and it can go on."""
        UNDOING = "undoing", "being undone"
        UNDONE = "undone", "undone"
        DISCARDED = "discarded", "discarded"

    class Conflict(models.TextChoices):
        KEEP = "keep", "what is here stays"
        FILE = "file", "the file wins"

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="imports"
    )
    """Whose things these are; null for catalogues and critics' reviews."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """Who gave it; null for the command line."""
    name = models.CharField(max_length=300)
    """Of the file or folder, without folders before it."""
    path = models.CharField(max_length=1000, blank=True)
    """Where it lies; empty once it was deleted."""
    kept = models.BooleanField(default=False)
    """True where the file is a copy of ours, in the data folder under `imports/`, to be deleted when it has served."""
    sha256 = models.CharField(max_length=64)
    """Of the file; of a folder, of the paths, sizes and digests of its files."""
    size = models.PositiveBigIntegerField(default=0)
    format = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    conflict = models.CharField(max_length=4, choices=Conflict, default=Conflict.KEEP)
    options = models.JSONField(default=dict, blank=True)
    """What the format and the handlers were told: source, licence, the number of a column mapping ..."""
    expected = models.JSONField(default=dict, blank=True)
    """What the preview said: fate -> rows, with `rows` for all."""
    rows = models.PositiveIntegerField(default=0)
    """So many were applied; the six below sum to it."""
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    ambiguous = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    notices = models.JSONField(default=list, blank=True)
    """Sentences about the whole file, or about what an undoing left."""
    fault = models.TextField(blank=True)

    class Act(models.TextChoices):
        PREVIEW = "preview", "look through"
        APPLY = "apply", "take in"
        UNDO = "undo", "undo"

    act = models.CharField(max_length=8, choices=Act, blank=True)
    """What was asked for and is not finished; a run that was stopped goes on with it. Empty once all is done."""
    behind = models.BooleanField(default=False)
    """True where it was asked for on a page: a process of its own does it, and another where that one ends."""
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    starts = models.PositiveSmallIntegerField(default=0)
    """How often a run began since the last batch was finished: a file that ends every process is not begun for ever."""
    runner = models.CharField(max_length=60, blank=True)
    """Which process is at it; empty where none is."""
    beat_at = models.DateTimeField(null=True, blank=True)
    """When that process last said that it goes on."""
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """Of the form it came from: sent twice, it is one import."""

    class Meta:
        indexes = [
            models.Index(fields=["member", "-made_at"], name="import_by_member"),
            models.Index(fields=["state"], name="import_by_state"),
        ]

    def __str__(self) -> str:
        return self.name


class ImportBatch(models.Model):
    """What became of some consecutive rows, written in the transaction that did it."""

    class Stage(models.TextChoices):
        PREVIEW = "preview", "preview"
        APPLIED = "applied", "applied"
        LATER = "later", "settled later"
        """Rows that waited and were taken in when their film appeared, or when a person said which it is."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="batches")
    stage = models.CharField(max_length=8, choices=Stage)
    number = models.PositiveIntegerField()
    """Within its stage, from 1."""
    first = models.PositiveIntegerField()
    """The number of its first row."""
    rows = models.PositiveIntegerField()
    fates = models.CharField(max_length=6)
    """The letters of the fates that occur in it, so that the one refused row in a million is soon found."""
    outcomes = models.BinaryField()
    """Of each row, packed; see `pure/packed.py`. Of applied rows always the latest: a row that settles is written anew."""
    journal = models.BinaryField(null=True)
    """What takes it back, packed; null where nothing was done, and once it was undone."""
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "stage", "number"], name="one_batch_of_a_number")]

    def __str__(self) -> str:
        return f"{self.of}: {self.stage} {self.number}"


class ImportRow(models.Model):
    """A row that waits for its film, or for a person to say which film it is."""

    class State(models.TextChoices):
        WAITING = "waiting", "waits for its film"
        AMBIGUOUS = "ambiguous", "could be several films"
        SETTLED = "settled", "taken in"
        DROPPED = "dropped", "left out"

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="kept_rows")
    number = models.PositiveIntegerField()
    """Of the row within the import, from 1."""
    state = models.CharField(max_length=10, choices=State)
    row = models.JSONField()
    """The row whole, as `pure/stored.py` writes it."""
    told = models.CharField(max_length=40)
    """The same for rows that name the very same film (`told_key`): what a person says of one holds for all of them."""
    choices = models.JSONField(default=list, blank=True)
    """Of an ambiguous one: `[film, what speaks against it]`, the likeliest first."""
    film = models.ForeignKey(Film, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """Which it is, once it is settled."""
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Who said so; null where it settled by itself."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="one_kept_row_of_a_number")]
        indexes = [
            models.Index(fields=["of", "state", "number"], name="importrow_by_state"),
            models.Index(fields=["told"], name="importrow_by_told"),
        ]

    def __str__(self) -> str:
        return f"{self.of}: row {self.number}"


class ImportRowKey(models.Model):
    """By what a waiting row's film will be known when it appears. Gone once the row no longer waits."""

    row = models.ForeignKey(ImportRow, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=140, db_index=True)
    """`title:` and a title key as films have it, or scheme and identifier, `imdb:tt2245003`."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "key"], name="one_key_of_a_row")]

    def __str__(self) -> str:
        return self.key


class ColumnMapping(models.Model):
    """What the columns of a table mean: said once on a page, known again by the names of the columns."""

    name = models.CharField(max_length=100)
    header = models.CharField(max_length=64, unique=True)
    """SHA-256 of the folded names of all columns, in order."""
    columns = models.JSONField()
    """Name of a column -> what it means, as `formats/film_table` knows it; columns that mean nothing are left out."""
    source = models.CharField(max_length=200, blank=True)
    """Who says what such tables say."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
