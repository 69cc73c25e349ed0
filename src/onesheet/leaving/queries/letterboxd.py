"""What of an account Letterboxd can take in, as rows of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from onesheet.accounts.models import Visibility
from onesheet.leaving.pure.letterboxd import entry, review_of
from onesheet.leaving.pure.names import list_name
from onesheet.leaving.queries.sheets import Record, Sheet, same
from onesheet.lists.models import FilmList, ListItem
from onesheet.reviews.models import MemberFilm, Review, Viewing

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table, which may need several files: `letterboxd/<name>-<number>.csv`."""

    name: str
    sheet: Sheet
    row: Callable[[Record], Row]

    def read(self, member: int) -> Iterator[Row]:
        """Yield the rows. Costs what the sheet costs."""
        for values in self.sheet.read(member, ""):
            yield self.row(dict(zip(self.sheet.header, values, strict=True)))


def tables_of(member: int) -> Iterator[Table]:
    """Yield the tables of a member's account. Costs one query."""
    yield from _TABLES
    lists = FilmList.objects.filter(member=member, is_challenge=False).order_by("pk").values_list("id", "name")
    for number, name in lists:
        yield Table(f"lists/{list_name(number, name)}", _list(number), _of_list)


def _written(one: Record) -> str:
    """The review that goes with a row, where others may read it: a draft stays here."""
    if one["state"] != Review.State.PUBLISHED or one["hidden_at"] or one["shown_to"] == Visibility.ME:
        return ""
    return review_of(one["html"], spoilers=one["spoilers"])


def _of_diary(one: Record) -> Row:
    return entry(
        one,
        rating=one["rating"],
        date=one["date"],
        rewatch=one["rewatch"],
        tags=one["tags"],
        review=_written(one) if one["state"] else "",
    )


def _of_review(one: Record) -> Row:
    return entry(one, rating=one["rating"], review=_written(one))


def _of_film(one: Record) -> Row:
    return entry(one, rating=one["rating"])


def _of_wanted(one: Record) -> Row:
    return entry(one)


def _of_list(one: Record) -> Row:
    return entry(one, review=one["note"])


def _diary(name: str, *, private: bool) -> Table:
    def rows(member: int) -> Any:
        mine = Viewing.objects.filter(member=member).order_by("sort_date", "pk")
        return mine.filter(visibility=Visibility.ME) if private else mine.exclude(visibility=Visibility.ME)

    review = {"state": "review__state", "html": "review__html", "spoilers": "review__spoilers"}
    review |= {"hidden_at": "review__hidden_at", "shown_to": "review__visibility"}
    return Table(
        name, Sheet(name, rows, {**same("date", "rating", "rewatch"), **review}, film="film", tags=True), _of_diary
    )


def _undiaried(member: int) -> Any:
    """Films seen or rated of which the diary has no viewing, or none with the rating that the film has now."""
    same_rating = Viewing.objects.filter(member=member, film=OuterRef("film"), rating=OuterRef("rating"))
    seen = Q(watched=True, viewings=0) | Q(rating__isnull=False) & ~Exists(same_rating)
    return MemberFilm.objects.filter(seen, member=member).order_by("pk")


def _reviewed(member: int) -> Any:
    mine = Review.objects.filter(
        member=member, viewing=None, state=Review.State.PUBLISHED, hidden_at=None, erased_at=None
    )
    return mine.exclude(visibility=Visibility.ME).annotate(shown_to=F("visibility")).order_by("pk")


def _wanted(member: int) -> Any:
    return MemberFilm.objects.filter(member=member, watchlisted_at__isnull=False).order_by("watchlisted_at", "pk")


def _list(number: int) -> Sheet:
    def items(member: int) -> Any:
        return ListItem.objects.filter(list=number, list__member=member).order_by("position", "pk")

    return Sheet("list", items, same("note"), film="film")


_TABLES = (
    _diary("diary", private=False),
    _diary("private-diary", private=True),
    Table(
        "reviews",
        Sheet("reviews", _reviewed, same("rating", "state", "html", "spoilers", "hidden_at", "shown_to"), film="film"),
        _of_review,
    ),
    Table("films", Sheet("films", _undiaried, same("rating"), film="film"), _of_film),
    Table("watchlist", Sheet("watchlist", _wanted, {}, film="film"), _of_wanted),
)
