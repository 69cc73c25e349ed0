"""Takes in what members did: plans each row, and writes what a batch of them comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from onesheet.exchange.finding import Finder
from onesheet.exchange.handler import FILE, Order, Result
from onesheet.exchange.members import diary, of_films, of_lists, texts
from onesheet.exchange.members.crowd import Crowd, is_crowd, whose_of
from onesheet.exchange.members.late import Late
from onesheet.exchange.members.loading import load_favourites, load_films, load_lists, load_reviews, load_viewings
from onesheet.exchange.members.people import CLOSED, People
from onesheet.exchange.members.planning import Context, Memory, No, Plan
from onesheet.exchange.members.proving import prove_ripe
from onesheet.exchange.members.screening import Screening
from onesheet.exchange.members.things import Step, Whose, World
from onesheet.exchange.members.undoing import settle_scores, undo, unsettled
from onesheet.exchange.members.wishes import forget_wishes
from onesheet.exchange.members.writing import write_world
from onesheet.exchange.models import ImportBatch
from onesheet.exchange.pure.packed import unpack_journal
from onesheet.exchange.pure.ratings import Ratings
from onesheet.exchange.pure.rows import (
    Enlist,
    Fate,
    Favour,
    FilmTold,
    Like,
    OpenList,
    Profile,
    Rate,
    Row,
    View,
    Want,
    Watch,
    Write,
)
from onesheet.films.models import Film
from onesheet.reviews.services.tallies import keep_scores, without_scores

_OF_FILMS: dict[type[Any], Any] = {
    Rate: of_films.rate, Watch: of_films.watch, Want: of_films.want, Like: of_films.like, Favour: of_films.favour,
    Enlist: of_lists.enlist,
}  # fmt: skip
_BY_KEY: dict[type[Any], Any] = {View: diary.view, Write: texts.write}
_WITHOUT_FILM: dict[type[Any], Any] = {OpenList: of_lists.open_list, Profile: of_lists.profile}
_MOST_KNOWN = 200_000
_KEPT = "kept"
"""Marks, among the changes of a batch, what is remembered of it; to take back there is nothing of that."""
_NO_FILM = Result(Fate.REFUSED, "This row names no film, so nothing of it was taken in.")
_FILM_GONE = Result(Fate.REFUSED, "This film is no longer here, so nothing of this row was taken in.")


class MembersHandler:
    """The `Handler` of what members did."""

    def __init__(self, order: Order) -> None:
        """`order.member` is whose things rows are; of files of many members, whose name theirs begin with."""
        self._order = order
        self._people = People(order)
        self._finder = Finder(order.coming)
        self._memory = Memory()
        self._screening = Screening(order)
        self._late = Late(order)
        self._crowd = Crowd(order.now, file_wins=order.conflict == FILE)
        self._looked: dict[str, Whose] = {}
        self._defers = False
        self._goes_on = False
        """Whether an earlier run took some of the rows in."""
        self._rated: set[int] = set()
        """Films whose scores of the day are still to be kept."""
        self._taken_back: set[int] = set()
        """The same of an undoing."""
        self._known: dict[int, tuple[FilmTold, Result | int]] = {}
        """Of a crowd: by the identity of what is told, which the same rows share."""
        self._world: World | None = None
        """Of a preview: what earlier rows would have changed."""
        self._recalls = True
        """Whether what an earlier run remembered is still to be read."""

    def settle(
        self, rows: Sequence[Row], *, write: bool, films: Sequence[int | None] | None = None
    ) -> Sequence[Result]:
        """As `Handler.settle` says. With `write` the members' rows are locked, and all else that is changed after them."""
        whose = self._people.of(whose_of(rows), write=write)
        if not write:
            # What earlier rows would have changed of a profile is kept with the world.
            whose |= {name: known for name in whose if (known := self._looked.get(name)) is not None}
            self._looked |= {name: one for name, one in whose.items() if not name and isinstance(one, Whose)}
        found = self._films(rows, films)
        crowd = is_crowd(rows)
        if crowd:
            settled = self._crowd.settle(rows, whose, found, write=write, scores=not self._defers)
            if settled is not None:
                self._rated |= settled[1] if self._defers else set()
                return settled[0]
            rows = list(rows)
        world = World() if write else self._world or World()
        if not write:
            self._world = world
            if crowd:
                self._crowd.seed(world, rows, whose)
        context = self._context(world, late=films is not None, rows=rows)
        self._load(context, rows, whose, found, write=write)
        results: list[Result] = []
        for row, result in zip(rows, found, strict=True):
            results.append(self._settle_one(context, row, whose[row.whose], result))
        kept = self._memory.kept()
        if write:
            members = [one for one in whose.values() if isinstance(one, Whose)]
            rated = write_world(world, members, now=self._order.now, scores=not self._defers)
            self._rated |= rated if self._defers else set()
            forget_wishes(world, results)
            changes = prove_ripe(members, now=self._order.now)
            _carry(results, [*changes, [_KEPT, kept]] if kept else changes)
        return results

    def undo(self, steps: Sequence[Any]) -> list[str]:
        """As `Handler.undo` says."""
        sentences, films = undo(steps, people=self._people, now=self._order.now)
        self._taken_back |= films
        return sentences

    def defer(self) -> None:
        """Leave the scores of the day to `finish`, which will be called when the last row was settled."""
        self._defers = True

    def finish(self) -> None:
        """Keep the scores of the day of all films that were rated, in transactions of their own.

        Where an earlier run was stopped before it came to that, films are looked for whose scores are missing.
        """
        keep_scores(self._rated | set(without_scores() if self._goes_on else ()), now=self._order.now)
        self._rated, self._goes_on = set(), False

    def finish_undo(self, *, again: bool, beat: Callable[[], None]) -> None:
        """Keep the scores of the day of all films whose counts changed, in transactions of their own.

        With `again` an earlier run of the undoing was stopped: films are looked for whose scores are missing, and what counts nothing.
        """
        films = self._taken_back | (unsettled() if again else set())
        settle_scores(films, now=self._order.now, beat=beat)
        self._taken_back = set()

    def recall(self, rows: Sequence[Row]) -> None:
        """Remember rows that an earlier run applied, and what it came to know by them, so that this one does as that would have."""
        if self._recalls and not all(row.whose for row in rows):
            self._recalls = False
            self._recall_kept()
        context = self._context(World(), late=False, rows=())
        self._goes_on = self._goes_on or bool(rows)
        for row in rows:
            kind = _kind(row.deed)
            if kind:
                nth = self._nth(row, kind)
                if not row.whose and self._order.member is not None:
                    key = getattr(row.deed, "key", "")
                    context.service = self._service_of(row)
                    token = context.token_of(self._order.member, "viewing", key, nth)
                    self._memory.claimed.add(self._memory.alias.get(token, token))

    def _recall_kept(self) -> None:
        """Read what earlier runs remembered out of what takes their batches back."""
        done = ImportBatch.objects.filter(
            of=self._order.number, stage=ImportBatch.Stage.APPLIED, journal__isnull=False
        ).order_by("number")
        for journal in done.values_list("journal", flat=True).iterator(chunk_size=50):
            for _, steps in unpack_journal(bytes(journal or b"")):
                for step in steps:
                    self._memory.recall(one for kind, *told in step if kind == _KEPT for one in told[0])

    def _service_of(self, row: Row) -> str:
        return row.service or self._order.format

    def _settle_one(self, context: Context, row: Row, whose: Whose | str, found: Result | int | None) -> Result:
        kind = _kind(row.deed)
        nth = self._nth(row, kind) if kind else 0
        if isinstance(whose, str):
            return Result(Fate.REFUSED, whose)
        if not whose.open:
            return Result(Fate.REFUSED, CLOSED)
        if isinstance(found, Result):
            return found
        step = Step()
        context.service = self._service_of(row)
        try:
            plan = _planned(context, whose, row, found, nth, step)
        except No as no:
            return Result(Fate.REFUSED, str(no), found)
        told = step.told()
        if told and whose.undo is not None:
            told, whose.undo = [whose.undo, *told], None
        return Result(plan.fate, plan.sentence, found, undo=told)

    def _nth(self, row: Row, kind: str) -> int:
        counter = _counter(row, kind)
        nth = self._memory.nth[counter]
        self._memory.nth[counter] += 1
        return nth

    def _context(self, world: World, *, late: bool, rows: Sequence[Row]) -> Context:
        order = self._order
        return Context(
            world=world, memory=self._memory, now=order.now, today=localdate(order.now), service=order.format,
            file_wins=order.conflict == FILE, screen=self._screening, late=self._late.of(rows if late else None),
        )  # fmt: skip

    def _films(self, rows: Sequence[Row], films: Sequence[int | None] | None) -> list[Result | int | None]:
        """Return of each row its film, None where it needs none, or what becomes of it without one."""
        if films is None and is_crowd(rows):
            return self._films_of_crowd(rows)
        return self._found(rows, [None] * len(rows) if films is None else films)

    def _found(self, rows: Sequence[Row], chosen: Sequence[int | None]) -> list[Result | int | None]:
        told: list[FilmTold] = [
            row.film
            for row, film in zip(rows, chosen, strict=True)
            if row.film is not None and film is None and type(row.deed) not in _WITHOUT_FILM
        ]
        found = self._finder.find(told) if told else {}
        given = {film for film in chosen if film is not None}
        shown = set(Film.objects.filter(pk__in=given, shown=True).values_list("pk", flat=True)) if given else set()
        answers: list[Result | int | None] = []
        for row, film in zip(rows, chosen, strict=True):
            if type(row.deed) in _WITHOUT_FILM:
                answers.append(None)
            elif film is not None:
                answers.append(film if film in shown else _FILM_GONE)
            elif row.film is None:
                answers.append(_NO_FILM)
            else:
                which = found[row.film]
                if which.film is not None:
                    answers.append(which.film)
                else:
                    fate = Fate.AMBIGUOUS if which.choices else Fate.WAITING
                    answers.append(Result(fate, which.sentence, choices=which.choices))
        return answers

    def _films_of_crowd(self, rows: Sequence[Row]) -> list[Result | int | None]:
        """The same where a few thousand films are told of by many rows each."""
        known = self._known
        if len(known) > _MOST_KNOWN:
            known.clear()
        films = rows.films if isinstance(rows, Ratings) else [row.film for row in rows]
        first = {id(film): at for at, film in enumerate(films) if id(film) not in known}
        new = [rows[at] for at in first.values()]
        if new:
            for row, film in zip(new, self._found(new, [None] * len(new)), strict=True):
                if row.film is not None and film is not None:
                    known[id(row.film)] = row.film, film
        return [known[id(film)][1] if film is not None else _NO_FILM for film in films]

    def _load(
        self, context: Context, rows: Sequence[Row], whose: dict[str, Whose | str], found: Sequence[Result | int | None], *,
        write: bool,
    ) -> None:  # fmt: skip
        asked = _Asked()
        counts = Counter(self._memory.nth)
        for row, film in zip(rows, found, strict=True):
            who, kind = whose[row.whose], _kind(row.deed)
            counter = _counter(row, kind)
            nth = counts[counter]
            if kind:
                counts[counter] += 1
            if isinstance(who, Whose) and not isinstance(film, Result):
                context.service = self._service_of(row)
                asked.add(context, who, row.deed, film, nth)
        asked.load(context.world, lock=write)


