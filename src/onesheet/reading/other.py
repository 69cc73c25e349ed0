"""What is left when no reader is sure: a text about no film that it names, or a list whose films it does not tell apart."""

from __future__ import annotations

import re

from onesheet.reading.document import Document
from onesheet.reading.reader import Findings, Reader
from onesheet.reading.vocabulary import LISTING, OTHER, Head

NO_FILM = (
    "No film was found that this document is about. What is read: an encyclopedia article on a film, a review, a film's "
    "page with members' reviews, a list of films, a feed of reviews, an entry of Wikidata or TMDB."
)
_ENTRY = re.compile(
    r"^[^\S\n]*+(?:[•*#–-]++ ?|\d{1,3}+[.):]? ?)?+[\"“‘«*_]*+(?P<title>[^\W_][^\n]{0,90}?)[\"”’»*_]*,? [(\[](?P<year>(?:18[89]|19\d|20\d)\d)[)\]]",
    re.MULTILINE,
)
_FEWEST = 3
"""From this many titles with years, each on a line of its own, a text is a listing."""
_LONGEST_TITLE = 200


def _read(document: Document) -> Findings:
    text = document.prose
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    title = first[:_LONGEST_TITLE] or None
    titles = dict.fromkeys(match["title"].casefold() for match in _ENTRY.finditer(text))
    if len(titles) >= _FEWEST:
        sentence = (
            f"This lists {len(titles)} titles with years, and nothing says that they are films, so none was made. "
            "Give each film's own text as a document, or a headline that says that it lists films."
        )
        return Findings(Head(kind=LISTING, title=title), problems=(sentence,))
    return Findings(Head(kind=OTHER, title=title), problems=(NO_FILM,))


OTHER_READER = Reader("other", 2, lambda _: 0.0, _read)
