"""A member's export from Letterboxd: the zip, its folder, or a file of it.

Described in docs/formats.md; columns and habits as seen in real exports of 2017 to 2025.
"""

from onesheet.exchange.formats.letterboxd.export import LETTERBOXD

__all__ = ["LETTERBOXD"]
