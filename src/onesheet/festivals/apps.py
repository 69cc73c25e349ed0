"""Festivals as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig


class FestivalsConfig(AppConfig):
    name = "onesheet.festivals"
