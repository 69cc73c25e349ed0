"""The application's name and label."""

from __future__ import annotations

from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "onesheet.lists"
