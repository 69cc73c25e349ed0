"""What a printed mark and a told verdict come to: one way for files, forms and documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from onesheet.scores.verdicts import RULE, verdict_of
from onesheet.values.scales import Mark, read_mark, value_of

BY_CRITIC, BY_OUTLET, BY_AGGREGATOR, BY_EDITOR, BY_RULE, BY_NOBODY = (
    "critic", "outlet", "aggregator", "editor", "rule", "",
)  # fmt: skip
VERDICTS = ("positive", "mixed", "negative")
_OWN_WORDS = {"recommendation", "thumbs"}
"""Scales whose marks are a verdict in the critic's own words."""
_WORST, _BEST = 0, 10_000


@dataclass(frozen=True, slots=True)
class Judged:
    """A mark and a verdict as they are stored: the fields are the columns of a `CriticReview` of the same names."""

    printed: str = ""
    scale: str = ""
    mark: Decimal | None = None
    value: int | None = None
    table: str = ""
    unread: str = ""
    verdict: str = ""
    verdict_by: str = BY_NOBODY
    verdict_name: str = ""

    def columns(self) -> dict[str, Any]:
        """Return the fields by their names."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = ("printed", "scale", "mark", "value", "table", "unread", "verdict", "verdict_by", "verdict_name")


def judged(
    printed: str, scale: str = "", told_verdict: str = "", told_by: str = BY_NOBODY, told_name: str = ""
) -> Judged:
    """Return what a mark as it is `printed` means, and what verdict the review has.

    `scale` is that of marks printed without one, where it is known of the critic or the outlet; what says its own scale
    keeps it. A verdict that was told stands with who told it. Else the words `Recommended` and `Not recommended`, and one
    thumb, are the critic's own; else a value has the verdict of the rule; else nobody decided. Raises ValueError where a
    verdict is none of the three, or nobody is said to have told it.
    """
    printed = printed.strip()
    if told_verdict and (told_verdict not in VERDICTS or told_by in (BY_NOBODY, BY_RULE)):
        raise ValueError(f"{told_verdict!r} by {told_by!r} is no verdict that somebody told")
    read = read_mark(printed, scale) if printed else None
    if not isinstance(read, Mark):
        verdict = _verdict("", None, told_verdict, told_by, told_name)
        return replace(verdict, printed=printed, unread=read.reason if read else "")
    value = value_of(read.scale, read.mark)
    return replace(
        _verdict(read.scale, value.hundredths, told_verdict, told_by, told_name),
        printed=printed,
        scale=read.scale,
        mark=read.mark,
        value=value.hundredths,
        table=value.table,
    )


def _verdict(scale: str, value: int | None, told: str, by: str, name: str) -> Judged:
    if told:
        return Judged(verdict=told, verdict_by=by, verdict_name=name)
    if value is None:
        return Judged()
    if scale in _OWN_WORDS and value in (_WORST, _BEST):
        return Judged(verdict="positive" if value == _BEST else "negative", verdict_by=BY_CRITIC)
    return Judged(verdict=verdict_of(value), verdict_by=BY_RULE, verdict_name=RULE)


def judged_again(before: Judged, scale: str) -> Judged:
    """Return what the same mark means when `scale` is that of marks printed without one; a verdict that was told stays."""
    return judged(before.printed, scale, *told_of(before))


def told_of(before: Judged) -> tuple[str, str, str]:
    """Return the verdict that somebody told, who and by what name; three empty texts where it follows from the mark."""
    return ("", BY_NOBODY, "") if _is_derived(before) else (before.verdict, before.verdict_by, before.verdict_name)


def _is_derived(before: Judged) -> bool:
    """Tell whether the verdict was not told by anybody: there is none, it is the rule's, or it is the mark itself."""
    if before.verdict_by in (BY_NOBODY, BY_RULE):
        return True
    # Told against the mark, a thumb up in a review its critic calls negative, it is the critic's word and stays.
    said = _verdict(before.scale, before.value, "", BY_NOBODY, "")
    return (before.verdict_by, before.verdict_name, before.verdict) == (said.verdict_by, "", said.verdict)
