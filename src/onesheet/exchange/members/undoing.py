"""What an import did, taken back: each thing that is still as the import left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from onesheet.accounts.models import Member
from onesheet.exchange.members.crowd import as_films
from onesheet.exchange.members.crowd_undoing import take_back
from onesheet.exchange.members.loading import in_turn, load_films, load_lists, load_reviews, load_viewings
from onesheet.exchange.members.people import People
from onesheet.exchange.members.proving import unprove
from onesheet.exchange.members.things import Listed, Thing, World
from onesheet.exchange.members.wishes import tell_again
from onesheet.exchange.members.writing import write_world
from onesheet.films.models import Film
from onesheet.lists.models import FilmList, ListEditor, Participant
from onesheet.reviews.models import Comment, FilmTally, ReviewLike, ReviewText
from onesheet.reviews.queries.tallies import GIVEN, UNPROVEN
from onesheet.reviews.services.tallies import forget_empty, keep_scores, without_scores

_MOMENTS = frozenset({
    "rated_at", "watchlisted_at", "changed_at", "made_at", "published_at", "edited_at", "hidden_at",
})  # fmt: skip
_COUNTS = (*GIVEN, *UNPROVEN, "watched", "liked", "watchlisted", "reviews")
"""The columns of a film's tally."""
_SCORES_AT_ONCE = 100
"""Films whose scores are kept in one transaction: while it goes on nobody else writes on SQLite."""
_TUPLES = frozenset({"tags", "companions"})
_TOGETHER = {"rated_at": "rating"}
"""What goes with what: since when goes with the rating."""
_WORDS = {
    "rating": "rating", "liked": "like", "watched": "mark as watched", "watchlisted_at": "place on the watchlist",
    "favourite": "place among the favourites",
}  # fmt: skip


def undo(steps: Sequence[Any], *, people: People, now: datetime) -> tuple[list[str], set[int]]:
    """Take back the changes of a batch, the last first, in the transaction that is open.

    Returns sentences for what stays, and the films whose counts may have changed: their scores of the day are left to `settle_scores`.
    """
    undoing = _Undoing([change for step in steps for change in step], people, now)
    sentences = undoing.done()
    return sentences, undoing.counted


def unsettled() -> set[int]:
    """Return the films for which `settle_scores` was not called after their counts changed: a run was stopped before it."""
    nothing = FilmTally.objects.filter(**dict.fromkeys(_COUNTS, 0))
    return {*without_scores(), *nothing.values_list("film_id", flat=True)}


def settle_scores(films: Iterable[int], *, now: datetime, beat: Callable[[], None]) -> None:
    """Keep the scores of the day of these films, and forget what is nought or as the day before, some in a transaction.

    When a batch is taken back after the other, a film's scores would be computed again with each.
    """
    for some in in_turn(sorted(set(films)), _SCORES_AT_ONCE):
        with transaction.atomic():
            keep_scores(some, now=now)
            forget_empty(some, now=now)
        beat()


