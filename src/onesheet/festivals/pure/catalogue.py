"""The text of a printed catalogue: Markdown, tagged text for layout programs, and how many words each field has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
    preceded_by: str
    """The title of the short that is shown before it."""
    synopsis: str
    note: str
    """Markdown."""
    screenings: str
    """One a line."""
    within: tuple[str, ...] = ()
    """The sections that its section is a part of, the topmost first."""

    @property
    def path(self) -> tuple[str, ...]:
        """Its section after those that it is a part of; empty where it stands in none."""
        return (*self.within, self.section) if self.section else ()


FIELDS = tuple(field.name for field in fields(Entry) if field.name != "within")
"""What a catalogue has of a film, in this order; words are counted of each."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the house that stand in a catalogue."""

    sectionless: str
    """The heading of films in no section, where others stand in sections."""
    before: str
    """Stands before the title of a short that is shown before a film."""


def words(text: str) -> int:
    """Return how many words a text has; signs of Markdown and dashes that stand alone are none."""
    return len(_WORD.findall(text))


def counts(entry: Entry) -> dict[str, int]:
    """Return how many words each field has."""
    return {name: words(getattr(entry, name)) for name in FIELDS}


def markdown(title: str, entries: Sequence[Entry], wording: Wording) -> str:
    """Return a catalogue as Markdown: a heading for each section, one for each film, a line with its facts, its texts.

    Sections have `##`, their parts `###`, and so on; films stand one level below the deepest, so that a level is one kind of thing.
    """
    parts = [f"# {_plain(title)}"]
    film = "#" * (2 + max([1, *(len(one.path) for one in entries)]))
    for one, headings in _headed(entries, wording):
        parts += [f"{'#' * (2 + depth)} {_plain(name)}" for depth, name in headings]
        parts.append(f"{film} {_plain(one.title)}")
        if one.original_title:
            parts.append(f"*{_plain(one.original_title)}*")
        before = f"{wording.before} {one.preceded_by}" if one.preceded_by else ""
        told = (one.director, one.country, one.year, one.minutes, one.premiere, one.version, one.language, before)
        if line := ", ".join(_plain(part) for part in told if part):
            parts.append(line)
        parts += [_plain(one.synopsis)] if one.synopsis else []
        parts += [one.note.strip()] if one.note.strip() else []
        if one.screenings:
            parts.append("\n".join(f"- {_plain(line)}" for line in one.screenings.splitlines()))
    return "\n\n".join(parts) + "\n"


def tagged(title: str, entries: Sequence[Entry], wording: Wording) -> str:
    """Return a catalogue as tagged text: one field a line, `<title>Words`, which layout programs take for a paragraph of that style.

    A film begins with `<title>`, and an empty line stands before it; a section begins with `<section>`, a part of one with
    `<subsection>`, a part of that with `<subsubsection>`. Of a text of several paragraphs each has a line with the tag. A field that is empty is left out. `<`, `>` and `&` in words are written
    `&lt;`, `&gt;`, `&amp;`. The first line is `<catalogue>` with the edition's name.
    """
    lines = [_tag("catalogue", title)]
    for one, headings in _headed(entries, wording):
        lines.append("")
        lines += [_tag(f"{'sub' * depth}section", name) for depth, name in headings]
        for name in FIELDS[1:]:
            lines += [_tag(name, line) for line in getattr(one, name).splitlines() if line.strip()]
    return "\n".join(lines) + "\n"


def _headed(entries: Iterable[Entry], wording: Wording) -> Iterator[tuple[Entry, list[tuple[int, str]]]]:
    """Go through films with the headings that begin before each: how deep they are, from 0, and what they say."""
    path: tuple[str, ...] = ()
    for one in entries:
        # Films of no section have a heading only where others stand above: without, they would seem to be of that section.
        own = one.path or ((wording.sectionless,) if path else ())
        same = 0
        while same < min(len(own), len(path)) and own[same] == path[same]:
            same += 1
        if own != path:
            same = min(same, len(own) - 1)
        path = own
        yield one, list(enumerate(own))[same:]


def _tag(name: str, text: str) -> str:
    one_line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<{name}>{one_line}"


def _plain(text: str) -> str:
    """Return words so that Markdown takes none of their signs for its own."""
    return _TOKEN.sub(r"\\\g<0>", " ".join(text.split()))