class _Asked:
    """What is to be loaded for the rows of a batch."""

    def __init__(self) -> None:
        self.films: set[tuple[int, int]] = set()
        self.favourites: set[int] = set()
        self.seen: set[tuple[int, int]] = set()
        self.written: set[tuple[int, int]] = set()
        self.viewings: set[UUID] = set()
        self.reviews: set[UUID] = set()
        self.lists: set[UUID] = set()

    def add(self, context: Context, who: Whose, deed: Any, film: int | None, nth: int) -> None:
        """Note what a row speaks of."""
        if isinstance(deed, OpenList | Enlist):
            self.lists |= {context.token(who, "list", deed.key, 0), *_told(deed)}
            return
        if film is None:
            return
        pair = who.id, film
        self.films.add(pair)
        if isinstance(deed, Favour):
            self.favourites.add(who.id)
        if isinstance(deed, View | Write):
            self.seen.add(pair)
            token = context.token(who, "viewing", deed.key, nth)
            self.viewings |= {token, context.memory.alias.get(token, token)}
        if isinstance(deed, View):
            self.viewings |= _told(deed)
        if isinstance(deed, Write):
            self.written.add(pair)
            self.reviews |= {context.token(who, "review", deed.key, nth), *_told(deed)}

    def load(self, world: World, *, lock: bool) -> None:
        """Load it all, in the order in which all lock."""
        load_films(world, self.films, lock=lock)
        load_favourites(world, self.favourites, lock=lock)
        if self.seen:
            load_viewings(world, self.seen, self.viewings, lock=lock)
        if self.written:
            load_reviews(world, self.written, self.reviews, lock=lock)
        if self.lists:
            load_lists(world, self.lists, lock=lock)


