"""Looks at programmes of festivals: what stands in one edition and names another, and films that nobody put there."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from onesheet.festivals.models import Ballot, Section, Selection, Showing, Wish
from onesheet.ops.looks.look import MOST_TOLD, Seen

_FIRST = 1_000
_CALLED = {"section": "section", "preceded_by": "short before it", "parent": "section above it"}


def programmes(mend: bool) -> Seen:  # noqa: FBT001
    """Look for screenings, selections and sections that name one of another edition, and for selections without a source.

    A selection that neither the house nor a statement says, and upon which nothing is built, is taken out; so is a section or a short
    before a film where it is of another edition. Films that another edition's screening shows are told: somebody has to say where.
    """
    seen = Seen(looked=Selection.objects.count() + Showing.objects.count())
    astray = Showing.objects.exclude(selection__edition=F("screening__edition")).select_related(
        "screening__edition", "selection__film", "selection__edition"
    )
    for row in astray.order_by("pk")[:_FIRST]:
        seen.wrongs(
            f"screening {row.screening_id} of {row.screening.edition} shows {row.selection.film} of {row.selection.edition}: "
            "give it the film of its own edition"
        )
    _unname(seen, Selection.objects.filter(~Q(section__edition=F("edition")), section__isnull=False), "section", mend)
    before = Selection.objects.filter(~Q(preceded_by__edition=F("edition")), preceded_by__isnull=False)
    _unname(seen, before, "preceded_by", mend)
    _unname(seen, Section.objects.filter(~Q(parent__edition=F("edition")), parent__isnull=False), "parent", mend)
    nobodys = Selection.objects.filter(
        ~Exists(Showing.objects.filter(selection=OuterRef("pk"))),
        ~Exists(Wish.objects.filter(selection=OuterRef("pk"))),
        ~Exists(Ballot.objects.filter(selection=OuterRef("pk"))),
        entered=False,
        statement__isnull=True,
        withdrawn_at__isnull=True,
    )
    for one in nobodys.select_related("film", "edition__festival").order_by("pk")[:MOST_TOLD]:
        seen.wrongs(f"selection {one.pk}: nobody says that {one.film} is at {one.edition}", mended=mend)
    more = max(0, nobodys.count() - MOST_TOLD)
    seen.wrong += more
    if mend:
        seen.mended += more
        nobodys.delete()
    return seen


def _unname(seen: Seen, rows: QuerySet[Any], name: str, mend: bool) -> None:  # noqa: FBT001
    """Tell of rows that name a thing of another edition, and let them name none."""
    for row in rows.order_by("pk")[:_FIRST]:
        seen.wrongs(f"{row._meta.model_name} {row.pk} ({row}): its {_CALLED[name]} is of another edition", mended=mend)  # noqa: SLF001
        if mend:
            setattr(row, name, None)
            row.save(update_fields=[name])
