"""What a film's scores were."""

from __future__ import annotations

from django.db import models

from onesheet.films.models import Film


class ScoreDay(models.Model):
    """A film's scores as they stood at the end of a day on which they changed; they hold until the next such day."""

    class Of(models.TextChoices):
        MEMBERS = "members", "members"
        CRITICS = "critics", "critics"

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="score_days")
    of = models.CharField(max_length=10, choices=Of)
    """Whose marks these are."""
    day = models.DateField()
    """In the site's time zone."""
    counts = models.JSONField()
    """What the rules were given: `scores.members.MemberCounts` or `scores.critics.CriticCounts` as a JSON object."""
    results = models.JSONField()
    """What they made of it: a list of `scores.result.Result` as JSON objects, with rule, version and parameters."""
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["film", "of", "day"], name="one_score_of_a_day")]

    def __str__(self) -> str:
        return f"{self.film}, {self.of}, {self.day}"
