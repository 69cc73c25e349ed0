"""The vocabulary of statements: what a reading may say, and in which shape.

A statement says one thing about one film, with the words that say it. Its shape is Wikidata's (property, value,
qualifiers, rank, reference), so that statements can be exchanged with it. The meaning of each property and of each
form of value is told in docs/concepts.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""A value that `json.dumps` takes: text, number, boolean, None, list or object."""


class Form(Enum):
    """The form that a property's value takes."""

    TEXT = "text"
    """Words as they should be printed."""
    PERSON = "person"
    """A person's name as it should be printed."""
    COMPANY = "company"
    """A company's name as it should be printed."""
    DATE = "date"
    """An EDTF string: `2015-11-06`, `2015-11`, `XXXX-11-06`, `2014-09-07/..`."""
    YEAR = "year"
    """A whole number."""
    MINUTES = "minutes"
    """A whole number of minutes."""
    MONEY = "money"
    """`{"amount": 552506, "currency": "USD"}`, with `low`/`high` for a range, `approximate` where said."""
    SCORE = "score"
    """`{"value": 71, "scale": 100}`."""
    COUNTRY = "country"
    """An ISO 3166 alpha-2 code."""
    LANGUAGE = "language"
    """An ISO 639 code."""
    PLACE = "place"
    """An ISO 3166 alpha-2 code where it is a country, else the place's name."""


class Group(Enum):
    """What kind of thing a property tells; the document page has one colour for each."""

    WHO = "who"
    ROLE = "role"
    WHEN = "when"
    SAID = "said"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that can be said about a film."""

    name: str
    form: Form
    group: Group
    wikidata: tuple[str, ...] = ()
    single: bool = False
    """True where only one value can hold in one slot, so that a second, different one is a disagreement."""
    slot: tuple[str, ...] = ()
    """The qualifiers that tell one slot from another: releases differ by kind and place, scores by who gave them."""
    qualifiers: tuple[str, ...] = ()
    """Every qualifier the property may carry."""


def _person(name: str, wikidata: str) -> Property:
    return Property(name, Form.PERSON, Group.WHO, (wikidata,), qualifiers=("credited_as", "note"))


_OF_A_SCREENING = (
    "time", "venue", "code", "programme", "minutes", "subtitles", "guests", "price", "tickets", "warnings", "access", "audience", "talk",
)  # fmt: skip
"""What a programme tells of a release that is a screening; `format` is that of the copy."""

OF_AN_EDITION = ("number", "starts", "ends", "place")
"""What is told of a festival's edition itself: which it is, from 1, its first and last day, and where it is held."""
_OF_A_SELECTION = ("part", "competition", "version", "language", "preceded_by", "minutes")
"""What a programme tells of a film that a festival shows; a programmer's words on it are its `note`."""

_ALL = (
    Property("title", Form.TEXT, Group.ABOUT, ("P1476",), qualifiers=("kind", "language")),
    Property("year", Form.YEAR, Group.WHEN, ("P577",), single=True),
    _person("director", "P57"),
    _person("screenwriter", "P58"),
    Property("based_on", Form.TEXT, Group.ABOUT, ("P144",), qualifiers=("form", "author", "year", "broadcaster")),
    _person("producer", "P162"),
    _person("executive_producer", "P1431"),
    _person("cinematographer", "P344"),
    _person("editor", "P1040"),
    _person("composer", "P86"),
    _person("production_designer", "P2554"),
    _person("narrator", "P2438"),
    Property(
        "cast_member", Form.PERSON, Group.ROLE, ("P161",), qualifiers=("character", "billing", "credited_as", "note")
    ),
    Property("character", Form.TEXT, Group.ROLE, ("P674",)),
    Property("attachment", Form.PERSON, Group.WHO, ("P793",), qualifiers=("role", "date", "replaced_by", "replaced")),
    Property("announced", Form.DATE, Group.WHEN, ("P793",), single=True, qualifiers=("by",)),
    Property("production_company", Form.COMPANY, Group.WHO, ("P272",), qualifiers=("place",)),
    Property("distributor", Form.COMPANY, Group.WHO, ("P750",), qualifiers=("place",)),
    Property("rights", Form.COMPANY, Group.WHO, ("P750",), qualifiers=("place", "date")),
    Property("filming", Form.DATE, Group.WHEN, ("P793",), qualifiers=("place",)),
    Property("filming_location", Form.PLACE, Group.WHEN, ("P915",), qualifiers=("in",)),
    Property("country", Form.COUNTRY, Group.ABOUT, ("P495",)),
    Property("language", Form.LANGUAGE, Group.ABOUT, ("P364",)),
    Property("genre", Form.TEXT, Group.ABOUT, ("P136",)),
    Property(
        "duration", Form.MINUTES, Group.ABOUT, ("P2047",), single=True, slot=("version",), qualifiers=("version",)
    ),
    Property(
        "certificate",
        Form.TEXT,
        Group.SAID,
        ("P1657", "P2629"),
        single=True,
        slot=("board", "place"),
        qualifiers=("board", "place"),
    ),
    Property(
        "festival",
        Form.TEXT,
        Group.WHEN,
        ("P5072",),
        qualifiers=("edition", "section", "premiere", *OF_AN_EDITION, *_OF_A_SELECTION),
    ),
    Property(
        "release",
        Form.DATE,
        Group.WHEN,
        ("P577",),
        single=True,
        slot=("kind", "place", "format"),
        qualifiers=("place", "kind", "format", "region", "distributor", "festival", "edition", *_OF_A_SCREENING),
    ),
    Property("budget", Form.MONEY, Group.SAID, ("P2130",), single=True),
    Property(
        "gross",
        Form.MONEY,
        Group.SAID,
        ("P2142",),
        single=True,
        slot=("scope", "territory", "as_of", "period"),
        qualifiers=("scope", "territory", "venues", "venue_unit", "as_of", "period", "days"),
    ),
    Property(
        "run", Form.DATE, Group.WHEN, ("P793",), single=True, slot=("territory",), qualifiers=("territory", "days")
    ),
    Property(
        "score",
        Form.SCORE,
        Group.SAID,
        ("P444",),
        single=True,
        slot=("by", "method", "as_of"),
        qualifiers=("by", "method", "count", "count_unit", "word", "as_of"),
    ),
    Property("consensus", Form.TEXT, Group.SAID, single=True, slot=("by",), qualifiers=("by",)),
    Property("reception", Form.TEXT, Group.SAID),
    Property("song", Form.TEXT, Group.ABOUT, ("P406",), qualifiers=("performer", "chart", "peak")),
    Property(
        "award",
        Form.TEXT,
        Group.SAID,
        ("P166", "P1411"),
        qualifiers=("category", "recipient", "result", "year", "festival", "jury", "citation"),
    ),
    Property("plot", Form.TEXT, Group.ABOUT),
    Property("synopsis", Form.TEXT, Group.ABOUT),
    Property("main_subject", Form.TEXT, Group.ABOUT, ("P921",)),
    Property("external_id", Form.TEXT, Group.ABOUT, single=True, slot=("scheme",), qualifiers=("scheme",)),
    Property("follows", Form.TEXT, Group.ABOUT, ("P155",)),
    Property("followed_by", Form.TEXT, Group.ABOUT, ("P156",)),
)

