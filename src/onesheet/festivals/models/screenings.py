"""When and where selected films are shown, and every change of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from onesheet.festivals.models.programme import Edition, Selection
from onesheet.festivals.models.venues import Screen
from onesheet.films.models import Statement


class Screening(models.Model):
    """One showing: of a film, of several (a programme of shorts), or of none (a talk). A cancelled one stays, as cancelled."""

    class State(models.TextChoices):
        PLANNED = "planned", "takes place"
        CANCELLED = "cancelled", "cancelled"

    class Audience(models.TextChoices):
        PUBLIC = "public", "everybody"
        PRESS = "press", "press and industry"
        MEMBERS = "members", "members of the club"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="screenings")
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """Its identity in calendars, for good: the UID of its event."""
    code = models.CharField(max_length=20, blank=True)
    """What the festival calls it, `GALA03`; empty where it has none."""
    title = models.CharField(max_length=200, blank=True)
    """Of a programme of shorts or a talk; empty where its film names it."""
    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, null=True, blank=True, related_name="screenings")
    """Null until it is known where."""
    starts = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    """From the start to the end, with introduction and talk."""
    talk_minutes = models.PositiveIntegerField(default=0)
    """How many of these are introduction and talk."""
    format = models.CharField(max_length=60, blank=True)
    """Of the copy: `35mm`, `DCP`."""
    subtitles = models.CharField(max_length=120, blank=True)
    """In which languages, as it is printed."""
    guests = models.CharField(max_length=300, blank=True)
    """Who is there, as it is printed."""
    captions = models.CharField(
        max_length=6, choices=[("open", "open captions"), ("closed", "closed captions")], blank=True
    )
    audio_description = models.BooleanField(default=False)
    relaxed = models.BooleanField(default=False)
    signed = models.BooleanField(default=False)
    """With interpretation into a sign language."""
    warnings = models.CharField(max_length=500, blank=True)
    """Of the contents, as it is printed."""
    price = models.CharField(max_length=120, blank=True)
    """As it is printed."""
    tickets = models.URLField(max_length=400, blank=True)
    """Where tickets are sold."""
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.PUBLIC)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    """Why it is cancelled, or was moved."""
    sold_out = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    """Raised with each change of time, place or state: the SEQUENCE of its event."""
    seats = models.PositiveIntegerField(null=True, blank=True)
    """Seats on sale; null for all of the screen."""
    admissions = models.PositiveIntegerField(null=True, blank=True)
    takings = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """In the edition's currency. Both are null until somebody has counted."""
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="screenings"
    )
    """What a document says of it, a programme that was taken in mostly; null where none does."""
    stated = models.JSONField(null=True, blank=True)
    """What it was made to be after documents, column by column, with its `subject` and `films`; null where the house entered it. What
    somebody changed here since is unlike it, and no document changes that any more."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["edition", "starts"], name="screening_by_time"),
            models.Index(fields=["screen", "starts"], name="screening_by_screen"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.code or self.edition}, {self.starts:%Y-%m-%d %H:%M}"


class Showing(models.Model):
    """That a selected film is shown in a screening."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="showings")
    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="showings")
    position = models.PositiveIntegerField(default=1)
    """Order within the screening, from 1."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["screening", "selection"], name="one_showing_in_a_screening")]

    def __str__(self) -> str:
        return f"{self.selection} in {self.screening}"


class Change(models.Model):
    """What changed in an announced programme, for everybody to read. Never changed or deleted."""

    class Kind(models.TextChoices):
        ANNOUNCED = "announced", "the programme is announced"
        FILM_ADDED = "film-added", "a film is added"
        FILM_WITHDRAWN = "film-withdrawn", "a film is withdrawn"
        FILM_BACK = "film-back", "a film is back"
        FILM_MOVED = "film-moved", "a film stands in another section"
        SECTION_MOVED = "section-moved", "a section stands within another one"
        ADDED = "added", "a screening is added"
        MOVED = "moved", "a screening is moved"
        """To another time or place."""
        CANCELLED = "cancelled", "a screening is cancelled"
        BACK = "back", "a screening takes place after all"
        SOLD_OUT = "sold-out", "a screening is sold out"
        ON_SALE = "on-sale", "there are tickets again"
        CHANGED = "changed", "something else of a screening is changed"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=16, choices=Kind)
    screening = models.ForeignKey(Screening, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes")
    selection = models.ForeignKey(Selection, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes")
    told = models.JSONField(default=dict)
    """Titles, times, places before and after, as they were called then: `{"what": , "before": {}, "after": {}, "reason": }`,
    and `"taken_back": true` of a screening that is gone, since nobody says any more that there is one."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["edition", "-at"], name="change_by_time")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.edition}, {self.at:%Y-%m-%d %H:%M}"