def _told(deed: OpenList | Enlist | View | Write) -> set[UUID]:
    return {UUID(deed.token)} if deed.token else set()


def _counter(row: Row, kind: str) -> tuple[str, str, str, str]:
    return row.whose, row.service, kind, getattr(row.deed, "key", "")


def _kind(deed: Any) -> str:
    if isinstance(deed, View):
        return "viewing"
    return "review" if isinstance(deed, Write) else ""


def _planned(context: Context, whose: Whose, row: Row, film: int | None, nth: int, step: Step) -> Plan:
    deed = row.deed
    kind = type(deed)
    if kind in _WITHOUT_FILM:
        plan: Plan = _WITHOUT_FILM[kind](context, whose, deed, step)
    elif kind in _BY_KEY:
        plan = _BY_KEY[kind](context, whose, film, deed, nth, step)
    elif kind in _OF_FILMS:
        plan = _OF_FILMS[kind](context, whose, film, deed, step)
    else:
        raise No("This is nothing that a member does; the row was left out.")
    return plan


def _carry(results: list[Result], changes: list[Any]) -> None:
    """Let the last row that did something take back with it what the batch as a whole did."""
    if not changes:
        return
    at = max((number for number, result in enumerate(results) if result.undo is not None), default=len(results) - 1)
    last = results[at]
    results[at] = Result(last.fate, last.sentence, last.film, last.choices, [*(last.undo or []), *changes])
