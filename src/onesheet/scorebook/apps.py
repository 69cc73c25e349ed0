"""The scorebook as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ScorebookConfig(AppConfig):
    name = "onesheet.scorebook"
