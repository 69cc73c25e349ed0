"""What a table tells of a festival's programme, as a whole: what it overtakes, what would become of screenings, in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onesheet.exchange.catalogue.finding import Place
from onesheet.exchange.formats.film_table.programme import is_shown
from onesheet.exchange.handler import Order, Result
from onesheet.exchange.models import Import
from onesheet.exchange.pure.rows import Catalogue, Fate, Row
from onesheet.festivals.models import Edition, Festival, Screening
from onesheet.festivals.pure.programme_counts import Counts
from onesheet.festivals.pure.stated import festival_name, shown_by
from onesheet.festivals.pure.stated_screenings import UNTOLD_MINUTES, Spot, Telling, edition_of, spot_of, telling_of
from onesheet.festivals.pure.zones import zone_of
from onesheet.festivals.services.changes import stand_of
from onesheet.festivals.services.following_screenings import foretell_screenings, screenings_beside
from onesheet.festivals.services.telling import said_now
from onesheet.films.models import Film
from onesheet.films.pure.statements import digest
from onesheet.reading.vocabulary import Reading, Statement
from onesheet.sources.models import Source
from onesheet.values.folding import fold
from onesheet.values.names import festival_key, slug

__all__ = ["Programmes", "is_shown"]
_TABLE = "dataset/rows"
_LATEST = 10**15
"""The version of what is only foretold: later than all that is here."""
_NAMED = 5
"""Rows that a sentence names."""
_TAKEN = (Fate.MADE, Fate.CHANGED, Fate.SAME)
_EditionOf = tuple[str, int]


class Programmes:
    """What the rows of one import tell of festivals."""

    def __init__(self, order: Order, *, drafts: bool) -> None:
        """`drafts` tells whether whoever brings the rows may know of editions in preparation."""
        self._order, self._sees_drafts = order, drafts
        self._films: dict[str, int] = {}
        """Numbers below 0 of films that are not here, by the keys of their rows."""
        self._more: dict[_EditionOf, list[Telling]] = defaultdict(list)
        self._told: dict[_EditionOf, set[tuple[Any, ...]]] = defaultdict(set)
        """The screenings that rows tell, each once."""
        self._spots: dict[_EditionOf, set[Spot]] = defaultdict(set)
        """By what the screenings that rows tell are known."""
        self._beside: list[Screening] | None = None
        self._lengths: dict[int, int] = {}
        self._sources: dict[str, int] = {}
        self._years: dict[str, int | None] = {}
        self._run: dict[str, bool] = {}
        self._drafts: dict[_EditionOf, bool] = {}
        self._named: dict[_EditionOf, str] = {}
        self._new = 0
        self._goes_on = False
        """Whether an earlier run took some of the rows in."""
        self._untimed: list[str] = []
        self._homeless: list[str] = []
        self._became: Counts | None = None

    def placed(self, reading: Reading) -> Reading:
        """Return a reading whose festivals have the year of their edition here, where the table tells none and only one can be meant."""
        statements = tuple(
            replace(one, qualifiers=self._dated(one.value, one.qualifiers)) if one.property == "festival" else one
            for one in reading.statements
        )
        return replace(reading, statements=statements)

    def _dated(self, value: Any, qualifiers: Mapping[str, Any]) -> dict[str, Any]:
        year = self._year_here(value) if isinstance(value, str) and shown_by(value, qualifiers) is None else None
        if year is None:
            return dict(qualifiers)
        printed = qualifiers.get("edition")
        return {**qualifiers, "edition": f"{printed} ({year})" if isinstance(printed, str) and printed else year}

    def _digests(self, said: Iterable[Any]) -> set[str]:
        return {
            digest(name, value, self._dated(value, qualifiers) if name == "festival" else qualifiers)
            for name, value, qualifiers in said
        }

    def look_again(self) -> None:
        """Ask anew which editions are in preparation: one can be announced at any time."""
        self._drafts.clear()

    def held(self, reading: Reading) -> tuple[_EditionOf, ...]:
        """Return the editions in preparation that a row of a table speaks of: what it says is held back until all are announced."""
        if not reading.reader.startswith(_TABLE):
            return ()
        found = set()
        for one in reading.statements:
            shown = shown_by(one.value, one.qualifiers) if one.property == "festival" else None
            place = (shown.key, shown.year) if shown is not None else None
            if one.property == "release":
                place = edition_of(one.value, one.qualifiers)
            if place is not None and self._is_draft(place):
                found.add(place)
        return tuple(sorted(found))

    def _is_draft(self, place: _EditionOf) -> bool:
        """Whether an edition is in preparation: one that is to come and is not here yet will be, where the house runs the festival."""
        if place not in self._drafts:
            key, year = place
            states = Edition.objects.filter(festival__key=key, year=year).order_by("pk").values_list("state", flat=True)
            state = states.first()
            coming = state is None and year >= self._order.now.year and self._is_run(key)
            self._drafts[place] = coming or state == Edition.State.DRAFT
        return self._drafts[place]

    def _year_here(self, name: str) -> int | None:
        """The year of a festival's only edition in preparation, else of the one that is on or comes next, else of its only one."""
        key = festival_key(festival_name(name))
        if key not in self._years:
            editions = list(Edition.objects.filter(festival__key=key, festival__run_here=True).order_by("year"))
            drafts = {one.year for one in editions if one.state == Edition.State.DRAFT}
            if not self._sees_drafts:
                editions, drafts = [one for one in editions if one.year not in drafts], set()
            today = self._order.now.date()
            coming = {
                one.year for one in editions if (one.ends or one.starts) and (one.ends or one.starts or today) >= today
            }
            whole = {one.year for one in editions}
            self._years[key] = next((min(some) for some in (drafts, coming, whole) if len(some) == 1), None)
        return self._years[key]

    def overtaken(self, rows: Sequence[Row], where: Mapping[int, tuple[str, int | None]]) -> dict[int, set[str]]:
        """Return of the rows whose film has another programme by now than the whole table says, what stands of it.

        `where` has source and film by a row's place. Such rows say again what they say, so that their version tells the film whole.
        """
        asked: dict[str, set[int]] = defaultdict(set)
        for place, (source, film) in where.items():
            if film is not None and _beside(rows[place]):
                asked[source].add(film)
        stand = {source: said_now(source, films) for source, films in asked.items()}
        found = {}
        digests: dict[int, set[str]] = {}
        """Of what all rows of a film say together, which is one list for them all."""
        for place, (source, film) in where.items():
            if film is not None and (said := _beside(rows[place])):
                now = stand[source].get(film, set())
                if id(said) not in digests:
                    digests[id(said)] = self._digests(said)
                if not digests[id(said)] <= now:
                    found[place] = now
        return found

    def told(
        self, rows: Sequence[Row], readings: Mapping[int, Reading], places: Mapping[int, Place],
        fresh: Mapping[int, tuple[Statement, ...]], results: Sequence[Result], sources: Mapping[int, str],
    ) -> list[Result]:  # fmt: skip
        """Remember what rows tell; return their results, with what is assumed of the length of a screening."""
        made = list(results)
        lengths = _lengths({one.film for one in places.values() if one.film is not None})
        for place, reading in readings.items():
            row, result = rows[place], results[place]
            if not _beside(row) or result.fate not in _TAKEN:
                continue
            where = places[place]
            film = where.film if where.film is not None else self._films.setdefault(where.key, -1 - len(self._films))
            self._new += result.fate is Fate.MADE
            own = next((one.value for one in reading.statements if one.property == "duration"), None)
            if isinstance(own, int) and film not in lengths:
                self._lengths[film] = own
            self._note(row, reading)
            self._spot(reading, result.film or film)
            words = self._assumed(reading, lengths.get(film) or self._lengths.get(film))
            if words:
                made[place] = replace(result, sentence=" ".join(filter(None, (result.sentence, words))))
            for one in fresh.get(place, ()):
                self._foretell(one, film, self._source(sources[place]))
        return made

    def _assumed(self, reading: Reading, minutes: int | None) -> str:
        """Say of a row whose screening has no length which it gets; empty where it has one, or none is made."""
        shown = ((edition_of(one.value, one.qualifiers), one.qualifiers) for one in reading.statements)
        untold = (
            told for place, told in shown if place is not None and self._is_run(place[0]) and not told.get("minutes")
        )
        told = next(untold, None)
        if told is None:
            return ""
        together = told.get("code") or told.get("programme")
        if minutes:
            what = "as long as its films" if together else f"{minutes} minutes, as the film"
        else:
            what = f"{UNTOLD_MINUTES} minutes, since nobody knows how long {'its films are' if together else 'the film is'}"
        return f"No length of the screening is told: it is taken to be {what}."

    def _is_run(self, key: str) -> bool:
        """Whether this house runs the festival, so that it has screenings."""
        if key not in self._run:
            self._run[key] = Festival.objects.filter(key=key, run_here=True).exists()
        return self._run[key]

    def recall(self, rows: Sequence[Row]) -> None:
        """Remember rows that an earlier run took in."""
        self._goes_on = self._goes_on or bool(rows)
        for row in rows:
            if isinstance(row.deed, Catalogue) and row.deed.reading is not None and _beside(row):
                self._note(row, self.placed(row.deed.reading))

    def _note(self, row: Row, reading: Reading) -> None:
        shown = [one for one in reading.statements if one.property == "festival"]
        for one in shown:
            found = shown_by(one.value, one.qualifiers)
            if found is None:
                self._homeless.append(f"{row.line} ({reading.films[0].title})")
            else:
                self._named.setdefault((found.key, found.year), f"{found.festival} {found.year}")
        untimed = row.deed.facts.get("untimed") if isinstance(row.deed, Catalogue) else None
        if untimed:
            self._untimed.append(f"{row.line} (“{untimed}”)")
        for one in reading.statements:
            place = edition_of(one.value, one.qualifiers) if one.property == "release" else None
            if place is not None:
                code, title = (fold(str(one.qualifiers.get(name) or "")) for name in ("code", "programme"))
                named = (fold(reading.films[0].title), reading.films[0].year)
                where = one.value, one.qualifiers.get("time"), fold(str(one.qualifiers.get("venue") or ""))
                self._told[place].add(("code", code) if code else (title or named, *where))

    def _foretell(self, one: Statement, film: int, source: int) -> None:
        place = edition_of(one.value, one.qualifiers) if one.property == "release" else None
        if place is None:
            return
        number = _LATEST + sum(map(len, self._more.values()))
        telling = telling_of(
            statement=number, version=_LATEST, source=source, film=film, value=str(one.value), qualifiers=one.qualifiers
        )
        if telling is not None:
            self._more[place].append(telling)

    def _spot(self, reading: Reading, film: int) -> None:
        for one in reading.statements:
            place = edition_of(one.value, one.qualifiers) if one.property == "release" else None
            if place is not None:
                telling = telling_of(
                    statement=0, version=0, source=0, film=film, value=str(one.value), qualifiers=one.qualifiers
                )
                if telling is not None:
                    self._spots[place].add(spot_of(telling))

    def beside(self, *, written: bool) -> list[Screening]:
        """Return the planned screenings of the editions told of that no row tells; none where an earlier run took rows in."""
        if self._beside is None:
            self._beside = []
            for edition in self._editions() if self._spots and not self._goes_on else ():
                place = edition.festival.key, edition.year
                if edition.festival.run_here and self._spots.get(place):
                    more = [] if written else self._more[place]
                    self._beside += screenings_beside(edition=edition, place=place, more=more, told=self._spots[place])
        return self._beside

    def _beside_told(self, *, written: bool) -> list[str]:
        rows = self.beside(written=written)
        if not rows:
            return []
        named = [
            f"{stand_of(one).what}, {one.starts.astimezone(zone_of(one.edition.zone)):%-d %b %H:%M}"
            for one in rows[:_NAMED]
        ]
        what = "screening is" if len(rows) == 1 else "screenings are"
        stays = "it stays as it is" if len(rows) == 1 else "they stay as they are"
        more = " …" if len(rows) > _NAMED else ""
        return [f"{len(rows):,} {what} planned here and not in this table; {stays}: {'; '.join(named)}{more}."]

    def _source(self, name: str) -> int:
        if name not in self._sources:
            found = Source.objects.filter(slug=slug(name)).values_list("pk", flat=True).first()
            self._sources[name] = found or -1
        return self._sources[name]

    @property
    def named(self) -> list[_EditionOf]:
        """The editions of which rows told, by their festivals' keys and their years."""
        return list(self._named)

    def became(self, counts: Counts) -> None:
        """Remember what was made of the screenings."""
        if self._became is None:
            self._became = Counts()
        self._became.add(counts)

    def sentences(self, *, written: bool) -> list[str]:
        """Return what becomes of the programme, or became of it; nothing where no row tells one."""
        if not self._named and not self._homeless:
            return []
        here = {(one.festival.key, one.year): one for one in self._editions()}
        run = {
            *Festival.objects.filter(run_here=True, key__in=[key for key, _ in self._told]).values_list(
                "key", flat=True
            )
        }
        self.look_again()
        drafts = sorted(name for place, name in self._named.items() if self._is_draft(place))
        hidden = bool(drafts) and not self._sees_drafts
        counts = (self._became or Counts()) if written and not hidden else self._foretold(here, run)
        kept = sum(len(some) for (key, _), some in self._told.items() if key in run)
        found = [_line(self._names(), counts, kept, self._films_made() if written else self._new), *self._left_out()]
        found += _lengths_told(counts)
        found += self._beside_told(written=written)
        if drafts and not hidden:
            found.append(
                f"{' and '.join(drafts)} is in preparation: what this table says of it is shown to nobody but programmers before it is announced."
            )
        elsewhere = sorted({self._named.get(place, place[0]) for place in self._told if place[0] not in run})
        if elsewhere:
            found.append(
                f"{' and '.join(elsewhere)} is not run here, so that its films are noted, but no screenings are made of them. Whoever makes it theirs at the desk (“run here”) has them."
            )
        return found

    def _films_made(self) -> int:
        """How many rows made a film, in earlier runs of the import too."""
        if not self._goes_on:
            return self._new
        return Import.objects.filter(pk=self._order.number).values_list("made", flat=True).first() or 0

    def _left_out(self) -> list[str]:
        found = []
        if self._untimed:
            what = "row tells" if len(self._untimed) == 1 else "rows tell"
            found.append(
                f"{len(self._untimed):,} {what} no day and time that are understood, and so no screening; their films are in the programme all the same: row {_some(self._untimed)}."
            )
        if self._homeless:
            what = "row tells" if len(self._homeless) == 1 else "rows tell"
            found.append(
                f"{len(self._homeless):,} {what} of no edition: neither the table nor the festival's editions here say which year it is, so that the films "
                f"are not in its programme: row {_some(self._homeless)}. Add a column with the year, or the year to the festival's name."
            )
        return found

    def _names(self) -> str:
        names = sorted(set(self._named.values()))
        return names[0] if len(names) == 1 else f"{len(names)} editions" if names else "no edition"

    def _editions(self) -> Iterable[Edition]:
        keys, years = {key for key, _ in self._named}, {year for _, year in self._named}
        found = (
            Edition.objects.filter(festival__key__in=keys, year__in=years).select_related("festival").order_by("-pk")
        )
        return [
            one
            for one in found
            if (one.festival.key, one.year) in self._named and (self._sees_drafts or one.state != Edition.State.DRAFT)
        ]

    def _foretold(self, here: Mapping[_EditionOf, Edition], run: set[str]) -> Counts:
        counts = Counts()
        for place, more in self._more.items():
            if place[0] in run:
                counts.add(foretell_screenings(edition=here.get(place), place=place, more=more, lengths=self._lengths))
        return counts


