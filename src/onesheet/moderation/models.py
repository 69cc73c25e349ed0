"""Reports, what moderators did about them, and the rules for newcomers."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Target(models.TextChoices):
    """What can be reported and acted upon."""

    MEMBER = "member", "member"
    REVIEW = "review", "review"
    COMMENT = "comment", "comment"
    LIST = "list", "list"


class Report(models.Model):
    """That somebody asks a moderator to look at something."""

    class Reason(models.TextChoices):
        SPAM = "spam", "spam or advertising"
        ABUSE = "abuse", "abuse or harassment"
        SPOILER = "spoiler", "a spoiler that is not marked"
        RIGHTS = "rights", "somebody else's text"
        OTHER = "other", "something else"

    target = models.CharField(max_length=10, choices=Target)
    target_id = models.PositiveBigIntegerField()
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reported")
    """Who wrote it, or who is reported."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="reports")
    reason = models.CharField(max_length=10, choices=Reason)
    text = models.TextField(max_length=2000, blank=True)
    quoted = models.TextField(blank=True)
    """What it said when it was reported."""
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "target_id", "by"], name="one_report_of_each")]
        indexes = [models.Index(fields=["closed_at", "at"], name="report_by_state")]

    def __str__(self) -> str:
        return f"report of {self.target} {self.target_id}"


class Act(models.Model):
    """What a moderator did, with the reason. Never changed but by `undone_at`, never deleted: the audit log."""

    class Kind(models.TextChoices):
        HIDE = "hide", "hid"
        SHOW = "show", "showed again"
        DELETE = "delete", "deleted"
        WARN = "warn", "warned"
        SILENCE = "silence", "silenced"
        SUSPEND = "suspend", "suspended"
        LIFT = "lift", "lifted"
        DISMISS = "dismiss", "dismissed reports"
        CLEAN_UP = "clean-up", "cleaned up"
        RULE = "rule", "changed a rule"
        ROLE = "role", "changed a role"
        APPROVE = "approve", "let in"
        REFUSE = "refuse", "turned away"

    kind = models.CharField(max_length=10, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="moderated")
    target = models.CharField(max_length=10, choices=Target, blank=True)
    target_id = models.PositiveBigIntegerField(null=True, blank=True)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="moderated_against"
    )
    """Whom it concerns."""
    reason = models.CharField(max_length=500)
    details = models.JSONField(default=dict)
    """What is needed to undo it, and what a deleted text said."""
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="act_by_time"),
            models.Index(fields=["target", "target_id"], name="act_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.kind}"


class WordRule(models.Model):
    """Words or links that a newcomer's text may not have, or that make it wait for a moderator."""

    class Kind(models.TextChoices):
        WORD = "word", "word or phrase"
        DOMAIN = "domain", "links to a site"
        LINKS = "links", "more links than"

    class Then(models.TextChoices):
        HOLD = "hold", "wait for a moderator"
        REFUSE = "refuse", "refuse"

    kind = models.CharField(max_length=10, choices=Kind)
    pattern = models.CharField(max_length=200)
    """The folded words, the host name, or the number of links."""
    then = models.CharField(max_length=10, choices=Then, default=Then.HOLD)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "pattern"], name="one_rule_of_a_pattern")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pattern}"
