"""What critics' reviews of a film say, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from onesheet.critics.models import CriticReview
from onesheet.critics.pure.digest import Digest, Quote, digest
from onesheet.critics.queries.reviews import visible
from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Credit

MOST = 2_000
"""Reviews that are read for a digest, those dated last; of more the page says so."""
_PEOPLE = 100
_FUNCTIONS = {
    "director": "direction",
    "screenwriter": "writing",
    "composer": "sound",
    "cinematographer": "look",
    "production_designer": "look",
    "editor": "pace",
    "cast_member": "acting",
}
"""Whose names are cues of which aspect; of one who did several things the first counts."""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A review's quote, with who wrote it where."""

    id: int
    quote: str
    language: str
    verdict: str
    date: str
    critic: str | None
    critic_slug: str | None
    outlet: str | None
    outlet_slug: str | None


@dataclass(frozen=True, slots=True)
class FilmWords:
    """The digest of a film's reviews."""

    digest: Digest
    quotes: dict[int, QuoteLine]
    """By the numbers that the digest's voices have."""
    cut: bool
    """True where there are more reviews than were read."""


@dataclass(frozen=True, slots=True)
class _Credit:
    person: str
    function: str


_QUOTES = Prepared(
    QuoteLine,
    CriticReview.objects.filter(visible(), film_id=named("film")).order_by("-sort_date", "-id"),
    paged=True,
    critic="critic__name",
    critic_slug="critic__slug",
    outlet="outlet__name",
    outlet_slug="outlet__slug",
)
_CREDITS = Prepared(
    _Credit,
    Credit.objects.filter(film_id=named("film"), accepted=True, function__in=list(_FUNCTIONS)).order_by("position"),
    paged=True,
    person="person__name",
)


def film_words(film: int, title: str, *, held: bool) -> FilmWords:
    """Return the digest of all reviews of a film that stand, up to two thousand. Costs two queries.

    While its scores are `held` back it does not tell which words negative reviews use.
    """
    lines = _QUOTES.rows(film=film, limit=MOST + 1, offset=0)
    read = {line.id: line for line in lines[:MOST]}
    order = list(_FUNCTIONS)
    made = sorted(_CREDITS.rows(film=film, limit=_PEOPLE, offset=0), key=lambda one: order.index(one.function))
    people: dict[str, str] = {}
    for credit in made:
        people.setdefault(credit.person, _FUNCTIONS[credit.function])
    quotes = (
        Quote(line.id, line.quote, line.language, negative=line.verdict == "negative" and not held)
        for line in read.values()
    )
    return FilmWords(digest(quotes, title, people), read, cut=len(lines) > MOST)
