"""Writes: results that are announced, with the file that proves them, and the award that follows."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.database.on_disk import on_disk
from onesheet.festivals.models import Award, Edition, Poll, PollResult, Selection
from onesheet.festivals.pure.minisign import sign
from onesheet.festivals.queries.votes_counting import result_file, voting_ends
from onesheet.festivals.services import awards
from onesheet.festivals.services.entry import AwardEntry
from onesheet.festivals.services.held import edition_held
from onesheet.festivals.services.votes.programmer import check_programmer
from onesheet.festivals.services.votes.signing_key import signing_key


def publish(*, poll: int, by: Member, now: datetime) -> PollResult:
    """Announce the result of a poll as its ballots are now, signed. A result that was announced stays; this one stands above it.

    Raises Refusal while ballots are taken, where there are none, where nothing has changed since the last result, and of an
    edition that is not announced.
    """
    check_programmer(by)
    key = signing_key()
    with on_disk():
        # A ballot that comes in just now waits for this row, and then stands in no result but the next.
        found = (
            Poll.objects.select_for_update(of=("self",))
            .select_related("edition__festival", "section")
            .filter(pk=poll)
            .first()
        )
        if found is None:
            raise Refusal("This poll is not here any more; nothing was published.")
        if found.edition.state != Edition.State.ANNOUNCED:
            raise Refusal("This edition is not announced yet, so nobody could read the result. Announce it first.")
        ends = voting_ends(found)
        if ends is not None and ends > now:
            raise Refusal(
                "Ballots are still taken. Wait until the vote is over, or let the poll close earlier; then publish."
            )
        if not found.ballots.filter(void_at=None).exists():
            raise Refusal("There are no ballots to count; nothing was published.")
        text = result_file(found)
        latest = PollResult.objects.filter(poll=found).order_by("-pk").first()
        if latest is not None and latest.file == text:
            raise Refusal("This result is published already, and nothing has changed since.")
        signature = sign(
            text.encode(),
            key=key,
            comment=f"{found.edition}, {found.name}: result of {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
            untrusted="signature by the site that counted",
        )
        return PollResult.objects.create(poll=found, file=text, signature=signature, key=key.public, at=now, by=by)


def make_award(*, result: int, by: Member, now: datetime) -> list[Award]:
    """Make the film that a published result ranks first an award of the edition; of several that share the rank each, as shared.

    Raises Refusal where no film is ranked, where a later result stands, and where the award is there already.
    """
    check_programmer(by)
    with transaction.atomic():
        found = PollResult.objects.select_related("poll").filter(pk=result).first()
        if found is None:
            raise Refusal("No result of this poll is published, so no award was made.")
        poll = found.poll
        # The edition's row is locked, so that two who ask at once make one award.
        edition_held(poll.edition_id)
        if PollResult.objects.filter(poll=poll, pk__gt=found.pk).exists():
            raise Refusal("A later result of this poll was published. Make the award of that one.")
        first = [film["key"] for film in json.loads(found.file)["films"] if film["rank"] == 1]
        films = list(Selection.objects.filter(pk__in=first).order_by("film__title").values_list("film", flat=True))
        if not films:
            raise Refusal("No film has enough ballots to be ranked, so there is no award.")
        there = Award.objects.filter(edition=poll.edition_id, kind=Award.Kind.AUDIENCE, name=poll.name, entered=True)
        if there.exists():
            raise Refusal("This award is there already. Change it among the edition’s awards.")
        return [
            awards.make_award(
                by=by,
                edition=poll.edition_id,
                entry=AwardEntry(
                    name=poll.name, kind=Award.Kind.AUDIENCE, section=poll.section_id, film=film, shared=len(films) > 1
                ),
                now=now,
            )
            for film in films
        ]
