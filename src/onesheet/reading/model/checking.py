"""Whether what a language model says can be shown: the film, the property, the quote, the value, the qualifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.model.answer import Proposal
from onesheet.reading.model.asking import NOT_ASKED
from onesheet.reading.model.deriving import derive, qualify
from onesheet.reading.prose.casing import Prose, prose
from onesheet.reading.vocabulary import BY_MODEL, PROPERTIES, Film, Json, Statement

LONGEST_QUOTE = 2_000
_LEAST_QUOTE = 2
_WORDS = re.compile(r"\S+")
_SPOKEN_OF = {
    "director": r"direct|helm|film(?:maker)?s? (?:by|from)|a film of|auteur",
    "screenwriter": r"writ|wrote|script|screenplay|penned|scenario|adapt",
    "based_on": r"based|adapt|inspired|from the|novel|book|play|story|remake",
    "producer": r"produc",
    "executive_producer": r"executive",
    "cinematographer": r"cinematograph|photograph|camera|lens|shot by|\bd\.?p\b",
    "editor": r"edit|\bcut",
    "composer": r"music|score|compos|soundtrack",
    "production_designer": r"production design|designer|\bsets?\b",
    "narrator": r"narrat|voice",
    "cast_member": r"star|play|cast|act(?:or|ress|ing)|perform|role|as\b|featur|voice|portray|with\b|[(–—-]",
    "production_company": r"produc|studio|compan|pictures|films|entertainment|made by|financ",
    "distributor": r"distribut|releas|pictures|through|via",
    "rights": r"rights|acquir|sold|bought|picked up",
    "filming": r"film|shoot|shot|photograph|production|wrap",
    "filming_location": r"film|shoot|shot|locat|set in",
    "festival": r"festival|fest\b|premier|screen|select|cannes|berlin|venice|sundance",
    "release": r"releas|open|premier|cinemas?|theat|debut|out on|dvd|blu-ray|stream|broadcast|aired|hits|came out",
    "budget": r"budget|cost|made for|produced for|price",
    "gross": r"gross|earn|took|taking|box.office|made|collect|million|opening",
    "certificate": r"rated|rating|certificat|classif|bbfc|mpaa?|fsk",
    "award": r"award|\bw[oi]n|nominat|prize|oscar|bafta|globe|palme|bear|lion|honou?r",
    "song": r"song|sing|sang|soundtrack|track|single|theme|music",
    "follows": r"follow|sequel|prequel|after|second|third|part|previous|success",
    "followed_by": r"follow|sequel|prequel|success",
    "main_subject": r"\babout\b|deal|tell|story|explor|cent(?:er|re)|follow|subject|theme",
    "duration": r"min|hour|h\b|running|runtime|long",
    "language": r"languag|subtitl|spoken|speak|dialog|in [a-z]",
}
"""Words one of which a quote must hold to say a thing at all: a name alone does not say what its bearer did."""
_SPEAKS = {name: re.compile(words) for name, words in _SPOKEN_OF.items()}


class Refused(Exception):
    """A proposal cannot be shown; the message is the reason, in a few words that are the same for all like it."""


class Checker:
    """Checks proposals about one document's films, whose statements will carry the model's name."""

    def __init__(self, text: str, films: Sequence[Film], model: str) -> None:
        self._source = prose(text)
        self._films = films
        self._model = model

    def statement(self, said: Proposal, start: int, end: int) -> Statement:
        """The statement that a proposal about `text[start:end]` makes. Raises Refused where it cannot be shown."""
        known = PROPERTIES.get(said.property)
        if known is None or known.name in NOT_ASKED:
            raise Refused("no such property")
        if not isinstance(said.film, int) or isinstance(said.film, bool) or not 0 <= said.film < len(self._films):
            raise Refused("no such film")
        left, right = _quoted(self._source, said.quote, start, end)
        speaks = _SPEAKS.get(known.name)
        if speaks is not None and speaks.search(self._source.low, left, right) is None:
            raise Refused("the quote does not speak of the property")
        derived = derive(self._source, known, said.value, left, right)
        if derived is None:
            raise Refused("the value is not in the quote")
        value, more = derived
        qualifiers: dict[str, Json] = {}
        for key, given in said.qualifiers.items():
            if given in (None, "", [], {}) or key in more or key == "billing":  # an order is shown by no quote
                continue
            shown = qualify(self._source, key, given, left, right) if key in known.qualifiers else None
            if shown is None:
                raise Refused("a qualifier is not in the quote")
            qualifiers[key] = shown
        quote = self._source.text[left:right]
        return Statement(
            known.name, value, quote, left, right, qualifiers | more | {BY_MODEL: self._model}, int(said.film)
        )


def _quoted(source: Prose, quote: str, start: int, end: int) -> tuple[int, int]:
    """Where the quote stands in a stretch, word for word; only the white space between its words may differ."""
    words = _WORDS.findall(quote[: LONGEST_QUOTE + 1])
    if len(quote) > LONGEST_QUOTE or sum(map(len, words)) < _LEAST_QUOTE:
        raise Refused("no quote of a length that can be checked")
    pattern = re.compile(r"(?<!\w)" * words[0][0].isalnum() + r"\s+".join(map(re.escape, words)))
    for match in pattern.finditer(source.text, start, end):
        if not (words[-1][-1].isalnum() and source.text[match.end() : match.end() + 1].isalnum()):
            return match.span()
    raise Refused("the quote does not stand in the text")
