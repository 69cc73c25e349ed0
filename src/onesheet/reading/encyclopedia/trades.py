"""Names that their trade is told with: `cinematographer Russell Metty`, `Russell Metty's photography`, `by founder A`."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.people import Name, list_before, name_before, names_at
from onesheet.reading.prose.sentences import Span

OTHER_FILM = re.compile(r"\((?:1[89]|20)\d\d\)")
"""A year in parentheses, which tells of a film that the sentence names."""
_TRADE_CUES = frozenset(
    "cinematographer cinematographers photography composer composers editor editors producer producers director directors "
    "writer screenwriter screenwriters narrator designer".split()
)


def names_a_trade(book: Notebook, span: Span) -> bool:
    """Whether a sentence holds a word for a trade of the film's making."""
    return book.article.mentions(span, _TRADE_CUES)


_TRADE = re.compile(
    r"\b(?P<role>director of photography|cinematographers?|(?:film )?editors?|composers?|producers?|screenwriters?|production designer)(?: and (?P<and>co-writer|screenwriter|director|writer|editor|composer))?,? (?=\w)"
)
_BEFORE_TRADE = re.compile(
    r"(?:^|[.;:,(—–\"] ?|\b(?:and|the film's|the movie's|its|with|by|the|an|director and|to|from|of|for|as|his|her|that|when|while) )$"
)
_IS_ONE = re.compile(r"\b(?:was|were|is|are|as|\w+) (?:the|its|principal|main|lead|as) (?:principal |main |lead )?$")
"""Before a trade that was just given to somebody, so that the name after its comma is the next person's."""
_BEFORE_PRODUCER = re.compile(r"(?:^|\b(?:the film's|the movie's|its|co-writer) )$")
_TRADE_OF = {
    "director of photography": "cinematographer", "cinematographer": "cinematographer", "editor": "editor", "film editor": "editor",
    "composer": "composer", "producer": "producer", "screenwriter": "screenwriter", "production designer": "production_designer",
}  # fmt: skip
NOT_OURS = re.compile(
    r"\b(?:previous|earlier|later|another|other|future|frequent|former|would-be|replaced|replacing|suggested|approached|asked|offered|considered|compared|reviewer|magazine|newspaper|according to|told|like|inspired)\b"
)
"""Words of a sentence that may name the makers of other films."""


def _tells_of_other_films(words: str) -> bool:
    return OTHER_FILM.search(words) is not None or NOT_OURS.search(words) is not None


def read_trades(book: Notebook, span: Span) -> None:
    """`cinematographer Russell Metty`, `the film's composer, Stanley Myers,`: a trade right before a full name."""
    source = book.source
    if not names_a_trade(book, span):
        return
    found = list(_TRADE.finditer(source.low, span.start, span.end))
    if not found or _tells_of_other_films(source.low[span.start : span.end]):
        return
    for match in found:
        if match.group().endswith(", ") and _IS_ONE.search(source.low[span.start : match.start()][-30:]):
            continue
        names = names_at(source, match.end(), span.end)
        if not names or (
            not match["role"].endswith("s")
            and len(names) > 1
            and source.low[names[0].end : names[0].end + 5] != " and "
        ):
            names = names[:1]
        role = _TRADE_OF[match["role"].removesuffix("s")]
        if not (_BEFORE_PRODUCER if role == "producer" else _BEFORE_TRADE).search(
            source.low[span.start : match.start()][-24:]
        ):
            continue
        for name in names if match["role"].endswith("s") else names[:1]:
            if name.is_single or (role in ("editor", "screenwriter") and book.has(role)):
                continue
            book.credit(role, name, match.start("role"))


_HANDLED = re.compile(
    r",? (?:who )?(?:also |later )?(?:handled|handles|took care of|was responsible for|was in charge of|did|provided|undertook|managed|oversaw) (?:the |its |the film's )(?P<work>cinematography|photography|camera work|camerawork|editing|music|score|musical score|original score|background score|production design)\b"
)


def read_handled_work(book: Notebook, span: Span) -> None:
    """`A handled the cinematography, while B took care of the editing`."""
    source = book.source
    if not book.article.mentions(span, _OWNED_WORKS | {"design"}) or _tells_of_other_films(
        source.low[span.start : span.end]
    ):
        return
    for match in _HANDLED.finditer(source.low, span.start, span.end):
        for name in list_before(source, span.start, match.start(), book.roster):
            role = (
                "production_designer"
                if "design" in match["work"]
                else _OWNED_ROLE[match["work"].removeprefix("original ").removeprefix("background ")]
            )
            if not name.is_single or book.roster.resolve(name.text) is not None:
                book.credit(role, name if name.damaged else replace(name, end=match.end()), name.start)


_OWNED = re.compile(
    r"(?:'s|s') (?P<by>(?:(?!of |for |in )\w+(?:-\w+)* ){0,4}?)(?P<work>cinematography|photography|camerawork|camera work|musical score|score|music|editing|screenplay|script)\b"
)
_OWNED_ROLE = {"cinematography": "cinematographer", "photography": "cinematographer", "camerawork": "cinematographer", "camera work": "cinematographer",
               "musical score": "composer", "score": "composer", "music": "composer", "editing": "editor", "screenplay": "screenwriter", "script": "screenwriter"}  # fmt: skip
_OWNED_WORKS = frozenset("cinematography photography camerawork camera score music editing screenplay script".split())


def read_owned_work(book: Notebook, span: Span) -> None:
    """`Russell Metty's photography`: a full name that owns a part of the film's making."""
    source = book.source
    if not book.article.mentions(span, _OWNED_WORKS) or "s" not in book.article.words(span):
        return
    found = list(_OWNED.finditer(source.low, span.start, span.end))
    if not found or _tells_of_other_films(source.low[span.start : span.end]):
        return
    for match in found:
        at = match.start() + (1 if match.group().startswith("s'") else 0)
        name = name_before(source, span.start, at)
        role = _OWNED_ROLE[match["work"]]
        if name is None or (name.is_single and book.roster.resolve(name.text) is None) or book.is_this_film(name.text):
            continue
        if role == "screenwriter" and (book.has(role) or name.is_single):
            continue
        book.credit(role, name, name.start)


_TRADE_FIRST = re.compile(
    r"(?:(?!and )[\w.&'-]+ ){0,5}?(?:(?:writing |directing |husband-and-wife |creative |brother )*team(?: of)?|duo(?: of)?|artist|member|filmmaker|newcomer|photographer|critic|novelist|supervisor|choreographer|documentarian|journalist|songwriter|supervisor|cartoonist|founder|producer|animator|actor|actress|star|alumnus|alum|head|executive|comedian|veteran|writer|director|playwright) (?=\w)"
)


def names_after_trade(book: Notebook, start: int, end: int) -> list[Name]:
    """`by New Line Cinema founder Robert Shaye`: the name after the words that tell who it is."""
    skip = _TRADE_FIRST.match(book.source.low, start, min(end, start + 80))
    return names_at(book.source, skip.end(), end) if skip is not None else []
