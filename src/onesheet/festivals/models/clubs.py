"""How a club chooses the films of a season: a long list, marks of a panel, a threshold, the final pick."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onesheet.festivals.models.programme import Edition
from onesheet.films.models import Film


class Panel(models.Model):
    """A panel that chooses films for an edition. What it says is seen by its members and programmers."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="panels")
    name = models.CharField(max_length=160)
    threshold = models.FloatField(default=6.0)
    """The mean mark, 1 to 10, from which a film is on the short list."""
    least_marks = models.PositiveIntegerField(default=2)
    """Marks that a film needs for that."""
    open = models.BooleanField(default=True)
    """Whether marks are taken."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}"


class PanelMember(models.Model):
    """That a member marks films for a panel."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="panels")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "member"], name="one_seat_on_a_panel")]

    def __str__(self) -> str:
        return f"{self.member} on {self.panel}"


class PanelFilm(models.Model):
    """A film on the long list."""

    class State(models.TextChoices):
        LONG = "long", "on the long list"
        PICKED = "picked", "picked"
        OUT = "out", "left out"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="films")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=1_000, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.LONG)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "film"], name="one_place_on_a_long_list")]

    def __str__(self) -> str:
        return f"{self.film} for {self.panel}"


class PanelMark(models.Model):
    """What one member of the panel gives a film."""

    film = models.ForeignKey(PanelFilm, on_delete=models.CASCADE, related_name="marks")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="panel_marks")
    mark = models.PositiveSmallIntegerField()
    """1 to 10."""
    note = models.CharField(max_length=1_000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["film", "member"], name="one_mark_of_a_film")]

    def __str__(self) -> str:
        return f"{self.mark} for {self.film}"
