"""Why a percentage that somebody published is another than the one computed here of the same reviews: what it would take."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from onesheet.scores.derived import positives

_WHOLE = 100


class Change(StrEnum):
    """What would have to be otherwise."""

    OTHER_VERDICTS = "other verdicts"
    """As many reviews, some of them positive instead of not, or the reverse."""
    FEWER = "fewer"
    """Some reviews that are not positive fewer where more per cent were published; else some positive ones fewer."""
    MORE = "more"
    """Some positive reviews more where more per cent were published; else some more that are not positive."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which the published percentage would come out: `positive` of `counted`, after `number` such changes."""

    change: Change
    number: int
    positive: int
    counted: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A published percentage beside ours, and the shortest ways from ours to it, the fewest changes first."""

    published: Decimal
    ours: Decimal
    """Rounded to as many places as the published one has, a half up."""
    positive: int
    counted: int
    ways: tuple[Way, ...]

    @property
    def higher(self) -> bool:
        """Whether more per cent were published than come out here."""
        return self.published > self.ours


def explain_difference(published: Decimal, positive: int, counted: int) -> Difference | None:
    """Say what it would take for `published` per cent to come out of `positive` of `counted` reviews; None where it does.

    Raises ValueError for a percentage that is none, and for counts that cannot be.
    """
    if not 0 <= positive <= counted or not counted:
        raise ValueError(f"{positive} of {counted} reviews cannot be")
    fitting = positives(published, counted)
    exponent = published.as_tuple().exponent
    assert isinstance(exponent, int)
    exact = Decimal(_WHOLE * positive) / counted
    ours = exact.quantize(Decimal(1).scaleb(min(exponent, 0)), ROUND_HALF_UP)
    if fitting.fewest <= positive <= fitting.most:
        return None
    higher = published > ours
    ways = []
    if fitting.fits:
        taken = fitting.fewest if higher else fitting.most
        ways.append(Way(Change.OTHER_VERDICTS, abs(taken - positive), taken, counted))
    others = counted - positive
    for number in range(1, (others if higher else positive) + 1):
        left = positive if higher else positive - number
        if counted > number and _comes_to(published, left, counted - number):
            ways.append(Way(Change.FEWER, number, left, counted - number))
            break
    for number in range(1, counted + 1):
        now = positive + number if higher else positive
        if _comes_to(published, now, counted + number):
            ways.append(Way(Change.MORE, number, now, counted + number))
            break
    return Difference(published, ours, positive, counted, tuple(sorted(ways, key=lambda way: way.number)))


def _comes_to(published: Decimal, positive: int, counted: int) -> bool:
    fitting = positives(published, counted)
    return fitting.fewest <= positive <= fitting.most


def in_words(difference: Difference) -> str:
    """Put a difference into English sentences, for the command line."""
    exact = Decimal(_WHOLE * difference.positive) / difference.counted
    told = (
        f"Published is {difference.published} %; here {difference.positive} of {difference.counted} reviews are positive, "
        f"which is {exact.quantize(Decimal('0.01'), ROUND_HALF_UP)} %."
    )
    if not difference.ways:
        return told
    ways = "; or ".join(_way(difference, way) for way in difference.ways)
    return f"{told} To come to {difference.published} % it would take {ways}."


def _way(difference: Difference, way: Way) -> str:
    reviews = "review" if way.number == 1 else "reviews"
    if way.change is Change.OTHER_VERDICTS:
        kind = f"another verdict on {way.number} {reviews}"
    elif difference.higher is (way.change is Change.MORE):
        kind = f"{way.number} positive {reviews} {way.change}"
    else:
        kind = f"{way.number} {reviews} {way.change} of those that are not positive"
    return f"{kind} ({way.positive} of {way.counted})"