PROPERTIES: dict[str, Property] = {one.name: one for one in _ALL}
"""Every property by its name, in the order in which a record is told."""

BY_MODEL = "reader"
"""The qualifier that names the language model where a statement is one's and not of the rules."""

COMMON_QUALIFIERS = ("derived", "approximate", "note", BY_MODEL)
"""Qualifiers that any statement may carry; `derived` marks a value computed from others."""

HOLE: Json = {"special": "hole"}
"""The value of a sentence that is there while the figure was lost from the text."""
UNKNOWN: Json = {"special": "unknown"}
NONE: Json = {"special": "none"}

PREFERRED, NORMAL, DEPRECATED = "preferred", "normal", "deprecated"
RANKS = (PREFERRED, NORMAL, DEPRECATED)

ENCYCLOPEDIA_ARTICLE, REVIEW, FILM_PAGE, LISTING, OTHER = (
    "encyclopedia-article", "review", "film-page", "listing", "other",
)  # fmt: skip
KINDS = (ENCYCLOPEDIA_ARTICLE, REVIEW, FILM_PAGE, LISTING, OTHER)
"""The kinds of document."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film that a document is about; `year` is None where the document does not tell it."""

    title: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said about one film; `text[start:end] == quote`, always."""

    property: str
    value: Json
    quote: str
    start: int
    end: int
    qualifiers: dict[str, Json] = field(default_factory=dict)
    film: int = 0
    """Index into the reading's films."""
    rank: str = NORMAL
    reason: str = ""
    """Why the rank is not `normal`; empty where it is."""


@dataclass(frozen=True, slots=True)
class Review:
    """A review that the document carries; `text` is the reviewer's own words from `start` to `end`."""

    text: str
    start: int
    end: int
    author: str | None = None
    source: str | None = None
    """Where the review was first printed: the outlet, or the site of the members who wrote it."""
    rating: dict[str, Json] | None = None
    """`{"value": 3.5, "scale": 5}`, or None where no mark is given or its scale is not known."""
    original: str | None = None
    """The mark exactly as printed: `★★★½`."""
    verdict: str | None = None
    """`positive`, `mixed` or `negative`, only where the text says so in words."""
    film: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    kind: str = OTHER
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    """EDTF."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document. `problems` are sentences that a person can act on."""

    name: str
    text: str
    sha256: str
    reader: str
    """Name and version of the reader, `encyclopedia/1`; empty where nothing could be read."""
    head: Head = Head()
    films: tuple[Film, ...] = ()
    statements: tuple[Statement, ...] = ()
    reviews: tuple[Review, ...] = ()
    unread: tuple[tuple[int, int], ...] = ()
    """Stretches of the main text from which nothing was taken, in order, not overlapping."""
    problems: tuple[str, ...] = ()
    media_type: str = "text/plain"
    """What the document was before it was opened: `text/html`, `text/x-wiki` ..."""
