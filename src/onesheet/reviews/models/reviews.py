"""Members' reviews, what they were before, and what others say to them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.accounts.models import Visibility
from onesheet.films.models import Film
from onesheet.reviews.models.films import HALVES
from onesheet.reviews.models.viewings import Viewing


class Review(models.Model):
    """What a member wrote about a film. Its own address is `/reviews/<id>`."""

    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="reviews")
    viewing = models.OneToOneField(Viewing, on_delete=models.SET_NULL, null=True, blank=True, related_name="review")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    text = models.TextField(max_length=50_000)
    """Markdown, as it was typed."""
    html = models.TextField(blank=True)
    """Made of the text: sanitised, spoilers folded away."""
    excerpt = models.TextField(blank=True)
    """Plain words from the beginning, with no spoiler in them; empty where the whole review is one."""
    spoilers = models.BooleanField(default=False)
    """True where all of it is to be hidden until it is asked for."""
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    """What the member gave the film with it, in half-stars, 1 to 10."""
    liked = models.BooleanField(default=False)
    language = models.CharField(max_length=20, blank=True)
    """BCP 47; empty where the site's own."""
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    comments_open = models.BooleanField(default=True)
    likes = models.PositiveIntegerField(default=0)
    """Kept count."""
    comments_count = models.PositiveIntegerField(default=0)
    """Kept count of those that are shown."""
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    """When its text last changed after it was published."""
    hidden_at = models.DateTimeField(null=True, blank=True)
    """Since when a moderator, or a rule for newcomers, hides it from all but its author."""
    erased_at = models.DateTimeField(null=True, blank=True)
    """When its author erased it though others had commented: the text is gone, the comments stay."""
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """Of the form it came from: sent twice, it is one review."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, HALVES)), name="review_in_half_stars"
            ),
        ]
        indexes = [
            models.Index(fields=["film", "-published_at"], name="review_by_film"),
            models.Index(fields=["film", "-likes", "-published_at"], name="review_by_likes"),
            models.Index(fields=["film", "rating", "-published_at"], name="review_by_rating"),
            models.Index(fields=["film", "-rating", "-published_at"], name="review_by_high_rating"),
            models.Index(fields=["film", "member"], name="review_by_film_and_member"),
            models.Index(fields=["member", "-published_at"], name="review_by_member"),
            models.Index(fields=["-published_at", "-id"], name="review_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.member} on {self.film}"


class ReviewText(models.Model):
    """What a published review said before an edit."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="earlier")
    text = models.TextField()
    html = models.TextField()
    spoilers = models.BooleanField()
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.DateTimeField()
    """When the edit replaced it."""

    class Meta:
        indexes = [models.Index(fields=["review", "-until"], name="reviewtext_by_review")]

    def __str__(self) -> str:
        return f"{self.review} until {self.until}"


class ReviewLike(models.Model):
    """That a member likes a review."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="liked_by")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="liked_reviews")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "member"], name="one_like_of_a_review")]

    def __str__(self) -> str:
        return f"{self.member} likes {self.review}"


class Comment(models.Model):
    """What a member says to a review, or to a comment on it: one level deep."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers")
    """Always one that has no parent itself."""
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(max_length=5000)
    html = models.TextField(blank=True)
    made_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    """Since when a moderator, a rule for newcomers or the review's author hides it."""
    erased_at = models.DateTimeField(null=True, blank=True)
    """When its author took it back though others had answered: the text is gone, the answers stay."""
    token = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        indexes = [models.Index(fields=["review", "made_at"], name="comment_by_review")]

    def __str__(self) -> str:
        return f"{self.member} to {self.review}"
