"""MediaWiki's XML exports (https://www.mediawiki.org/wiki/Help:Export): the wikitext of the page that one holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from onesheet.reading.document import Document, plain
from onesheet.reading.forms.wikitext.page import open_wikitext

_EXPORT = re.compile(
    r"\ufeff?\s*+(?:<\?xml[^<>]{0,200}\?>\s*+)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*+)?(?:<!DOCTYPE[^\[<>]{0,500}(?:\[[^\]]{0,5000}\]\s*+)?>\s*+)?<(?:mediawiki[\s>]|page>\s*+<title>)"
)
_MOST_NAMED = 5
_LONGEST_TITLE = 255


def is_export(text: str) -> bool:
    """Whether a text is an XML export: a root `mediawiki`, or a single `page` with a `title`."""
    return _EXPORT.match(text) is not None


def open_export(text: str, problems: Sequence[str] = ()) -> Document:
    """Open the first page of an export in its last revision; a sentence names the pages that are not read."""
    reading = _Reading()
    fault = reading.read(text)
    notes = [*problems, *([fault] if fault else [])]
    if not reading.pages:
        return plain("", (*notes, "This MediaWiki export holds no page. Export the page again and give that file."))
    title, source = reading.pages[0].title, reading.pages[0].text
    if len(reading.pages) > 1:
        notes.append(_others(title, [page.title for page in reading.pages[1:]]))
    if not source.strip():
        return plain("", (*notes, f"The page “{title}” in this MediaWiki export is empty. Export it again."))
    return open_wikitext(source, notes, title=title)


def _others(title: str, others: Sequence[str]) -> str:
    named = ", ".join(f"“{one}”" for one in others[:_MOST_NAMED])
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    return (
        f"This MediaWiki export holds {len(others) + 1} pages; only the first, “{title}”, was read. "
        f"Give each of the others in a file of its own: {named}{more}."
    )


@dataclass(slots=True)
class _Page:
    """One page: its title and the source of its last revision."""

    title: str = ""
    text: str = ""


class _Refused(ValueError):
    """Raised at a document type, which no export has and which could make the text grow without end."""


@dataclass(slots=True)
class _Reading:
    """The pages found so far. Nothing is looked up and no entity is expanded but XML's own five."""

    pages: list[_Page] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _taken: bool = False
    """Whether the words of the open element are kept."""

    def read(self, text: str) -> str:
        """Read an export; returns a sentence where it is damaged, for which everything before the fault is kept."""
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as fault:
            self._keep()
            return (
                f"This MediaWiki export is damaged at line {fault.lineno} ({expat.ErrorString(fault.code)}); "
                "what stands before was read. Export the page again."
            )
        except _Refused:
            return "This MediaWiki export declares a document type, as no export does; it was not read further."
        return ""

    def _begin(self, name: str, _: dict[str, str]) -> None:
        self._open.append(name)
        if name == "page":
            self.pages.append(_Page())
        self._taken = name in ("title", "text") and bool(self.pages) and "page" in self._open[-3:]
        self._words = []

    def _characters(self, words: str) -> None:
        if self._taken:
            self._words.append(words)

    def _end(self, _: str) -> None:
        self._keep()
        self._open.pop()

    def _keep(self) -> None:
        if not self._taken or not self._open:
            return
        words = "".join(self._words)
        if self._open[-1] == "title":
            self.pages[-1].title = " ".join(words.split())[:_LONGEST_TITLE]
        else:
            self.pages[-1].text = words
        self._taken = False


def _refuse(*_: object) -> None:
    raise _Refused