def _beside(row: Row) -> list[Any]:
    return row.deed.facts.get("beside") or [] if isinstance(row.deed, Catalogue) else []


def _lengths(films: set[int]) -> dict[int, int]:
    found = Film.objects.filter(pk__in=films, runtime_minutes__isnull=False) if films else []
    return {one.pk: one.runtime_minutes or 0 for one in found}


def _line(name: str, counts: Counts, kept: int, films: int) -> str:
    same = max(0, kept - counts.made - counts.moved - counts.changed)
    parts = [
        f"{counts.made:,} {'screening' if counts.made == 1 else 'screenings'} made", f"{counts.moved:,} moved",
        f"{counts.changed:,} changed otherwise", f"{counts.cancelled:,} taken out", f"{same:,} unchanged",
    ]  # fmt: skip
    new = f"{films:,} {'film' if films == 1 else 'films'} new"
    return f"The programme of {name}: {', '.join(parts)}; {new}."


def _lengths_told(counts: Counts) -> list[str]:
    parts = []
    if counts.by_films:
        parts.append(
            f"{counts.by_films:,} {'is as long as its films' if counts.by_films == 1 else 'are as long as their films'}"
        )
    if counts.untold:
        parts.append(
            f"{counts.untold:,} {'is' if counts.untold == 1 else 'are'} taken to last {UNTOLD_MINUTES} minutes, since nobody knows how long the films are"
        )
    return (
        [f"Of the screenings without a length in the table {', and '.join(parts)}; the report says which."]
        if parts
        else []
    )


def _some(rows: Sequence[str]) -> str:
    return ", ".join(rows[:_NAMED]) + (" …" if len(rows) > _NAMED else "")
