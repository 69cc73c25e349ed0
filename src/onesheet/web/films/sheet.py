"""A film's page arranged: rows of the record in, what the template prints out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from onesheet.reading.vocabulary import PROPERTIES
from onesheet.values.countries import country_name
from onesheet.values.languages import language_name
from onesheet.values.names import festival_key, festival_year, fold
from onesheet.web.addresses import url
from onesheet.web.excerpts import shortened
from onesheet.web.films.marks import Mark, mark, with_rivals
from onesheet.web.films.reported import Outlook, outlooks
from onesheet.web.films.timeline import Milestone, milestones
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words, rounded_money_words
from onesheet.web.wording.properties import property_label, role_name
from onesheet.web.wording.statements import (
    beside,
    count_words,
    details,
    external_address,
    place_words,
    scope_words,
    value_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onesheet.festivals.queries.awards import AwardLine
    from onesheet.films.queries.film import CreditRow, FactRow, FigureRow, FilmPage, TitleRow
    from onesheet.web.films.critics import Large

CAST_SHOWN, VALUES_SHOWN = 20, 6
_BILLED = 12
_CITED = 200
"""Signs of a jury's words on the sheet; its record has all of them."""
_ELSEWHERE = frozenset(
    {
        "attachment",
        "announced",
        "filming",
        "festival",
        "run",
        "consensus",
        "synopsis",
        "plot",
        "gross",
        "budget",
        "score",
    }
)
"""Facts that have a place of their own on the sheet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told: its words, what is told beside it, its source mark, where it leads."""

    words: str
    detail: str
    mark: Mark
    person: str = ""
    """The person's slug, where it is one."""
    label: str = ""
    address: str = ""
    """An address outside, where it has one."""
    place: str = ""
    """An address here that has more of it, as what an edition awarded."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything told under one heading; `more` is how many are not printed."""

    name: str
    label: str
    entries: list[Entry]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the three figures under the title: large, with its caption in two lines."""

    figure: str
    unit: str
    caption: str
    under: str
    mark: Mark | None
    wordy: bool = False
    """True where the figure is a name, which is set smaller and over its caption."""
    address: str = ""
    """Of the page of a score that is the site's own."""


@dataclass(frozen=True, slots=True)
class Billing:
    """A line of the billing block: `directed by` **Catherine Hardwicke**."""

    before: str
    names: list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A film's page as it is printed."""

    page: FilmPage
    record: str
    """The address of the film's record."""
    original_title: str
    directors: list[CreditRow]
    writers: list[CreditRow]
    genres: list[tuple[str, str]]
    """Folded and printed."""
    line: list[str]
    """Countries, languages, running time."""
    headlines: list[Headline]
    outlooks: list[Outlook]
    timeline: list[Milestone]
    takings: list[Entry]
    attachments: list[Entry]
    cast: Told | None
    facts: list[Told]
    billing: list[Billing]
    plot: Mark | None


