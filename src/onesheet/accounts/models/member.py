"""Members and the roles they have."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower


class Role(models.TextChoices):
    """What somebody may do beyond being a member: the names of Django's groups."""

    CRITIC = "critic", "critic"
    """Reviews as a critic of the house."""
    EDITOR = "editor", "editor"
    """Adds, publishes, discards and withdraws documents."""
    PROGRAMMER = "programmer", "programmer"
    """Makes the programme of festivals."""
    MODERATOR = "moderator", "moderator"
    """Handles reports; hides, warns, silences, suspends."""
    OPERATOR = "operator", "operator"
    """Runs the site: gives roles, invites, approves; may all that the others may."""


EDITOR = Role.EDITOR.value
"""The group whose members add, publish, discard and withdraw documents."""


class Visibility(models.TextChoices):
    """Who sees an entry."""

    PUBLIC = "public", "everybody"
    MEMBERS = "members", "members"
    FOLLOWERS = "followers", "followers"
    ME = "me", "only me"


class Member(AbstractUser):
    """Someone with an account here. Roles are Django's groups. Nobody is deleted: see `erased_at`."""

    display_name = models.CharField(max_length=100, blank=True)
    about = models.TextField(max_length=2000, blank=True)
    """What they tell of themselves, Markdown."""
    place = models.CharField(max_length=100, blank=True)
    website = models.URLField(max_length=300, blank=True)
    films_visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    """Who sees their films: current ratings, likes, watched, watchlist, favourites."""
    entry_visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    """What a new viewing, review or list of theirs starts with."""
    comments_open = models.BooleanField(default=True)
    """Whether a new review of theirs starts with comments open."""
    notice_choices = models.JSONField(default=dict, blank=True)
    """Kind of notice -> `page`, `mail` (page and mail) or `none`; kinds that are missing have their default."""
    waiting_since = models.DateTimeField(null=True, blank=True)
    """Since when the account waits for the operator's approval; null once approved. `is_active` is False meanwhile."""
    silenced_until = models.DateTimeField(null=True, blank=True)
    """Until when they may read and rate but write nothing that others see."""
    suspended_until = models.DateTimeField(null=True, blank=True)
    """Until when they cannot sign in, and nothing of theirs is shown; `is_active` is False meanwhile."""
    unproven = models.BooleanField(default=False)
    """True for an account that nobody vouched for, until it is old and active enough: docs/scoring.md, `members-score`."""
    erased_at = models.DateTimeField(null=True, blank=True)
    """When they erased their account. The row stays, nameless, where what others wrote needs it."""

    class Meta:
        constraints = [models.UniqueConstraint(Lower("username"), name="username_ignoring_case")]

    def __str__(self) -> str:
        return self.display_name or self.username
