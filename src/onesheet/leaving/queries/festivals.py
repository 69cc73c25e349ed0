"""The sheets of what a member planned, saw, voted for and marked at festivals."""

from __future__ import annotations

from onesheet.festivals.models import Attendance, Ballot, PanelFilm, PanelMark, PanelMember, Pick, Plan, Wish
from onesheet.leaving.queries.sheets import Sheet, same


def _edition(path: str) -> dict[str, str]:
    """Return the columns that name an edition: its festival, and what stands for it in its address."""
    return {"festival": f"{path}__festival__name", "edition": f"{path}__slug"}


def _screening(path: str) -> dict[str, str]:
    """Return the columns that name a screening: its number, what it is called, when it starts and where."""
    return {
        "screening": f"{path}_id",
        "code": f"{path}__code",
        "title": f"{path}__title",
        "starts": f"{path}__starts",
        "venue": f"{path}__screen__venue__name",
        "screen": f"{path}__screen__name",
    }


AT_FESTIVALS = (
    Sheet(
        "festival_plans.jsonl",
        lambda member: Plan.objects.filter(member=member).order_by("pk"),
        {**_edition("edition"), **same("free", "pause", "most", "made_at", "changed_at")},
    ),
    Sheet(
        "festival_wishes.jsonl",
        lambda member: Wish.objects.filter(plan__member=member).order_by("pk"),
        {**_edition("plan__edition"), "section": "selection__section__name", **same("weight", "at")},
        film="selection__film",
    ),
    Sheet(
        "festival_picks.jsonl",
        lambda member: Pick.objects.filter(plan__member=member).order_by("pk"),
        {**_edition("plan__edition"), **_screening("screening"), **same("fixed", "at")},
    ),
    Sheet(
        "attendances.jsonl",
        lambda member: Attendance.objects.filter(member=member).order_by("pk"),
        {**_edition("screening__edition"), **_screening("screening"), **same("how", "at")},
    ),
    Sheet(
        "ballots.jsonl",
        lambda member: Ballot.objects.filter(member=member).order_by("pk"),
        {
            **_edition("poll__edition"),
            "poll": "poll__name",
            "scale": "poll__scale",
            "screening": "screening_id",
            **same("kind", "mark", "comment", "verified", "at", "void_at", "void_reason"),
        },
        film="selection__film",
    ),
    Sheet(
        "panel_seats.jsonl",
        lambda member: PanelMember.objects.filter(member=member).order_by("pk"),
        {**_edition("panel__edition"), "panel": "panel__name", **same("at")},
    ),
    Sheet(
        "panel_marks.jsonl",
        lambda member: PanelMark.objects.filter(member=member).order_by("pk"),
        {**_edition("film__panel__edition"), "panel": "film__panel__name", **same("mark", "note", "at")},
        film="film__film",
    ),
    Sheet(
        "panel_films.jsonl",
        lambda member: PanelFilm.objects.filter(proposed_by=member).order_by("pk"),
        {**_edition("panel__edition"), "panel": "panel__name", **same("note", "state", "at")},
        film="film",
    ),
)
"""What programmers did for an edition (changes, rules, results, slips they typed) is the festival's and not among it."""