class _Arranger:
    """Sorts a film's rows once, for all parts of the sheet."""

    def __init__(self, page: FilmPage, record: str, awards: Sequence[AwardLine] = ()) -> None:
        self.page = page
        self.record = record
        self.awards = awards
        self.facts: dict[str, list[FactRow]] = {}
        for fact in page.facts:
            self.facts.setdefault(fact.property, []).append(fact)
        self.figures: dict[str, list[FigureRow]] = {}
        for figure in page.figures:
            self.figures.setdefault(figure.property, []).append(figure)
        self.credits: dict[str, list[CreditRow]] = {}
        for credit in page.credits:
            self.credits.setdefault(credit.function, []).append(credit)

    def accepted(self, name: str) -> list[FactRow]:
        return [fact for fact in self.facts.get(name, ()) if fact.accepted and not _is_special(fact.value)]

    def credited(self, function: str) -> list[CreditRow]:
        return [credit for credit in self.credits.get(function, ()) if credit.accepted]

    def valued(self, name: str) -> Iterator[Entry]:
        """Tell the facts and figures of a property."""
        rows: list[FactRow | FigureRow] = [*self.figures.get(name, ()), *self.facts.get(name, ())]
        short = _short(name)
        for row, rivals in with_rivals(rows):
            if name == "character" and self._is_played(str(row.value)):
                continue
            yield Entry(
                words=value_words(name, row.value, row.qualifiers),
                detail=", ".join(_details(name, beside(row.value, row.qualifiers))),
                mark=mark(self.record, name, row, rivals, short),
                label=_figure_label(name, row.qualifiers),
                address=external_address(row.qualifiers.get("scheme"), row.value) if name == "external_id" else "",
                place=self._awarded(row.qualifiers) if name == "award" else "",
            )

    def _awarded(self, told: dict[str, Any]) -> str:
        """Return the address of what the edition awarded that gave an award, where one is known."""
        named, year = str(told.get("festival") or ""), str(told.get("year") or "")
        if not named or told.get("result") != "won":
            return ""
        key, year = festival_key(named), year or str(festival_year(named) or "")
        there = {
            url("edition-awards", festival=one.festival_slug, edition=one.edition_slug)
            for one in self.awards
            if one.festival_key == key and year in ("", str(one.year))
        }
        return there.pop() if len(there) == 1 else ""

    def _is_played(self, character: str) -> bool:
        """Tell whether a character stands in the cast already, under this name or a longer one."""
        words = set(fold(character).split())
        return any(words <= set(fold(credit.character).split()) for credit in self.credited("cast_member"))

    def people(self, function: str) -> Iterator[Entry]:
        """Tell the credits of a function."""
        for row, rivals in with_rivals(self.credits.get(function, ())):
            detail = gettext("credited as %(name)s") % {"name": row.credited_as} if row.credited_as else ""
            yield Entry(
                words=row.person,
                detail=detail,
                mark=mark(self.record, function, row, rivals, _character),
                person=row.slug,
                label=row.character,
            )

    def told(self, name: str) -> Told | None:
        entries = [*self.people(name), *self.valued(name)]
        if not entries:
            return None
        shown = CAST_SHOWN if name == "cast_member" else VALUES_SHOWN
        return Told(name, property_label(name, len(entries)), entries[:shown], max(0, len(entries) - shown))


def arrange(
    page: FilmPage,
    record: str,
    ours: Iterable[Large] = (),
    editions: Mapping[tuple[str, int], str] | None = None,
    awards: Sequence[AwardLine] = (),
) -> Sheet:
    """Arrange a film's page.

    `record` is the address of its record, `ours` the site's own scores for the top of it, `editions` the addresses of the
    festivals' editions it was selected for, by the festival's key and the year, `awards` what it was awarded at any.
    """
    rows = _Arranger(page, record, awards)
    return Sheet(
        page=page,
        record=record,
        original_title=_original_title(page),
        directors=rows.credited("director"),
        writers=rows.credited("screenwriter"),
        genres=[(fold(str(fact.value)), str(fact.value)) for fact in rows.accepted("genre")],
        line=[country_name(str(fact.value)) for fact in rows.accepted("country")]
        + [language_name(str(fact.value)) for fact in rows.accepted("language")],
        headlines=_headlines(rows, [_of_ours(one, page.film.slug) for one in ours]),
        outlooks=outlooks(rows.figures.get("score", ()), rows.accepted("consensus"), record),
        timeline=milestones(page, rows.facts, record, editions or {}, awards),
        takings=[*rows.valued("budget"), *rows.valued("gross"), *rows.valued("run")],
        attachments=list(_attachments(rows)),
        cast=rows.told("cast_member"),
        facts=_record(rows),
        billing=_billing(rows),
        plot=_plot(rows),
    )


def _is_special(value: Any) -> bool:
    return isinstance(value, dict) and "special" in value


