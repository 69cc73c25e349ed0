"""Rules of challenges and their days in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from onesheet.values.countries import country_name
from onesheet.values.languages import language_name
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onesheet.lists.pure.rules import Rule


def rule_words(rule: Rule, goal: int) -> str:
    """Say how many films count and which: `52 films directed by women, from France or Belgium, made before 1970`."""
    told = [ngettext("%(num)s film", "%(num)s films", goal) % {"num": number_words(goal)}, *_parts(rule)]
    return " ".join(told[:2]) + "".join(f", {part}" for part in told[2:])


def _parts(rule: Rule) -> Iterable[str]:
    yield from _made_by(rule)
    yield from _made_in(rule)
    yield from filter(None, (_years(rule), _length(rule)))
    if rule.new:
        yield gettext("not seen before the first day")


def _made_by(rule: Rule) -> Iterable[str]:
    if rule.genre:
        yield gettext("of the genre %(genres)s") % {"genres": _any(rule.genre)}
    if rule.director_gender:
        yield {
            "female": gettext("directed by women"),
            "male": gettext("directed by men"),
            "other": gettext("directed by people of another gender"),
        }[rule.director_gender]
    if rule.director:
        yield gettext("directed by %(names)s") % {"names": _any(rule.director)}
    if rule.cast:
        yield gettext("with %(names)s") % {"names": _any(rule.cast)}


def _made_in(rule: Rule) -> Iterable[str]:
    if rule.country:
        yield gettext("from %(countries)s") % {"countries": _any(country_name(code) for code in rule.country)}
    if rule.language:
        yield gettext("in %(languages)s") % {"languages": _any(language_name(code) for code in rule.language)}
    if rule.festival:
        yield gettext("shown at %(festivals)s") % {"festivals": _any(rule.festival)}


def _length(rule: Rule) -> str:
    least, most = rule.at_least, rule.at_most
    if least and least == most:
        return ngettext("%(num)s minute long", "%(num)s minutes long", least) % {"num": least}
    if least and most:
        return gettext("%(least)s to %(most)s minutes long") % {"least": least, "most": most}
    if least:
        return ngettext("at least %(num)s minute long", "at least %(num)s minutes long", least) % {"num": least}
    if most:
        return ngettext("at most %(num)s minute long", "at most %(num)s minutes long", most) % {"num": most}
    return ""


def _years(rule: Rule) -> str:
    first, last = rule.from_year, rule.to_year
    if first is None and last is None:
        return ""
    if first is None:
        return gettext("made before %(year)s") % {"year": (last or 0) + 1}
    if last is None:
        return gettext("made in %(year)s or later") % {"year": first}
    if first == last:
        return gettext("made in %(year)s") % {"year": first}
    if first % 10 == 0 and last == first + 9:
        return gettext("made in the %(decade)ss") % {"decade": first}
    return gettext("made from %(first)s to %(last)s") % {"first": first, "last": last}


def _any(names: Iterable[str]) -> str:
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return gettext("%(names)s or %(last)s") % {"names": ", ".join(listed[:-1]), "last": listed[-1]}


def days_words(starts: date | None, ends: date | None) -> str:
    """Say when viewings count; empty where they always do."""
    if starts and ends:
        if (starts.month, starts.day, ends.month, ends.day) == (1, 1, 12, 31) and starts.year == ends.year:
            return gettext("in %(year)s") % {"year": starts.year}
        return date_words(f"{starts.isoformat()}/{ends.isoformat()}")
    if starts:
        return gettext("from %(date)s") % {"date": date_words(starts.isoformat())}
    if ends:
        return gettext("until %(date)s") % {"date": date_words(ends.isoformat())}
    return ""
