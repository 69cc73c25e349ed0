"""Wikitext, the source of a wiki's pages: the words a reader of the page sees, its boxes and its categories.

The markup is MediaWiki's (https://www.mediawiki.org/wiki/Help:Formatting). One pass finds the marks, one renders them;
both take time linear in the length, and every word of the prose leads back to the place it was made from.
"""

from __future__ import annotations

from onesheet.reading.forms.wikitext.export import is_export, open_export
from onesheet.reading.forms.wikitext.page import open_wikitext
from onesheet.reading.forms.wikitext.recognise import is_wikitext

__all__ = ["is_export", "is_wikitext", "open_export", "open_wikitext"]
