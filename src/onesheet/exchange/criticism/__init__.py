"""Takes critics' reviews of tables in."""

from onesheet.exchange.criticism.handler import CriticismHandler

__all__ = ["CriticismHandler"]
