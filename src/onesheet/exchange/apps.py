"""The app that takes things in and gives them out."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Imports and exports."""

    name = "onesheet.exchange"
    label = "exchange"
