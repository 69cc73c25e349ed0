"""A page's lines as its text."""

from __future__ import annotations

import re

from onesheet.reading.forms.html.lines import Line, Region

_MEANT = re.compile(r"\s+\([^()]*\)$")
"""What tells apart things of one name at the end of a wiki's title: ` (1948 film)`."""


def printed(title: str, lines: list[Line], *, wiki: bool) -> str:
    """The text of the lines under the title; sets where each stands in it.

    Headings of a wiki get the signs that its plain text has (`== Cast ==`); elsewhere a heading is a line, since most are
    no part of an article's plan.
    """
    parts: list[str] = []
    length = 0
    for number, line in enumerate(_headed(title, lines)):
        signs = "=" * line.level if wiki and line.level > 1 else ""
        before = ("\n\n" if line.gap else "\n") if number else ""
        before += f"{signs} " if signs else ""
        after = f" {signs}" if signs else ""
        line.start = length + len(before)
        length = line.start + len(line.words) + len(after)
        parts += [before, line.words, after]
    return "".join((*parts, "\n")) if parts else ""


def _headed(title: str, lines: list[Line]) -> list[Line]:
    """The lines with the title above them, unless it is among them or the first sentence tells it: `The Tide is ...`."""
    told = lines[1:] if lines and lines[0].words == title else lines
    bare = _MEANT.sub("", title)
    if not title or (told and told[0].words.startswith((f"{bare} is ", f"{bare} was "))):
        return told
    if any(line.words == title for line in told):
        return told
    if told:
        told[0].gap = True
    return [Line(title, Region()), *told]
