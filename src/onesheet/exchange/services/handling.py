"""Which handler takes which rows in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, Protocol, runtime_checkable

from onesheet.exchange.formats.register import FILMS_ALONE
from onesheet.exchange.handler import Handler, Order, Result
from onesheet.exchange.pure.packed import Journal
from onesheet.exchange.pure.ratings import Ratings
from onesheet.exchange.pure.rows import Catalogue, Criticism, Deed, Fate, Row

MEMBERS, CATALOGUE, CRITICISM = "members", "catalogue", "criticism"
_KINDS: dict[type[Any], str] = {Catalogue: CATALOGUE, Criticism: CRITICISM}
_NO_MEMBER = Result(Fate.REFUSED, "This row is a member's, and nobody said whose; name them: --member NAME.")
_NO_EDITOR = Result(Fate.REFUSED, "Only editors of this site take in what is no member's own. The row was left out.")


def kind_of(deed: Deed) -> str:
    """Return the name of the handler for rows of this deed, as journals have it."""
    return _KINDS.get(type(deed), MEMBERS)


def _members(order: Order) -> Handler:
    from onesheet.exchange.members import MembersHandler  # noqa: PLC0415

    return MembersHandler(order)


def _catalogue(order: Order) -> Handler:
    from onesheet.exchange.catalogue import CatalogueHandler  # noqa: PLC0415

    return CatalogueHandler(order)


def _criticism(order: Order) -> Handler:
    from onesheet.exchange.criticism import CriticismHandler  # noqa: PLC0415

    return CriticismHandler(order)


_MAKERS: dict[str, Callable[[Order], Handler]] = {
    MEMBERS: _members, CATALOGUE: _catalogue, CRITICISM: _criticism,
}  # fmt: skip


@runtime_checkable
class Recalling(Protocol):
    """A handler that remembers earlier rows of the file, and is told of them where a run goes on."""

    def recall(self, rows: Sequence[Row]) -> None:
        """Remember rows that an earlier run took in."""
        ...


@runtime_checkable
class Deferring(Protocol):
    """A handler that leaves something to the end of a run that is the same however many batches there were."""

    def defer(self) -> None:
        """Leave it; `finish` will be called when the last row was settled."""
        ...

    def finish(self) -> None:
        """Do it, outside a transaction."""
        ...

    def finish_undo(self, *, again: bool, beat: Callable[[], None]) -> None:
        """Do what `undo` always leaves to the end, outside a transaction. `again`: an earlier run of it was stopped."""
        ...


@runtime_checkable
class Summing(Protocol):
    """A handler that says in sentences what becomes of the whole, beside what becomes of each row."""

    def sentences(self, *, written: bool) -> list[str]:
        """Return them, when the last row was settled; `written`: it was done, and `finish` called."""
        ...


class Handlers:
    """The handlers of one run, each made when its first row comes."""

    def __init__(self, order: Order, *, edits: bool, members: bool) -> None:
        """`edits`: what is no member's own may be taken in; `members`: there is a member, or will be one."""
        self.order = order
        self._allowed = {MEMBERS: members, CATALOGUE: edits, CRITICISM: edits}
        self._made: dict[str, Handler] = {}
        self._defers = False
        self._alone = order.format in FILMS_ALONE
        """Whether no row can name a film that another would make."""

    def of(self, kind: str) -> Handler:
        """Return the handler of this name."""
        if kind not in self._made:
            made = self._made[kind] = _MAKERS[kind](self.order)
            if self._defers and isinstance(made, Deferring):
                made.defer()
        return self._made[kind]

    def defer(self) -> None:
        """Let what need not be done with every batch be left to `finish`."""
        if not self._defers:
            self._defers = True
            for one in self._made.values():
                if isinstance(one, Deferring):
                    one.defer()

    def finish(self) -> None:
        """Do what was left, outside a transaction."""
        for one in self._made.values():
            if isinstance(one, Deferring):
                one.finish()

    def finish_undo(self, *, again: bool, beat: Callable[[], None]) -> None:
        """Do what undoing left to its end, outside a transaction; `beat` is called every now and then.

        `again`: an earlier run of it was stopped, which may have left something too.
        """
        if again:
            self.of(MEMBERS)
        for one in self._made.values():
            if isinstance(one, Deferring):
                one.finish_undo(again=again, beat=beat)

    def settle(
        self, rows: Sequence[Row], *, write: bool, films: Sequence[int | None] | None = None
    ) -> tuple[list[Result], Journal]:
        """Let each run of rows of one handler be settled by it; return the results in order, and what takes them back."""
        results: list[Result] = []
        journal: Journal = []
        for kind, some in _runs(rows):
            if not self._allowed[kind]:
                results += [_NO_MEMBER if kind == MEMBERS else _NO_EDITOR] * len(some)
                continue
            chosen = None if films is None else films[len(results) : len(results) + len(some)]
            done = self.of(kind).settle(some, write=write, films=chosen)
            if not write and not self._alone:
                done = self._foreseen(kind, some, done)
            results += done
            if steps := [one.undo for one in done if one.undo is not None]:
                journal.append((kind, steps))
        assert len(results) == len(rows), "every row has a fate"
        return results, journal

    def _foreseen(self, kind: str, rows: Sequence[Row], results: Sequence[Result]) -> Sequence[Result]:
        """Remember of a preview which films would be made, and tell what becomes of the others without their numbers."""
        coming = self.order.coming
        if kind == CATALOGUE:
            for row, result in zip(rows, results, strict=True):
                if result.fate is Fate.MADE and result.film is None:
                    coming.add(row)
        elif coming:
            return [_nameless(one) for one in results]
        return results

    def sums(self, *, written: bool) -> list[str]:
        """Return what becomes of the whole file, or became of it, where a handler says so."""
        return [
            sentence
            for one in self._made.values()
            if isinstance(one, Summing)
            for sentence in one.sentences(written=written)
        ]

    @property
    def notices(self) -> list[str]:
        """What a preview says of the whole file: what becomes of it, and how far it looked."""
        coming, sums = self.order.coming, self.sums(written=False)
        if not coming.beyond:
            return sums
        sentence = (
            f"The file would make {len(coming) + coming.beyond:,} films. Rows that name one of the last {coming.beyond:,} are told here "
            "to wait for it; they are taken in with it."
        )
        return [*sums, sentence]

    def recall(self, rows: Sequence[Row]) -> None:
        """Let handlers that remember earlier rows know of some that an earlier run of the import took in."""
        for kind, some in _runs(rows):
            if self._allowed[kind] and isinstance(handler := self.of(kind), Recalling):
                handler.recall(some)

    def undo(self, journal: Journal) -> list[str]:
        """Take back what a batch did, the last first; return a sentence for each thing that stays."""
        kept: list[str] = []
        for kind, steps in reversed(journal):
            kept += self.of(kind).undo(steps)
        return kept


def _nameless(one: Result) -> Result:
    """What becomes of a row, without the number of a film that is not here."""
    if (one.film is None or one.film > 0) and all(film > 0 for film, _ in one.choices):
        return one
    here = tuple(choice for choice in one.choices if choice[0] > 0)
    return Result(one.fate, one.sentence, one.film if one.film is not None and one.film > 0 else None, here, one.undo)


def _runs(rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield runs of rows of one handler, with its name: mostly one, of all."""
    if isinstance(rows, Ratings):
        yield MEMBERS, rows
        return
    kinds = {_KINDS.get(deed, MEMBERS) for deed in {type(row.deed) for row in rows}}
    if len(kinds) == 1:
        yield kinds.pop(), rows
        return
    for kind, run in groupby(rows, key=lambda row: kind_of(row.deed)):
        yield kind, list(run)
