"""What documents report of others' scores: theirs, with source and date, and what follows from them. Never ours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from onesheet.films.queries.film import FactRow
from onesheet.scores.derived import positives
from onesheet.web.films.marks import mark, with_rivals
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words
from onesheet.web.wording.statements import count_words, details, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onesheet.films.queries.film import FigureRow
    from onesheet.scores.derived import Derived
    from onesheet.web.films.marks import Mark

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Reported:
    """A score that documents report, or the sentence that sums it up."""

    words: str
    detail: str
    source: str
    """Whose document says it best, with its date."""
    mark: Mark
    contradiction: str = ""
    """What the sources say each, where they differ."""
    derived: str = ""
    """How many reviews were positive, with the arithmetic; or that no number of them could be."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What one aggregator says, as reported."""

    by: str
    scores: list[Reported]
    consensus: Reported | None = None

    @property
    def rows(self) -> int:
        """How many rows of the table it takes."""
        told = sum(1 + bool(one.contradiction) + bool(one.derived) for one in self.scores)
        return told + (self.consensus is not None)


def outlooks(scores: Iterable[FigureRow], consensuses: Iterable[FactRow], record: str) -> list[Outlook]:
    """Arrange scores and consensuses by whose they are; `record` is the address of the film's record."""
    told: dict[str, list[Reported]] = {}
    for row, rivals in with_rivals(scores):
        told.setdefault(row.by, []).append(_score(row, rivals, record))
    summed = {str(fact.qualifiers.get("by") or ""): fact for fact in consensuses}
    names = [*told, *(by for by in summed if by not in told)]
    return [Outlook(by, told.get(by, []), _consensus(summed.get(by), record)) for by in names]


def _score(row: FigureRow, rivals: list[FigureRow], record: str) -> Reported:
    qualifiers = {key: value for key, value in row.qualifiers.items() if key != "by"}
    return Reported(
        words=value_words("score", row.value, row.qualifiers),
        detail=", ".join(details("score", qualifiers)),
        source=_source(row),
        mark=mark(record, "score", row, (), _short),
        contradiction="; ".join(_says(one) for one in (row, *rivals)) if rivals else "",
        derived=derived_words(row),
    )


def _consensus(fact: FactRow | None, record: str) -> Reported | None:
    return None if fact is None else Reported(str(fact.value), "", "", mark(record, "consensus", fact, (), _short))


def _short(row: FigureRow | FactRow) -> str:
    return str(row.value) if isinstance(row, FactRow) else value_words("score", row.value, row.qualifiers)


def _source(row: FigureRow) -> str:
    name = row.source or gettext("a member")
    if row.published:
        return gettext("%(source)s, %(date)s") % {"source": name, "date": date_words(row.published, short=True)}
    if row.retrieved_at is None:
        return name
    day = date_words(localdate(row.retrieved_at).isoformat(), short=True)
    return gettext("%(source)s, as read %(date)s") % {"source": name, "date": day}


def _says(row: FigureRow) -> str:
    """Say who says what: `The Open Encyclopedia says 71% of 117 reviews`."""
    words, count = _short(row), count_words(row.count, row.qualifiers.get("count_unit"))
    if count:
        words = gettext("%(score)s of %(count)s") % {"score": words, "count": count}
    return gettext("%(source)s says %(score)s") % {"source": _source(row), "score": words}


def derived_words(row: FigureRow) -> str:
    """Say how many positive reviews a reported percentage takes, with the arithmetic; nothing where it is no percentage."""
    is_share = row.qualifiers.get("method") == "percent positive" and row.scale == _HUNDRED
    if not is_share or not row.count or not 0 <= row.amount <= _HUNDRED:
        return ""
    return _words_of(positives(_printed(row.amount), row.count))


def _printed(amount: Decimal) -> Decimal:
    """Return the number with the digits it was printed with: a column of the database has idle noughts."""
    plain = amount.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _words_of(found: Derived) -> str:
    half = (found.high - found.low) * 50 / found.count
    told = {
        "percent": number_words(found.percent),
        "count": number_words(found.count),
        "fewest": number_words(found.fewest),
        "most": number_words(found.most),
        "below": number_words(found.percent - half),
        "above": number_words(found.percent + half),
        "low": number_words(found.low),
        "high": number_words(found.high),
    }
    if not found.fits:
        return gettext(
            "These two contradict each other: no whole number of %(count)s reviews is %(percent)s%%. "
            "%(below)s%% of them would be %(low)s and %(above)s%% %(high)s."
        ) % told  # fmt: skip
    sums = gettext("%(below)s%% of %(count)s is %(low)s, %(above)s%% is %(high)s") % told
    if found.fits == 1:
        words = ngettext(
            "Worked out, not read: %(fewest)s positive review (%(sums)s).",
            "Worked out, not read: %(fewest)s positive reviews (%(sums)s).",
            found.fewest,
        )
    else:
        words = gettext("Worked out, not read: %(fewest)s to %(most)s positive reviews (%(sums)s).")
    return words % (told | {"sums": sums})
