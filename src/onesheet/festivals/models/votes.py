"""The audience's vote: a poll, the codes and members that may vote, the ballots, and the result."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.festivals.models.programme import Edition, Section, Selection
from onesheet.festivals.models.screenings import Screening


class Poll(models.Model):
    """An audience award, or the reaction slips of a club's season. `scores.ballots` says what scales and rules mean."""

    class Scale(models.TextChoices):
        FIVE = "five", "1 to 5"
        HALVES = "halves", "half-stars"
        LETTERS = "letters", "A to E"

    class Rule(models.TextChoices):
        MEAN = "mean", "mean"
        BAYES = "bayes", "mean drawn towards the mean of all"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="polls")
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, null=True, blank=True, related_name="polls")
    """Whose films stand for it; null for all."""
    name = models.CharField(max_length=160)
    slug = models.CharField(max_length=80)
    scale = models.CharField(max_length=8, choices=Scale, default=Scale.FIVE)
    rule = models.CharField(max_length=8, choices=Rule, default=Rule.MEAN)
    version = models.PositiveSmallIntegerField(default=1)
    """Of the rule."""
    least_ballots = models.PositiveIntegerField(default=0)
    least_share = models.FloatField(default=0.0)
    """What a film needs to be ranked: ballots, and ballots as a share, 0 to 1, of the seats it was shown to."""
    prior = models.PositiveIntegerField(default=20)
    """Of the rule `bayes`: how many ballots of the mean of all are added to each film's."""
    by_code = models.BooleanField(default=True)
    by_member = models.BooleanField(default=False)
    only_verified = models.BooleanField(default=False)
    """Whether only the ballots of members count whose attendance is verified; all are counted and told apart."""
    opens = models.DateTimeField(null=True, blank=True)
    closes = models.DateTimeField(null=True, blank=True)
    """When ballots are taken, of any screening; null for no bound."""
    hours = models.PositiveIntegerField(default=24)
    """For how long after its end a screening's ballots are taken."""
    secret = models.BinaryField(max_length=32)
    """Of its codes: what is kept of a code cannot be told without it. Never shown."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="one_poll_of_a_slug")]

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}"


class PollRule(models.Model):
    """A version of a poll's rule with its numbers, and why it is another than before. Never changed."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="rules")
    version = models.PositiveSmallIntegerField()
    told = models.JSONField()
    """`{"scale": , "rule": , "least_ballots": , "least_share": , "prior": , "only_verified": }`; the share as a text."""
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "version"], name="one_rule_of_a_version")]

    def __str__(self) -> str:
        return f"rule {self.version} of {self.poll}"


class PollCode(models.Model):
    """A one-time code for the films of one screening. The code itself is kept nowhere: it stands on its slip."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="codes")
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)
    """HMAC-SHA256 of the code under the poll's secret, in hexadecimal."""
    sheet = models.PositiveIntegerField(default=1)
    """Of which printing it is, from 1."""
    made_at = models.DateTimeField()
    void_at = models.DateTimeField(null=True, blank=True)
    """Since when it is not taken any more, as the slips of its sheet were lost."""
    void_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["poll", "screening"], name="pollcode_by_screening")]

    def __str__(self) -> str:
        return f"a code of {self.poll}"


class Attendance(models.Model):
    """That a member was at a screening, as the door or a code on the screen says."""

    class How(models.TextChoices):
        DOOR = "door", "noted at the door"
        CODE = "code", "by the code shown there"

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attendances")
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="attendances")
    how = models.CharField(max_length=4, choices=How)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "screening"], name="one_attendance_of_a_screening")]

    def __str__(self) -> str:
        return f"{self.member} at {self.screening}"


class Ballot(models.Model):
    """One vote for one film. One code, one member, or one slip gives a film one."""

    class Kind(models.TextChoices):
        CODE = "code", "by code"
        MEMBER = "member", "by a member"
        SLIP = "slip", "by a slip of paper"

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="ballots")
    screening = models.ForeignKey(Screening, on_delete=models.SET_NULL, null=True, blank=True, related_name="ballots")
    kind = models.CharField(max_length=6, choices=Kind)
    mark = models.PositiveSmallIntegerField()
    """In steps of the poll's scale, from 1, the best the highest: 1 to 5, 1 to 10, and E to A as 1 to 5."""
    comment = models.CharField(max_length=1_000, blank=True)
    code = models.ForeignKey(PollCode, on_delete=models.PROTECT, null=True, blank=True, related_name="ballots")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="ballots"
    )
    verified = models.BooleanField(default=False)
    """Whether whoever gave it is known to have been there: all with codes and slips, members with an `Attendance`."""
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """Of the phone or form it came from: sent twice, it is one ballot."""
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Who typed a slip."""
    at = models.DateTimeField()
    void_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=200, blank=True)
    void_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Since when, why and by whom it was taken out; it stays in the file of the recount, without the name."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "selection"], condition=Q(code__isnull=False), name="one_ballot_of_a_code"
            ),
            models.UniqueConstraint(
                fields=["poll", "selection", "member"], condition=Q(member__isnull=False), name="one_ballot_of_a_member"
            ),
        ]
        indexes = [models.Index(fields=["poll", "selection", "mark"], name="ballot_by_film")]

    def __str__(self) -> str:
        return f"{self.mark} for {self.selection}"


class PollResult(models.Model):
    """A result as it was announced, with the file that proves it. Never changed; a later one stands beside it."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="results")
    file = models.TextField()
    """JSON: the rule, the films, the ballots made anonymous."""
    signature = models.TextField()
    """Of the file, as minisign writes it."""
    key = models.CharField(max_length=120)
    """The public key, as minisign writes it."""
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.poll}, {self.at:%Y-%m-%d %H:%M}"
