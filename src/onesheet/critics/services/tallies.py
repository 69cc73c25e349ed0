"""Writes: the kept sums of what critics say of a film.

Whoever changes what is counted locks in this order, so that no two wait for each other: outlets and critics (whose weights
count), the reviews, the `CriticTally` (more than one in the order of their films), the `ScoreDay` of a film whose tally it
holds. Sums change by `UPDATE ... SET n = n + 1`, which the database makes one after the other.

Scores are computed of the tally, which is locked by then, and kept in the scorebook: at the same cost however many
reviews there are. While a film's scores are held back its sums go on and no score is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from onesheet.critics.models import CriticReview, CriticTally, ScoreHold
from onesheet.critics.models.voices import WEIGHT
from onesheet.critics.queries.scores import COUNTED, counts_of_tally
from onesheet.critics.queries.standing import standing
from onesheet.critics.queries.sums import PREFIX, SUMS
from onesheet.database.kept import make_missing, write_columns
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.services import keep
from onesheet.scorebook.services.sources import keep_changed
from onesheet.scores.critics import critic_scores
from onesheet.scores.rules import CRITICS

AT_ONCE = 500
"""Films that are counted in one go."""


def counts_of(review: CriticReview) -> dict[str, int]:
    """Return what one review adds to its film's tally while it counts: column -> number.

    Its weight is its outlet's times its critic's, in ten-thousandths; where one is missing the other's alone.
    """
    outlet = WEIGHT if review.outlet is None else review.outlet.weight
    critic = WEIGHT if review.critic is None else review.critic.weight
    return sums_of(review.verdict, review.value, outlet * critic)


def sums_of(verdict: str, value: int | None, weight: int) -> dict[str, int]:
    """Return what a review with this verdict, value and weight adds to a tally while it counts: column -> number."""
    added = {verdict or "undecided": 1}
    if value is None:
        return added
    sums = {
        "scored": 1,
        "values": value,
        "squares": value * value,
        "weighed": int(weight > 0),
        "weights": weight,
        "weights_squared": weight * weight,
        "weighted": weight * value,
        "weighted_squares": weight * value * value,
    }
    return added | {name: number for name, number in sums.items() if number}


def shift(*, film: int, by: Mapping[str, int], now: datetime) -> None:
    """Add to (or with negative numbers take from) a film's sums, and keep the scores they make now.

    Belongs into the transaction that changes what is counted, after that change. Nothing to add touches no row. Costs
    five queries.
    """
    if not by:
        return
    assert connection.in_atomic_block, "a sum changes together with what it sums"
    changes = {name: F(name) + number for name, number in by.items()}
    if not CriticTally.objects.filter(film_id=film).update(**changes):
        _make([film])
        CriticTally.objects.filter(film_id=film).update(**changes)
    tally = CriticTally.objects.get(film_id=film)
    if not tally.held:
        counts = counts_of_tally(tally)
        keep(film=film, of=CRITICS, counts=counts, results=critic_scores(counts, rules_in_force()), now=now)


def shift_many(by: Mapping[int, Mapping[str, int]], *, now: datetime) -> None:
    """Add to (or take from) the sums of many films, film -> column -> number, and keep the scores they make now.

    `shift` for very many reviews at once: in the transaction that changes what is counted and after that change, with those
    locked whose weights are in the numbers. Costs up to six queries for 500 films, however many reviews they have.
    """
    assert connection.in_atomic_block, "sums change together with what they sum"
    for some in _in_turn(sorted(by)):
        tallies = _locked(some)
        for tally in tallies:
            for name, number in by[tally.film_id].items():
                setattr(tally, name, getattr(tally, name) + number)
        write_columns(CriticTally, COUNTED, tallies)
        _keep_scores(tallies, now)


def recount(films: Iterable[int], *, now: datetime) -> None:
    """Make the tallies of these films again from the reviews that count, and keep the scores that are others then.

    To be called where many reviews change at once, a weight does, or scores are held back no longer; in the transaction
    that does it and after it. Costs up to eight queries for 500 films, whatever number of reviews they have.
    """
    with transaction.atomic():
        for some in _in_turn(sorted(set(films))):
            # Locked before it is counted: whoever changes a sum meanwhile waits, and adds to the new number.
            tallies = _locked(some)
            found = counted(Q(film_id__in=some))
            otherwise = [tally for tally in tallies if _set(tally, found.get(tally.film_id, {}))]
            write_columns(CriticTally, COUNTED, otherwise)
            _keep_scores(tallies, now)


def hold_again(films: Iterable[int]) -> None:
    """Hold the scores of these films back where a `ScoreHold` stands, and only there; `recount` follows."""
    wanted = sorted(set(films))
    with transaction.atomic():
        _make(wanted)
        rows = CriticTally.objects.filter(film_id__in=wanted)
        list(rows.select_for_update(no_key=True).order_by("film_id").values_list("pk"))
        rows.update(held=is_held())


def is_held() -> Exists:
    """Return, for a query of `CriticTally`, what `held` should be."""
    return Exists(ScoreHold.objects.filter(film=OuterRef("film_id"), lifted_at=None))


def counted(films: Q) -> dict[int, dict[str, int]]:
    """Count the reviews that count of the films that a condition on `CriticReview` names: film -> column -> number.

    One query that groups by film; a film without reviews that count is missing.
    """
    rows = CriticReview.objects.filter(standing(), films).order_by().values("film_id").annotate(**SUMS)
    return {
        row["film_id"]: {name.removeprefix(PREFIX): number for name, number in row.items() if name != "film_id"}
        for row in rows
    }


def _set(tally: CriticTally, found: Mapping[str, int]) -> bool:
    """Make a tally what was found; tell whether it was another."""
    changed = [name for name in COUNTED if getattr(tally, name) != found.get(name, 0)]
    for name in changed:
        setattr(tally, name, found.get(name, 0))
    return bool(changed)


def _locked(films: list[int]) -> list[CriticTally]:
    """Lock the tallies of these films, in their order, and make those that are missing."""
    _make(films)
    return list(CriticTally.objects.select_for_update().filter(film_id__in=films).order_by("film_id"))


def _keep_scores(tallies: Iterable[CriticTally], now: datetime) -> None:
    """Keep the scores that are others now, of those films whose scores are not held back."""
    book = rules_in_force()
    shown = ((tally.film_id, counts_of_tally(tally)) for tally in tallies if not tally.held)
    keep_changed(of=CRITICS, scores=[(film, counts, critic_scores(counts, book)) for film, counts in shown], now=now)


def _make(films: list[int]) -> None:
    """Make the rows that are missing, and lock all of them in the films' order."""
    make_missing(CriticTally, films)


def _in_turn(films: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(films), AT_ONCE):
        yield films[at : at + AT_ONCE]