class _Undoing:
    def __init__(self, changes: list[Any], people: People, now: datetime) -> None:
        self._now = now
        self._world = World()
        self._stayed: list[tuple[int, str]] = []
        """Film, 0 for none, and a sentence with `{film}`."""
        self._members = people.held(self._members_of(changes), write=True)
        self.counted: set[int] = set()
        """Films whose counts changed."""
        self._changes = self._without_crowds(changes)
        self._wishes: list[tuple[int, int, dict[str, Any]]] = []
        self._commented: set[int] = set()
        self._liked: set[int] = set()
        self._shared: dict[int, str] = {}
        """Lists that others have a part in -> how."""
        self._load()

    def _members_of(self, changes: Iterable[Any]) -> set[int]:
        members = {change[1] for change in changes if change[0] in ("film", "profile", "proven", "member", "wish")}
        members |= {change[2] for change in changes if change[0] in ("viewing", "review", "list")}
        members |= {theirs[0] for change in changes if change[0] == "crowd" for theirs in change[2]}
        tokens = {UUID(change[1]) for change in changes if change[0] == "item"}
        for some in in_turn(tokens):
            members.update(FilmList.objects.filter(token__in=some).values_list("member_id", flat=True))
        return members

    def _without_crowds(self, changes: list[Any]) -> list[Any]:
        """Take back together what a crowd said; return all other changes, and those of its rows that were changed since."""
        left: list[Any] = []
        for change in changes:
            if change[0] == "crowd":
                films, rest = take_back(change, self._members, now=self._now)
                self.counted |= films
                left += as_films(rest)
            else:
                left.append(change)
        return left

    def _load(self) -> None:
        world = self._world
        pairs = {(change[1], change[2]) for change in self._changes if change[0] == "film"}
        tokens = {
            kind: {UUID(change[1]) for change in self._changes if change[0] == kind}
            for kind in ("viewing", "review", "list", "item")
        }
        load_viewings(world, (), tokens["viewing"], lock=True)
        load_reviews(world, (), tokens["review"], lock=True)
        theirs = {(one.member, one.film) for one in (*world.viewings.values(), *world.reviews.values())}
        load_films(world, pairs | theirs, lock=True)
        if tokens["viewing"] or tokens["review"]:
            load_viewings(world, theirs, (), lock=True)
            load_reviews(world, theirs, (), lock=True)
        load_lists(world, tokens["list"] | tokens["item"], lock=True)
        numbers = [one.id for one in world.reviews.values()]
        for some in in_turn(numbers):
            comments = Comment.objects.filter(review_id__in=some, erased_at=None)
            self._commented.update(comments.values_list("review_id", flat=True))
            likes = ReviewLike.objects.filter(review_id__in=some).exclude(member=F("review__member"))
            self._liked.update(likes.values_list("review_id", flat=True))
        self._shared = _shared(one.id for one in world.lists.values() if one.id is not None)

    def done(self) -> list[str]:
        """Take everything back and return what stays."""
        undo_one: dict[str, Callable[..., None]] = {
            "film": self._film, "viewing": self._viewing, "review": self._review, "list": self._list, "item": self._item,
            "profile": self._profile, "wish": self._wish,
        }  # fmt: skip
        for kind, *told in reversed(self._changes):
            if kind in undo_one:
                undo_one[kind](*told)
        self._finish_films()
        # Whose account is gone has nothing left to be taken back.
        world = self._world
        self.counted |= write_world(world, self._members.values(), now=self._now, scores=False)
        tell_again(self._wishes)
        for kind, number, *_ in reversed(self._changes):
            if kind == "proven" and (member := self._members.get(number)) is not None:
                unprove(member, now=self._now)
        self.counted |= {film for _, film in world.films}
        self._remove_members()
        return self._sentences()

    def _film(self, member: int, film: int, fields: dict[str, list[Any]]) -> None:
        row = self._world.film(member, film)
        if row.first is None:
            return
        left = self._restore(row, fields)
        for name in left:
            if name in _WORDS:
                self._stay(f"The {_WORDS[name]} of {{film}} was changed here since; it stays.", film)

    def _restore(self, thing: Thing, fields: dict[str, list[Any]]) -> list[str]:
        """Put fields back that are as the import left them; return the names of the others."""
        is_now = {name: _plain(getattr(thing, name)) for name in fields}
        left = [
            name
            for name, (before, after) in fields.items()
            if is_now[name] not in (after, before) and name != "changed_at"
        ]
        left += [name for name, other in _TOGETHER.items() if other in left and name in fields and name not in left]
        for name, (before, after) in fields.items():
            if name not in left and is_now[name] == after and not (name == "changed_at" and left):
                setattr(thing, name, _restored(name, before))
        return left

    def _finish_films(self) -> None:
        """Rows that the import made and that say nothing go; whatever was rated or logged since was seen."""
        for row in self._world.films.values():
            if row.first is None:
                continue
            if ("Viewing", (row.member, row.film)) in self._world.looked:
                self._world.recount(row.member, row.film)
            row.watched = row.watched or bool(row.rating or row.viewings)
            if row.changed_at is None:
                row.gone = row.bare
                row.changed_at = self._now

    def _viewing(self, token: str, _member: int, told: Any) -> None:
        one = self._world.viewings.get(UUID(token))
        if one is None or one.gone:
            return
        words = f"Your viewing of {{film}}{f' on {one.date}' if one.date else ''}"
        if isinstance(told, dict):
            if self._restore(one, told):
                self._stay(f"{words} was changed here since; what was changed stays.", one.film)
        elif one.digest() != told:
            self._stay(f"{words} was changed here since; it stays.", one.film)
        elif any(review.viewing == one.token for review in self._world.written(one.member, one.film)):
            self._stay(f"{words} has a review that stays, and so it stays.", one.film)
        else:
            one.gone = True

    def _review(self, token: str, _member: int, told: Any) -> None:
        one = self._world.reviews.get(UUID(token))
        if one is None or one.gone or one.erased:
            return
        if isinstance(told, dict):
            before = one.edited_at
            if self._restore(one, told):
                self._stay("Your review of {film} was changed here since; what was changed stays.", one.film)
            elif before is not None and one.id is not None and one.edited_at != before:
                ReviewText.objects.filter(review_id=one.id, until=before).delete()
        elif one.digest() != told:
            self._stay("Your review of {film} was changed here since; it stays.", one.film)
        elif one.id in self._commented:
            self._stay("Your review of {film} has comments; it stays.", one.film)
        elif one.id in self._liked:
            self._stay("Others like your review of {film}; it stays.", one.film)
        else:
            one.gone = True

    def _list(self, token: str, _member: int, told: Any) -> None:
        one = self._world.lists.get(UUID(token))
        if one is None or one.gone:
            return
        if isinstance(told, dict):
            if self._restore(one, told):
                self._stay(f"The list “{one.name}” was changed here since; what was changed stays.")
        elif one.id in self._shared:
            self._stay_shared(one)
        elif one.digest() != told or one.standing():
            self._stay(f"The list “{one.name}” was changed here since; it stays.")
        else:
            one.gone = True

    def _item(self, token: str, film: int, told: Any) -> None:
        of = self._world.lists.get(UUID(token))
        item = None if of is None else of.items.get(film)
        if of is None or item is None or item.gone:
            return
        if isinstance(told, dict):
            if self._restore(item, told):
                self._stay(f"What is noted of {{film}} on “{of.name}” was changed here since; it stays.", film)
        elif item.note != told:
            self._stay(f"What is noted of {{film}} on “{of.name}” was changed here since; it stays.", film)
        elif of.id in self._shared:
            self._stay_shared(of)
        else:
            item.gone = True
            for one in of.standing():
                one.position -= one.position > item.position
            of.items_count = len(of.standing())

    def _stay_shared(self, of: Listed) -> None:
        self._stay(f"The list “{of.name}” {self._shared[of.id or 0]}; it stays with its films.")

    def _profile(self, number: int, fields: dict[str, list[str]]) -> None:
        member = self._members.get(number)
        for name, (before, after) in fields.items():
            if member is None:
                continue
            if member.profile[name] == after:
                member.profile[name] = before
            else:
                self._stay("Your profile was changed here since; what was changed stays.")

    def _wish(self, number: int, film: int, told: dict[str, Any]) -> None:
        if number in self._members:
            self._wishes.append((number, film, told))

    def _remove_members(self) -> None:
        """Remove the accounts that the import made, where nothing of theirs is left."""
        made = [change[1] for change in self._changes if change[0] == "member" and change[1] in self._members]
        for some in in_turn(made):
            kept = _with_something(some)
            rows = Member.objects.filter(pk__in=set(some) - kept, last_login=None, email="", password__startswith="!")  # noqa: S106 - none
            rows.delete()
            for number in kept:
                self._stay(f"The account “{self._members[number].name}” has something else by now; it stays.")

    def _stay(self, sentence: str, film: int = 0) -> None:
        self._stayed.append((film, sentence))

    def _sentences(self) -> list[str]:
        films = {film for film, _ in self._stayed if film}
        names = {film.pk: str(film) for film in Film.objects.filter(pk__in=films)} if films else {}
        return list(
            dict.fromkeys(sentence.replace("{film}", names.get(film, "a film")) for film, sentence in self._stayed)
        )


