"""Takes films of tables, answers, pages and bulk datasets in."""

from onesheet.exchange.catalogue.handler import CatalogueHandler

__all__ = ["CatalogueHandler"]
