"""`onesheet add`: read documents, store them, publish them on film pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from django.utils import timezone

from onesheet.festivals.queries.known import known_to_readers
from onesheet.films.services import Kind, Refusal, add
from onesheet.ops.files import given
from onesheet.ops.model import endpoint, read_with_model
from onesheet.ops.start import bring_up_to_date


def add_files(names: Sequence[str], *, source: str, source_kind: str, licence: str, address: str) -> int:
    """Add each file in turn and say what came of it; return 1 where one was refused, waits or had a problem."""
    bring_up_to_date()
    if address and len(names) > 1:
        print("onesheet: --address belongs to one document; add the others without it.", file=sys.stderr)
        return 2
    all_well = True
    for name in names:
        all_well = _add(name, source=source, source_kind=source_kind, licence=licence, address=address) and all_well
    return 0 if all_well else 1


def _add(name: str, *, source: str, source_kind: str, licence: str, address: str) -> bool:
    file = given(name)
    if file.problem:
        return _complain(name, file.problem)
    added = read_with_model(file.data, name=name, model=endpoint(), known=known_to_readers())
    reading = added.reading
    if added.notice:
        _complain(name, added.notice)
    if not reading.reader:
        return _complain(name, *reading.problems)
    try:
        outcome = add(
            reading=reading,
            origin=file.origin,
            address=address,
            source_name=source,
            source_kind=source_kind,
            licence=licence,
            by=None,
            now=timezone.now(),
        )
    except Refusal as refusal:
        return _complain(name, str(refusal))
    if outcome.kind is Kind.REFUSED:
        return _complain(name, outcome.sentence)
    print(f"{name}: {outcome.sentence}", flush=True)
    for problem in reading.problems:
        _complain(name, problem)
    return outcome.done


def _complain(name: str, *sentences: str) -> bool:
    for sentence in sentences:
        print(f"{name}: {sentence}", file=sys.stderr)
    return False
