"""Who directed, where no sentence says `directed by`: `a film by A`, `the directorial debut of A`, `director A`; and lines of awards."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import LEAD, PRODUCTION, RECEPTION
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.encyclopedia.trades import NOT_OURS, names_after_trade
from onesheet.reading.prose.people import Name, names_at
from onesheet.reading.prose.sentences import Span

_DEBUT = re.compile(
    r"\b(?:directorial|directing|director's|feature(?: film)?) (?:feature |film )?debut (?:of|for|by) (?=\w)|\bdebut of (?=[^.;,]{3,40} as (?:an? )?(?:\w+ ){0,2}director\b)"
)
_DIRECTOR = re.compile(r"(?<!best )\bdirector,? (?!by |of |for |at |in |to |as |and |from |on )(?=[^\W\d_])")
_OTHER_DIRECTORS = tuple(
    f"{word} "
    for word in (
        "art casting music musical managing executive assistant technical creative unit dance animation festival program associate and"
    ).split()
)
_BEST = re.compile(
    r"best (?P<c>(?:original |adapted |film |motion picture )?(?:screenplay|writing|editing|cinematography|director|directing|music|score|song score)[^:–—\n]{0,60}?)(?::| – | — | - ) ?"
)


def read_director_named(book: Notebook) -> None:
    """Note the director by a debut told in the lead, or by `director A` where the text so names one person only."""
    _debut(book)
    low, lead = book.source.low, book.article.lead
    if book.has("director") or (lead and low.find("directed by", lead[0].start, lead[-1].end) != -1):
        return
    told: dict[str, tuple[Name, int]] = {}
    for section in book.article.of_kind(LEAD, PRODUCTION, RECEPTION):
        for span in book.article.sentences(section):
            if "director" in book.article.words(span) and not NOT_OURS.search(low, span.start, span.end):
                _directors_of(book, span, told)
    if len(told) == 1:
        name, start = next(iter(told.values()))
        book.credit("director", name, start)


def _debut(book: Notebook) -> None:
    """`the directorial debut of A and B`, of the film itself."""
    for span in book.article.lead:
        for match in _DEBUT.finditer(book.source.low, span.start, span.end):
            for name in names_after_trade(book, match.end(), span.end) or names_at(book.source, match.end(), span.end):
                if not name.is_single:
                    book.credit("director", name, match.start())


def _directors_of(book: Notebook, span: Span, told: dict[str, tuple[Name, int]]) -> None:
    """Add whoever a sentence calls director, with where the word stands."""
    source = book.source
    for match in _DIRECTOR.finditer(source.low, span.start, span.end):
        ours = source.lowered or source.text[match.end()].isupper()
        if not ours or source.low.endswith(_OTHER_DIRECTORS, span.start, match.start()):
            continue
        for name in names_at(source, match.end(), span.end)[:1]:
            if not name.is_single and not name.damaged:
                told.setdefault(name.text, (name, match.start()))


def read_award_lines(book: Notebook, span: Span) -> None:
    """`Best Film Editing: Arthur Hilton`, a line of the section on awards: the honoured one did that work."""
    source = book.source
    match = _BEST.match(source.low, span.start, span.end)
    if match is None:
        return
    kind = match["c"]
    role = next(
        (role for cue, role in (("editing", "editor"), ("cinematography", "cinematographer"), ("direct", "director"), ("screenplay", "screenwriter"),
                                ("writing", "screenwriter"), ("music", "composer"), ("score", "composer")) if cue in kind),
        None,
    )  # fmt: skip
    if role is None or ("song" in kind and "score" not in kind):
        return
    for name in names_at(source, match.end(), span.end):
        if not name.is_single:
            book.credit(role, name, span.start)
