"""Critics' reviews, where they were found, and what they were before an editor changed them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.critics.models.voices import Critic, Outlet
from onesheet.films.models import Film
from onesheet.sources.models import Document, Source

_STANDS = Q(held_until__isnull=True, withdrawn_at__isnull=True)


class ReviewTable(models.Model):
    """A file of reviews that was taken in, so that it can be told from where they are, and undone whole."""

    name = models.CharField(max_length=300)
    """The file's name, without the folders it lay in."""
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=40)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="review_tables")
    """Who made it: an aggregator, a magazine, the house."""
    licence = models.CharField(max_length=60, blank=True)
    rows = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    """Rows whose review was here already."""
    refused = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class CriticReview(models.Model):
    """What one critic said of one film in one place. It counts while it is neither withdrawn nor held back."""

    class Verdict(models.TextChoices):
        POSITIVE = "positive", "positive"
        MIXED = "mixed", "mixed"
        NEGATIVE = "negative", "negative"
        NONE = "", "none"

    class DecidedBy(models.TextChoices):
        CRITIC = "critic", "the critic"
        OUTLET = "outlet", "the outlet"
        AGGREGATOR = "aggregator", "the aggregator"
        EDITOR = "editor", "an editor of this site"
        RULE = "rule", "the rule of this site"
        NOBODY = "", "nobody"

    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="critic_reviews", db_index=False)
    critic = models.ForeignKey(
        Critic, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews", db_index=False
    )
    """Null where it is unsigned."""
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews", db_index=False
    )
    date = models.CharField(max_length=40, blank=True)
    """EDTF; empty where it is not known."""
    sort_date = models.CharField(max_length=10, blank=True)
    """The earliest day it can mean, `YYYY-MM-DD`; empty where it is not known."""
    address = models.URLField(max_length=1000, blank=True)
    """Where it can be read."""
    quote = models.TextField(blank=True, max_length=2000)
    language = models.CharField(max_length=20, blank=True)
    """BCP 47; empty where it is not known."""
    licence = models.CharField(max_length=60, blank=True)
    """Of the quote, an SPDX name; empty where nothing is known."""

    printed = models.CharField(max_length=100, blank=True)
    """The mark exactly as printed; empty where there is none."""
    scale = models.CharField(max_length=30, blank=True)
    """A scale of `values.scales`; empty where the mark was left as printed, or there is none."""
    mark = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    """Its place on the scale, in the scale's own numbers."""
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    """The mark from 0 to 100, in hundredths: 0 to 10,000."""
    table = models.CharField(max_length=40, blank=True)
    """Name and version of the table that made `value` of it, `letters/1`."""
    unread = models.CharField(max_length=40, blank=True)
    """Why the mark was left as printed: a reason of `values.scales`; empty where it was understood or there is none."""
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True, default=Verdict.NONE)
    verdict_by = models.CharField(max_length=10, choices=DecidedBy, blank=True, default=DecidedBy.NOBODY)
    verdict_name = models.CharField(max_length=200, blank=True)
    """Which aggregator, which editor, which rule with its version."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="critic_reviews"
    )
    """The stored document that carries it, from `start` to `end`."""
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    table_of = models.ForeignKey(ReviewTable, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews")
    line = models.PositiveIntegerField(default=0)
    """The line of the table's file where its row begins, from 1."""
    said = models.TextField(blank=True)
    """The row as it stands in the file, or the words that an editor copied: what all this was taken from."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField()
    key = models.CharField(max_length=40, unique=True)
    """The same for the same review, however often it comes in."""

    held_until = models.DateTimeField(null=True, blank=True)
    """Until when it is held back: nothing shows or counts it. Null once it was released; asking the clock is not enough."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__isnull=True) | Q(value__lte=10_000), name="value_to_a_hundred"),
        ]
        # The films, critics and outlets have no index of their own: these begin with them.
        indexes = [
            models.Index(fields=["film", "-sort_date", "-id"], name="criticreview_by_film"),
            models.Index(fields=["critic", "-sort_date", "-id"], name="criticreview_by_critic"),
            models.Index(fields=["outlet", "-sort_date", "-id"], name="criticreview_by_outlet"),
            models.Index(fields=["held_until"], name="criticreview_held", condition=Q(held_until__isnull=False)),
            # Lists of critics and of outlets count the reviews that stand, of all of them, without reading the reviews.
            models.Index(fields=["critic", "film"], name="criticreview_of_critic", condition=_STANDS),
            models.Index(fields=["outlet", "film"], name="criticreview_of_outlet", condition=_STANDS),
        ]

    def __str__(self) -> str:
        return f"{self.critic or 'Unsigned'} on {self.film}"


class CriticReviewChange(models.Model):
    """What a review was before it was changed, held back, released, withdrawn or put back. Never changed, never deleted."""

    review = models.ForeignKey(CriticReview, on_delete=models.CASCADE, related_name="changes")
    before = models.JSONField()
    """Column -> what it held, for the columns that changed."""
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """Null where time did it, or the command line."""
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.review} before {self.at:%Y-%m-%d}"
