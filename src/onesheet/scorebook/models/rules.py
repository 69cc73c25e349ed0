"""Which rule computes a score, with which parameters, since when."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class RuleInForce(models.Model):
    """That from a moment on a score is computed by one version of its rule, with these parameters.

    The newest row of a rule is in force; where there is none, `scores.rules` has the defaults. Never changed, never
    deleted.
    """

    rule = models.CharField(max_length=40)
    """Its name without the version, `percent-positive`."""
    version = models.PositiveSmallIntegerField()
    parameters = models.JSONField(default=dict)
    since = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500)

    class Meta:
        indexes = [models.Index(fields=["rule", "-since", "-id"], name="rule_in_force")]

    def __str__(self) -> str:
        return f"{self.rule}/{self.version} since {self.since:%Y-%m-%d}"
