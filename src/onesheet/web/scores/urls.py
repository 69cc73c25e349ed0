"""Addresses. A film's scores, one score with its inputs, and the published rules."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter

from onesheet.scores.rules import RULES
from onesheet.web.scores import badges, bands, downloads, rules, views, weights


class RuleName:
    """The name of a rule; other words in its place are other addresses."""

    regex = "|".join(RULES)

    def to_python(self, value: str) -> str:
        """Read it."""
        return value

    def to_url(self, value: str) -> str:
        """Write it."""
        return value


class VoiceKind(RuleName):
    """Whose weight it is."""

    regex = "outlet|critic"


register_converter(RuleName, "rule")
register_converter(VoiceKind, "voice")

urlpatterns: list[URLPattern | URLResolver] = [
    path("films/<str:slug>/scores", views.film_scores, name="film-scores"),
    path("films/<str:slug>/scores/<rule:rule>", views.film_score, name="film-score"),
    path("films/<str:slug>/scores/<rule:rule>.zip", downloads.as_zip, name="film-score-zip"),
    path("films/<str:slug>/scores/<rule:rule>.csv", downloads.as_csv, name="film-score-csv"),
    path("films/<str:slug>/scores/<rule:rule>.json", downloads.as_json_file, name="film-score-json"),
    path("films/<str:slug>/scores/<rule:rule>/days.csv", downloads.days, name="film-score-days"),
    path("films/<str:slug>/badges", badges.of_film, name="film-badges"),
    path("films/<str:slug>/badges/<number:award>/revoke", badges.revoke, name="film-badge-revoke"),
    path("scores/", rules.published, name="scores"),
    path("scores/rules/<rule:rule>", rules.rule, name="score-rule"),
    path("scores/bands", bands.bands, name="score-bands"),
    path("scores/bands/<number:band>/end", bands.end, name="score-band-end"),
    path("scores/badges", badges.badges, name="score-badges"),
    path("scores/badges/<number:badge>/end", badges.end, name="score-badge-end"),
    path("scores/badges/<str:slug>", badges.badge, name="score-badge"),
    path("scores/weights", weights.all_weights, name="score-weights"),
    path("scores/weights/<voice:kind>/<str:slug>", weights.weights_of_one, name="score-weight"),
]
