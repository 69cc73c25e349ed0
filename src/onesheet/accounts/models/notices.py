"""What members are told."""

from __future__ import annotations

from django.db import models

from onesheet.accounts.models.member import Member


class Notice(models.Model):
    """That something happened which concerns a member. It never holds the words of a review or comment."""

    class Kind(models.TextChoices):
        FOLLOW = "follow", "somebody follows you"
        COMMENT = "comment", "a comment on your review"
        REPLY = "reply", "an answer to your comment"
        LIKE = "like", "somebody likes your review"
        LIST = "list", "you may edit a list"
        CHALLENGE = "challenge", "a challenge of yours"
        PROGRAMME = "programme", "a screening you planned"
        PANEL = "panel", "a selection panel you sit on"
        MODERATION = "moderation", "a moderator's decision"
        REPORT = "report", "a report to handle"
        ACCOUNT = "account", "an account to approve"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(Member, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    about = models.CharField(max_length=60, blank=True)
    """What it is about, `review:12`, `comment:40`, `list:3`; empty where it is about `by` alone."""
    words = models.JSONField(default=dict)
    """Names for the sentence: `film`, `list`, `reason` ..."""
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mail = models.BooleanField(default=False)
    """True where it is to be mailed too."""
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "kind", "by", "about"], name="one_notice_of_a_thing"),
        ]
        indexes = [
            models.Index(fields=["member", "-made_at"], name="notice_by_member"),
            models.Index(fields=["about"], name="notice_by_thing"),
            models.Index(fields=["member"], name="notice_unseen", condition=models.Q(seen_at__isnull=True)),
            models.Index(
                fields=["made_at"], name="notice_to_mail", condition=models.Q(mail=True, mailed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.member}"
