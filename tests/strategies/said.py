"""Statements about one film, drawn from small worlds so that they often say the same, or almost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from onesheet.films.pure.said import Said
from onesheet.reading.vocabulary import HOLE, UNKNOWN

_NAMES = ["Jane Campion", "J. Campion", "Jane R. Campion", "Chloé Zhao", "Chlo Zhao", "chloe zhao", "John Campion"]
_DATES = ["2015-11-06", "XXXX-11-06", "2015-11", "2015", "2016-11-06", "2015-09-25", "2014-09-07/..", "no date"]
_PLACES = [None, None, "US", "GB", "Toronto", "Toronto, Canada"]
_MONEY = [
    {"amount": 4_000_000, "currency": "USD", "approximate": True},
    {"amount": 3_987_650, "currency": "USD"},
    {"amount": 15_000_000, "currency": "USD", "low": 3_000_000, "high": 27_000_000},
    {"amount": 3_987_650, "currency": "GBP"},
]
_WORLDS = {
    "title": (["The Piano", "the piano", "Piano", "The Pianist"], {"kind": [None, None, "original", "working"]}),
    "year": ([1993, 1994], {}),
    "director": (_NAMES, {}),
    "cast_member": (_NAMES, {"character": [None, "Ada", "Ada McGrath", "Flora"], "billing": [None, None, 1, 2]}),
    "attachment": (_NAMES, {"role": [None, "lead", "director"]}),
    "release": (_DATES, {"kind": [None, "theatrical", "premiere"], "place": _PLACES, "festival": [None, "Cannes"]}),
    "filming": (_DATES, {"place": _PLACES}),
    "genre": (["comedy drama", "Comedy-Drama", "romantic comedy-drama", "drama", "sci-fi"], {}),
    "festival": (["Toronto Film Festival", "Toronto International Film Festival", "Cannes"], {"edition": [None, 2015]}),
    "budget": (_MONEY, {"derived": [None, None, True]}),
    "duration": ([120, 121], {"version": [None, "director's cut"]}),
    "score": ([{"value": 71, "scale": 100}, {"value": 72, "scale": 100}, {"value": "?"}], {"by": ["A", "B"], "as_of": [None, "2015", "2016"]}),
    "certificate": (["PG-13", "12A"], {"board": [None, "BBFC"], "place": [None, "GB"]}),
    "surprise": (["a property that no vocabulary has", False, True, [1, 2]], {}),
}  # fmt: skip
"""The values and the qualifiers of each property."""

_SOURCES = [("magazine", 50), ("encyclopedia", 60), ("members", 20), ("dataset", 70)]


@st.composite
def sayings(draw: st.DrawFn) -> Said:
    """One statement; its id is for `films_said` to give."""
    name = draw(st.sampled_from(sorted(_WORLDS)))
    values, choices = _WORLDS[name]
    value = draw(st.sampled_from([*values, *values, *values, HOLE, UNKNOWN]))
    drawn = {key: draw(st.sampled_from(options)) for key, options in choices.items()}
    document = draw(st.integers(1, 4))
    kind, weight = _SOURCES[document - 1]
    return Said(
        id=0,
        name=name,
        value=value,
        qualifiers={key: one for key, one in drawn.items() if one is not None},
        rank=draw(st.sampled_from(["normal", "normal", "normal", "preferred", "deprecated"])),
        weight=weight,
        source_kind=kind,
        source=f"Source {document}",
        document=document,
        member=draw(st.sampled_from([None, None, None, 1])),
        date=f"20{10 + document}",
        start=draw(st.integers(0, 99)),
    )


@st.composite
def films_said(draw: st.DrawFn) -> list[Said]:
    """All that is said of one film, with an id for each statement."""
    drawn = draw(st.lists(sayings(), max_size=14))
    return [replace(one, id=number) for number, one in enumerate(drawn, start=1)]
