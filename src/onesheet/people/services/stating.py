"""Writes: what editors state of persons."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.people.genders import GENDERS
from onesheet.people.models import Person, PersonStatement

_LONGEST_QUOTE, _LONGEST_SOURCE = 1000, 500


def state_gender(*, by: Member, person: int, gender: str, quote: str, source: str, now: datetime) -> Person:
    """State a person's gender with the sentence that says it and where that stands; an empty gender takes it back.

    What was stated before stays as history. The same said again changes nothing. Raises Refusal where the words or
    their place are missing, or nobody has this number.
    """
    quote, source = quote.strip(), source.strip()
    if gender and gender not in GENDERS:
        raise Refusal("Choose one of the genders in the list.")
    if gender and not (quote and source):
        raise Refusal("Give the sentence that says it, and where it stands: every fact here leads back to one.")
    if len(quote) > _LONGEST_QUOTE or len(source) > _LONGEST_SOURCE or "\x00" in quote + source:
        raise Refusal("Give one sentence and one place, no more.")
    with transaction.atomic():
        found = Person.objects.select_for_update().filter(pk=person).first()
        if found is None:
            raise Refusal("This person is not here any more.")
        standing = PersonStatement.objects.filter(person=found, property="gender", until__isnull=True)
        if gender and standing.filter(value=gender, quote=quote, source=source).exists():
            return found
        standing.update(until=now)
        if gender:
            PersonStatement.objects.create(
                person=found,
                property="gender",
                value=gender,
                quote=quote,
                source=source,
                stated_by=by,
                made_at=now,
            )
        found.gender = gender
        found.save(update_fields=["gender"])
    return found