def _shared(lists: Iterable[int]) -> dict[int, str]:
    """Return which of these lists would be missed by others, and how they have a part in it."""
    found: dict[int, str] = {}
    for some in in_turn(lists):
        edited = ListEditor.objects.filter(list_id__in=some).values_list("list_id", flat=True)
        found |= dict.fromkeys(edited, "has other editors by now")
        challenges = FilmList.objects.filter(Q(is_challenge=True) | Q(rule__isnull=False), pk__in=some)
        found |= dict.fromkeys(challenges.values_list("pk", flat=True), "is a challenge by now")
        joined = Participant.objects.filter(list_id__in=some).values_list("list_id", flat=True)
        found |= dict.fromkeys(joined, "is a challenge that somebody takes part in")
    return found


def _with_something(members: list[int]) -> set[int]:
    """Return which of these members anything else speaks of."""
    found: set[int] = set()
    for relation in Member._meta.related_objects:  # noqa: SLF001 - Django's documented API
        name = f"{relation.field.name}__in"
        model: Any = relation.related_model
        rows = model._default_manager.filter(**{name: members})  # noqa: SLF001
        found.update(rows.values_list(relation.field.name, flat=True))
    return found & set(members)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return value.hex
    return list(value) if isinstance(value, tuple) else value


def _restored(name: str, value: Any) -> Any:
    if value is not None and name in _MOMENTS:
        return datetime.fromisoformat(value)
    if name in _TUPLES:
        return tuple(value)
    return value
