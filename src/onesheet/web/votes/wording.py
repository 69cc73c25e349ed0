"""Words of the vote: rules, reasons, times."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from onesheet.festivals.pure.voting import sign_of
from onesheet.scores.ballots import Unranked
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from onesheet.scores.ballots import Standing


def time_words(moment: datetime, zone: str) -> str:
    """Put a moment into words, in the festival's time zone: `10 September 2015, 18:00`."""
    told = pgettext("a day and a time, as Django's date format", "j F Y, H:i")
    return date_format(moment.astimezone(ZoneInfo(zone)), told)


def rule_words(rule: dict[str, Any]) -> list[str]:
    """Tell a rule with its numbers in sentences, as `queries.votes_counting.result_file` has it."""
    marks = [
        _("%(sign)s is %(worth)s") % {"sign": sign_of(rule["scale"], mark), "worth": worth}
        for mark, worth in enumerate(rule["points"], start=1)
    ]
    told = [_("Each mark is worth so much of a hundred: %(marks)s.") % {"marks": ", ".join(marks)}]
    if rule["name"] == "ballots-bayes":
        told.append(
            ngettext(
                "A film’s score is the mean of its marks and of one more that gave the mean of all films’ marks.",
                "A film’s score is the mean of its marks and of %(n)s more that gave the mean of all films’ marks.",
                rule["prior"],
            )
            % {"n": number_words(rule["prior"])}
        )
    else:
        told.append(_("A film’s score is the mean of its marks."))
    share = Decimal(rule["least_share"]) * 100
    needs = []
    if rule["least_ballots"]:
        needs.append(
            ngettext("%(n)s ballot", "%(n)s ballots", rule["least_ballots"])
            % {"n": number_words(rule["least_ballots"])}
        )
    if share:
        needs.append(_("as many as %(share)s%% of the seats of its screenings") % {"share": number_words(share)})
    if needs:
        told.append(_("To be ranked it needs %(needs)s.") % {"needs": _(" and ").join(needs)})
    if rule["only_verified"]:
        told.append(_("Ballots of members count who are known to have been there; the others are told apart."))
    told.append(_("Films of exactly the same score share a rank."))
    return told


def reason_words(standing: Standing) -> str:
    """Say why a film is not ranked; empty where it is."""
    if standing.unranked is None:
        return ""
    lacking = {"n": number_words(standing.lacking)}
    if standing.unranked is Unranked.NO_BALLOTS:
        return _("no ballots")
    if standing.unranked is Unranked.NO_SEATS:
        return _("not ranked: the seats of its screenings are not known")
    if standing.unranked is Unranked.FEW_BALLOTS:
        return (
            ngettext("not ranked: %(n)s ballot too few", "not ranked: %(n)s ballots too few", standing.lacking)
            % lacking
        )
    return (
        ngettext(
            "not ranked: %(n)s ballot too few for its seats", "not ranked: %(n)s ballots too few for its seats", standing.lacking
        )
        % lacking
    )  # fmt: skip
