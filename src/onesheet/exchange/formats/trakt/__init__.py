"""The export of Trakt: about forty JSON files in a zip, or a single one of them.

Seen: exports of 2025 and 2026 as projects that read them keep them, with files in one folder or in one for each kind
(`ratings/ratings-movies.json`), so that files are known by their own names.
"""

from onesheet.exchange.formats.trakt.reading import TRAKT

__all__ = ["TRAKT"]
