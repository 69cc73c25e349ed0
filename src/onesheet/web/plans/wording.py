"""How a plan is put into words: what lies between screenings, and why a film is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onesheet.festivals.pure.following import Step
from onesheet.festivals.pure.planning import Because, LeftOut
from onesheet.web.festivals.words import when_words

WEIGHTS = {
    3: gettext_lazy("Must see"),
    2: gettext_lazy("Want to see"),
    1: gettext_lazy("Maybe"),
}
_HOUR = 60
_NAMED = 3
"""Screenings that a reason names; it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of what lies before a screening; `kind` is `clash`, `tight` or `way`."""

    kind: str
    words: str


def weight_words(weight: int) -> str:
    """Return what a wish is called; empty for none."""
    return str(WEIGHTS.get(weight, ""))


def minutes(number: int) -> str:
    """Return `1 minute`, `12 minutes`, and of an hour and more `2 h 38 min`."""
    if number >= _HOUR:
        return _("%(hours)s h %(minutes)02d min") % {"hours": number // _HOUR, "minutes": number % _HOUR}
    return ngettext("%(num)s minute", "%(num)s minutes", number) % {"num": number}


def notes(step: Step, names: Mapping[int, str]) -> list[Note]:
    """Return what a member must know of how they come to a screening; `names` are those of the screenings."""
    found = [
        Note("clash", _("Overlaps by %(time)s with %(what)s.") % {"time": minutes(time), "what": names[other]})
        for other, time in step.overlaps
    ]
    if step.before is None or step.before in dict(step.overlaps):
        return found
    return [*found, _way(step)]


def _way(step: Step) -> Note:
    if not step.walk:
        told = (
            _("%(time)s between the two.") if step.known else _("%(time)s between the two; how far it is nobody said.")
        )
        return Note("tight" if step.tight else "way", told % {"time": minutes(step.gap)})
    time = minutes(step.walk)
    if step.late:
        told = _("%(time)s to walk, and only %(gap)s between the two: %(short)s too few.")
        return Note("clash", told % {"time": time, "gap": minutes(step.gap), "short": minutes(-step.spare)})
    told = _("%(time)s to walk, %(spare)s to spare.")
    if not step.known:
        told = _("How far it is nobody said: %(time)s are reckoned with, %(spare)s to spare.")
    return Note("tight" if step.tight else "way", told % {"time": time, "spare": _spare(step.spare)})


def _spare(number: int) -> str:
    """Return minutes that are left: `12`, beside a time that names its minutes, and of an hour and more `6 h 46 min`."""
    return minutes(number) if number >= _HOUR else str(number)


def because(left: LeftOut, starts: Mapping[int, datetime], names: Mapping[int, str], zone: ZoneInfo) -> str:
    """Return why a film is not in a plan, in one sentence; `starts` are its screenings' times, `names` the plan's screenings."""
    times = _listed([when_words(starts[one], zone) for one in left.screenings if one in starts])
    against = _listed([names[one] for one in left.against if one in names])
    match left.because:
        case Because.NOT_SHOWN:
            return _("No screening of it with tickets is still to come.")
        case Because.NOT_FREE:
            return _("It is shown only when you have no time: %(times)s.") % {"times": times}
        case Because.FIXED:
            told = _("%(times)s collides with what you chose yourself: %(what)s.")
            if len(left.screenings) > 1:
                told = _("%(times)s collide with what you chose yourself: %(what)s.")
            return told % {"times": times, "what": against}
        case Because.CLASH:
            told = _("%(times)s collides with what weighs no less together: %(what)s.")
            if len(left.screenings) > 1:
                told = _("%(times)s collide with what weighs no less together: %(what)s.")
            return told % {"times": times, "what": against}
        case Because.FULL_DAY:
            return _("%(times)s: on that day you have as many screenings as you want.") % {"times": times}


def _listed(parts: Sequence[str]) -> str:
    """Return names or times in words, the first few of many."""
    more = len(parts) - _NAMED
    if more > 0:
        rest = ngettext("%(num)s more", "%(num)s more", more) % {"num": more}
        return str(get_text_list([*parts[:_NAMED], rest], _("and")))
    return str(get_text_list(list(parts), _("and")))


def counted_wishes(weights: Iterable[int]) -> list[str]:
    """Return how many wishes there are of each weight: `12 must see`; none of those there are none of."""
    known = list(weights)
    return [f"{known.count(one)} {str(WEIGHTS[one]).lower()}" for one in WEIGHTS if one in known]