def _short(name: str) -> Callable[[FactRow | FigureRow], str]:
    def words(row: FactRow | FigureRow) -> str:
        if isinstance(row.value, str) and PROPERTIES[name].form.value == "date":
            return date_words(row.value, short=True)
        return value_words(name, row.value, row.qualifiers)

    return words


def _character(row: CreditRow) -> str:
    return row.character or row.person


def _details(name: str, qualifiers: dict[str, Any]) -> list[str]:
    """Say what qualifies a value, without what its label or its place on the page says already."""
    said = {"gross": ("scope", "territory"), "run": ("territory",), "score": ("by",), "external_id": ("scheme",)}
    if name == "award" and len(str(qualifiers.get("citation") or "")) > _CITED:
        qualifiers = {**qualifiers, "citation": shortened(str(qualifiers["citation"]), _CITED)}
    return details(name, {key: value for key, value in qualifiers.items() if key not in said.get(name, ())})


def _figure_label(name: str, qualifiers: dict[str, Any]) -> str:
    if name == "gross":
        parts = [scope_words(qualifiers["scope"])] if qualifiers.get("scope") else []
        parts += [place_words(qualifiers["territory"])] if qualifiers.get("territory") else []
        label = ", ".join(parts) or property_label(name)
    elif name == "run" and qualifiers.get("territory"):
        label = f"{property_label(name)}, {place_words(qualifiers['territory'])}"
    else:
        label = property_label(name)
    return label[:1].upper() + label[1:]


def _original_title(page: FilmPage) -> str:
    """Return the title the film was first given, where it is another than the one it stands under."""
    for title in page.titles:
        if title.kind == "original" and title.accepted and fold(title.text) != fold(page.film.title):
            return title.text
    return ""


def _of_ours(score: Large, slug: str) -> Headline:
    address = url("film-score", slug=slug, rule=score.rule)
    return Headline(score.figure, score.unit, score.caption, score.under, None, address=address)


def _headlines(rows: _Arranger, ours: list[Headline]) -> list[Headline]:
    """Choose up to three figures: the site's own scores, then those that documents have.

    Of these the two best founded scores, an award won or a festival, then the takings; beside a score of the site's own
    the award or the festival comes first.
    """
    chosen = _reported_headlines(rows)
    if ours:
        chosen.sort(key=lambda one: not one.wordy)
    return [*ours, *chosen][:3]


def _reported_headlines(rows: _Arranger) -> list[Headline]:
    scores = [row for row in rows.figures.get("score", ()) if row.accepted and row.scale]
    scores.sort(key=lambda row: (row.qualifiers.get("method") != "percent positive", -(row.count or 0)))
    by_outlet = {row.by: row for row in reversed(scores)}
    chosen = [_of_score(rows, row) for row in scores if by_outlet[row.by] is row][:2]
    won = [fact for fact in rows.accepted("award") if fact.qualifiers.get("result") == "won"]
    if won:
        chosen.append(_of_award(rows, won[0]))
    elif rows.accepted("festival"):
        chosen.append(_of_festival(rows, rows.accepted("festival")[0]))
    takings = [
        row
        for row in rows.figures.get("gross", ())
        if row.accepted and row.qualifiers.get("scope") != "opening_weekend"
    ]
    if len(chosen) < 3 and takings:
        best = max(takings, key=lambda row: row.amount)
        made = mark(rows.record, "gross", best, (), _short("gross"))
        chosen.append(
            Headline(
                rounded_money_words(best.value),
                "",
                gettext("taken"),
                _figure_label("gross", best.qualifiers),
                made,
            )
        )
    return chosen


