"""Whether a text is wikitext, told from its marks."""

from __future__ import annotations

import re

_SAMPLE = 60_000
REDIRECT = re.compile(
    r"\s*+#\s*+(?:redirect|weiterleitung|redirecci[oó]n|redirection|rinvia|doorverwijzing|redirecionamento|перенаправление)\s*+:?\s*+\[\[(?P<to>[^\[\]|\n]{1,255})",
    re.IGNORECASE,
)
"""A page that only leads to another one."""
_BOX = re.compile(
    r"^[ \t]*\{\{[ \t]*(?:infobox|film infobox|short description|use (?:dmy|mdy) dates)\b", re.IGNORECASE | re.MULTILINE
)
_TEMPLATE = re.compile(r"\{\{ ?(?:[A-Za-z#][\w :/'’.#-]{0,60})\s*(?:\||\}\})")
_LINK = re.compile(r"\[\[[^\[\]|\n{}]{1,200}(?:\|[^\[\]\n]{0,200})?\]\]")
_FILED = re.compile(r"\[\[(?:Category|File|Image):[^\[\]\n]{1,200}", re.IGNORECASE)
_BOLD = re.compile(r"'''[^'\n][^\n]{0,200}?'''")
_HEADING = re.compile(r"^={2,6}[^=\n]{1,120}={2,6}[ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(r"<ref(?: [^<>]*)?>|<ref [^<>]*/>|<br ?/?>", re.IGNORECASE)


def is_wikitext(text: str) -> bool:
    """Whether a text has a wiki's marks: a redirect, an infobox, or links with templates, bold words, headings or notes.

    Headings `== X ==` alone do not make one: plain extracts have them too.
    """
    if REDIRECT.match(text):
        return True
    sample = text[:_SAMPLE]
    if "[[" not in sample and "{{" not in sample and "'''" not in sample:
        return False
    if _BOX.search(sample):
        return True
    marks = (_LINK, _TEMPLATE, _BOLD, _FILED, _REFERENCE, _HEADING)
    link, template, bold, filed, reference, heading = (pattern.search(sample) is not None for pattern in marks)
    if link:
        return template or bold or filed or reference or heading
    return bold and (template or heading)
