"""Writes: statements of a table that a later table of the same source overtook. They stand no more, and stand again where that is undone.

What a table says of one film may be overtaken while the rest of it stands; so it is not the document that is superseded, but the rank of these
statements that is `deprecated`, with the reason. All else of a statement stays as it was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onesheet.festivals.pure.stated_screenings import Telling, Wanted, overtaken_of
from onesheet.festivals.services.telling import IMPORT, OVERTAKEN
from onesheet.films.models import Statement
from onesheet.films.services.together import rebuild_together
from onesheet.reading.vocabulary import DEPRECATED, NORMAL

_AT_ONCE = 500


def mark_overtaken(tellings: Sequence[Telling], wanted: Sequence[Wanted]) -> None:
    """Let the statements of an edition's screenings that a later version of their source overtook stand no more, and the others again.

    To be called in a transaction. Costs a query where nothing of it changes.
    """
    gone = overtaken_of(tellings, wanted)
    films = {one.statement: one.film for one in tellings}
    ordered = sorted(films)
    turned: dict[bool, list[int]] = defaultdict(list)
    for start in range(0, len(ordered), _AT_ONCE):
        rows = Statement.objects.filter(pk__in=ordered[start : start + _AT_ONCE], document__origin__startswith=IMPORT)
        for pk, reason in rows.values_list("pk", "reason"):
            if (reason == OVERTAKEN) != (pk in gone):
                turned[pk in gone].append(pk)
    for is_gone, some in turned.items():
        rank, reason = (DEPRECATED, OVERTAKEN) if is_gone else (NORMAL, "")
        for start in range(0, len(some), _AT_ONCE):
            Statement.objects.filter(pk__in=some[start : start + _AT_ONCE]).update(rank=rank, reason=reason)
    if turned:
        rebuild_together({films[one] for some in turned.values() for one in some})
