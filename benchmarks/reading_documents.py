"""Documents of each form to measure reading on: the real ones where ONESHEET_SAMPLES names them, else our own."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

import onesheet.ops

CATALOGUE = Path(onesheet.ops.__file__).parent / "catalogue"
_FOLDERS = {
    "plain": "wikipedia/plain",
    "reviews": "documents",
    "wikitext": "wikipedia/wikitext",
    "html": "wikipedia/html",
}
_HEADING = re.compile(r"^(=+) (.+?) \1$", re.MULTILINE)


def documents() -> dict[str, list[tuple[str, bytes]]]:
    """Return the names and bytes of documents, out of any gzip, by their form."""
    named = os.environ.get("ONESHEET_SAMPLES", "")
    if not named:
        return _own()
    return {form: _in(Path(named) / folder) for form, folder in _FOLDERS.items()}


def source() -> str:
    """Return in words where the documents come from."""
    return "real documents" if os.environ.get("ONESHEET_SAMPLES") else "the sample catalogue's, also put into markup"


def _in(folder: Path) -> list[tuple[str, bytes]]:
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".wikitext", ".gz"})
    return [(path.name, _bytes(path)) for path in paths]


def _bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _own() -> dict[str, list[tuple[str, bytes]]]:
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(CATALOGUE.glob("*.txt"))]
    articles = [(name, text) for name, text in texts if _HEADING.search(text)]
    return {
        "plain": [(name, text.encode()) for name, text in articles],
        "reviews": [(name, text.encode()) for name, text in texts if not _HEADING.search(text)],
        "wikitext": [(name, _wikitext(text).encode()) for name, text in articles],
        "html": [(name, _html(text).encode()) for name, text in articles],
    }


def _wikitext(text: str) -> str:
    """An article with an infobox, a link in every sentence and a note after each paragraph."""
    linked = re.sub(r"(?<=[a-z] )([A-Z]\w+ [A-Z]\w+)", r"[[\1]]", text)
    noted = re.sub(
        r"(?<=[.])$", "<ref>{{cite web|title=A note|url=https://example.org/}}</ref>", linked, flags=re.MULTILINE
    )
    return "{{Infobox film\n| name = A film\n| director = [[Ana Ortiz]]\n| runtime = 92 minutes\n}}\n" + noted


def _html(text: str) -> str:
    """An article as a page, with a menu, a box of facts and a link in every sentence."""
    linked = re.sub(r"(?<=[a-z] )([A-Z]\w+ [A-Z]\w+)", r'<a href="/wiki/x" title="\1">\1</a>', text)
    headed = _HEADING.sub(r"<h2><span>\2</span></h2>", linked)
    body = "\n".join(line if line.startswith("<h2>") else f"<p>{line}</p>" for line in headed.split("\n") if line)
    menu = "".join(f'<li class="item"><a href="/{number}">Menu {number}</a></li>' for number in range(60))
    box = '<table class="infobox"><tr><th>Directed by</th><td>Ana Ortiz</td></tr></table>'
    return f"<!doctype html><html><head><title>A film</title></head><body><nav><ul>{menu}</ul></nav><main>{box}{body}</main></body></html>"
