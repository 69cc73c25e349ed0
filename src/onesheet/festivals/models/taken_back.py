"""What stood at addresses that everybody saw, and was taken back."""

from __future__ import annotations

from django.db import models


class TakenBack(models.Model):
    """What stood at an address that everybody saw and was taken back: the address tells that from then on.

    It is told only while nothing stands there; what comes back is simply there again, and its row waits for the next time.
    """

    class What(models.TextChoices):
        FESTIVAL = "festival", "festival"
        EDITION = "edition", "edition"
        SECTION = "section", "section"
        SCREENING = "screening", "screening"
        VENUE = "venue", "venue"

    what = models.CharField(max_length=10, choices=What)
    festival = models.CharField(max_length=80, blank=True)
    edition = models.CharField(max_length=40, blank=True)
    """Slugs, as the address had them; empty of a venue."""
    name = models.CharField(max_length=80, blank=True)
    """The last part of the address: the slug of a section or venue, the number of a screening; empty of an edition and a festival."""
    title = models.CharField(max_length=500)
    """What it was called."""
    told = models.JSONField(default=dict)
    """Of a screening `starts`, `zone` and `place`, and what it has again when it comes back: `subject`, `token`, `sequence`. Of a
    venue its `place`."""
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["what", "festival", "edition", "name"], name="one_taken_back_at_an_address")
        ]

    def __str__(self) -> str:
        return f"{self.title}, taken back {self.at:%Y-%m-%d}"
