"""The whole site as one archive, out and in: `onesheet-site`, version 1. docs/site-archive.md tells what is in it."""

from __future__ import annotations

from onesheet.exchange.site.coming_in import import_site
from onesheet.exchange.site.going_out import export_site
from onesheet.exchange.site.manifest import Manifest, Refused
from onesheet.exchange.site.opening import is_site_archive

__all__ = ["Manifest", "Refused", "export_site", "import_site", "is_site_archive"]
