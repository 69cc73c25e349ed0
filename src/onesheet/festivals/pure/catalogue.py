"""The text of a printed catalogue: Markdown, tagged text for layout programs, and how many words each field has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

_WORD = re.compile(r"[^\W_]+(?:['’\-.,:/][^\W_]+)*")
"""Letters and figures, with what joins them in a word: `don't`, `35,000`, `18:30`, `well-known`."""
_TOKEN = re.compile(r"[\\`*_{}\[\]<>#|]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A film of a catalogue, everything in words."""

    section: str
    title: str
    original_title: str
    director: str
    country: str
    year: str
    minutes: str
    premiere: str
    version: str
    language: str
    synopsis: str
    note: str
    """Markdown."""
    screenings: str
    """One a line."""


FIELDS = tuple(field.name for field in fields(Entry))
COUNTED = tuple(name for name in FIELDS if name not in {"section", "version", "language"})


def words(text: str) -> int:
    """Return how many words a text has; signs of Markdown and dashes that stand alone are none."""
    return len(_WORD.findall(text))


def counts(entry: Entry) -> dict[str, int]:
    """Return how many words each field has."""
    return {name: words(getattr(entry, name)) for name in COUNTED}


def markdown(title: str, entries: Iterable[Entry]) -> str:
    """Return a catalogue as Markdown: a heading for each section, one for each film, a line with its facts, its texts."""
    parts = [f"# {_plain(title)}"]
    section = None
    for one in entries:
        if one.section != section:
            section = one.section
            if section:
                parts.append(f"## {_plain(section)}")
        parts.append(f"### {_plain(one.title)}")
        if one.original_title:
            parts.append(f"*{_plain(one.original_title)}*")
        told = (one.director, one.country, one.year, one.minutes, one.premiere, one.version, one.language)
        if line := ", ".join(_plain(part) for part in told if part):
            parts.append(line)
        parts += [_plain(one.synopsis)] if one.synopsis else []
        parts += [one.note.strip()] if one.note.strip() else []
        if one.screenings:
            parts.append("\n".join(f"- {_plain(line)}" for line in one.screenings.splitlines()))
    return "\n\n".join(parts) + "\n"


def tagged(title: str, entries: Sequence[Entry]) -> str:
    """Return a catalogue as tagged text: one field a line, `<title>Words`, which layout programs take for a paragraph of that style.

    A film begins with `<title>`, and an empty line stands before it; a section begins with `<section>`. Of a text of several
    paragraphs each has a line with the tag. A field that is empty is left out. `<`, `>` and `&` in words are written
    `&lt;`, `&gt;`, `&amp;`. The first line is `<catalogue>` with the edition's name.
    """
    lines = [_tag("catalogue", title)]
    section = ""
    for one in entries:
        lines.append("")
        if one.section != section:
            section = one.section
            lines.append(_tag("section", section))
        for name in FIELDS[1:]:
            lines += [_tag(name, line) for line in getattr(one, name).splitlines() if line.strip()]
    return "\n".join(lines) + "\n"


def _tag(name: str, text: str) -> str:
    one_line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}>{one_line}"


def _plain(text: str) -> str:
    """Return words so that Markdown takes none of their signs for its own."""
    return _TOKEN.sub(r"\\\g<0>", " ".join(text.split()))