def _of_score(rows: _Arranger, row: FigureRow) -> Headline:
    made = mark(rows.record, "score", row, (), _short("score"))
    count = count_words(row.count, row.qualifiers.get("count_unit"))
    if row.qualifiers.get("method") == "percent positive":
        caption = gettext("positive, of %(count)s") % {"count": count} if count else gettext("positive reviews")
        return Headline(number_words(row.amount), "%", caption, row.by, made)
    return Headline(
        number_words(row.amount), f"/{number_words(row.scale or 0)}", count or gettext("score"), row.by, made
    )


def _of_award(rows: _Arranger, fact: FactRow) -> Headline:
    name = _with_year(fact, "year")
    category = str(fact.qualifiers.get("category") or "")
    made = mark(rows.record, "award", fact, (), _short("award"))
    return Headline(category or str(fact.value), "", name if category else gettext("won"), "", made, wordy=True)


def _of_festival(rows: _Arranger, fact: FactRow) -> Headline:
    section = str(fact.qualifiers.get("section") or "")
    made = mark(rows.record, "festival", fact, (), _short("festival"))
    if section:
        return Headline(section, "", _with_year(fact, "edition"), "", made, wordy=True)
    return Headline(
        str(fact.value), "", str(fact.qualifiers.get("edition") or gettext("festival")), "", made, wordy=True
    )


def _with_year(fact: FactRow, year: str) -> str:
    return " ".join(str(part) for part in (fact.value, fact.qualifiers.get(year)) if part)


def _attachments(rows: _Arranger) -> Iterator[Entry]:
    for fact, rivals in with_rivals(rows.facts.get("attachment", ())):
        role = str(fact.qualifiers.get("role") or "")
        rest = {key: value for key, value in fact.qualifiers.items() if key != "role"}
        yield Entry(
            words=str(fact.value),
            detail=", ".join(details("attachment", rest)),
            mark=mark(rows.record, "attachment", fact, rivals, _short("attachment")),
            label=role_name(role)[:1].upper() + role_name(role)[1:] if role else gettext("Announced"),
        )


def _record(rows: _Arranger) -> list[Told]:
    """Tell everything that has no place of its own, in the order of the vocabulary."""
    facts = [_titles(rows)] if len(rows.page.titles) > 1 else []
    names = [name for name in PROPERTIES if name not in _ELSEWHERE and name not in {"title", "cast_member", "release"}]
    told = [rows.told(name) for name in [*names, *(name for name in rows.facts if name not in PROPERTIES)]]
    return facts + [one for one in told if one is not None]


def _titles(rows: _Arranger) -> Told:
    entries = [
        Entry(
            row.text,
            ", ".join(details("title", {"kind": row.kind, "language": row.language})),
            mark(rows.record, "title", row, rivals, _title_text),
        )
        for row, rivals in with_rivals(rows.page.titles)
    ]
    return Told(
        "title", property_label("title", len(entries)), entries[:VALUES_SHOWN], max(0, len(entries) - VALUES_SHOWN)
    )


def _title_text(row: TitleRow) -> str:
    return row.text


def _billing(rows: _Arranger) -> list[Billing]:
    lines = [
        (gettext("a film by"), rows.credited("director")),
        ("", rows.credited("cast_member")[:_BILLED]),
        (gettext("music"), rows.credited("composer")),
        (gettext("edited by"), rows.credited("editor")),
        (gettext("photography"), rows.credited("cinematographer")),
        (gettext("design"), rows.credited("production_designer")),
        (gettext("produced by"), rows.credited("producer")),
        (gettext("written by"), rows.credited("screenwriter")),
        (gettext("directed by"), rows.credited("director")),
    ]
    companies = [str(fact.value) for fact in rows.accepted("production_company")][:3]
    made = [Billing(gettext("production"), companies)] if companies else []
    made += [Billing(before, _once(row.person for row in people)) for before, people in lines if people]
    return made if len(made) > 2 else []


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))[:_BILLED]


def _plot(rows: _Arranger) -> Mark | None:
    plots = rows.accepted("plot")
    return mark(rows.record, "plot", plots[0], (), _short("plot")) if plots else None
