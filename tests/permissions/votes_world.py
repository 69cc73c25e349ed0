"""A vote that the rows speak of: a poll with a sheet of codes, a ballot and a published result, and one of a draft."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from factories.sources import NOON
from onesheet.festivals.models import Edition, Festival, Poll, PollResult, Screening, Selection, Showing
from onesheet.festivals.queries.votes_counting import result_file
from onesheet.festivals.services.votes import PollTold, enter_slip, make_codes, make_poll
from onesheet.festivals.services.votes.signing_key import signing_key
from onesheet.films.models import Film

if TYPE_CHECKING:
    from permissions.world import World


def add_votes(world: World, film: Film) -> None:
    """Make the vote, and the key that signs its result."""
    signing_key()
    by, now = world.people["programmer"], timezone.now()
    festival = Festival.objects.create(
        name="Voted Festival", slug="voted", key="voted", run_here=True, made_at=NOON, changed_at=NOON
    )
    edition, draft = (
        Edition.objects.create(festival=festival, slug=slug, year=now.year, state=state, made_at=NOON, changed_at=NOON)
        for slug, state in (("one", Edition.State.ANNOUNCED), ("two", Edition.State.DRAFT))
    )
    selection = Selection.objects.create(edition=edition, film=film, entered=True, changed_at=NOON)
    screening = Screening.objects.create(
        edition=edition, starts=now - timedelta(hours=1), minutes=100, made_at=NOON, changed_at=NOON
    )
    Showing.objects.create(screening=screening, selection=selection)
    poll = make_poll(edition=edition.pk, told=PollTold(name="Audience", by_member=True), by=by, now=now)
    hidden = make_poll(edition=draft.pk, told=PollTold(name="Audience"), by=by, now=now)
    make_codes(poll=poll.pk, screening=screening.pk, number=2, by=by, now=now)
    ballot = enter_slip(
        poll=poll.pk, screening=screening.pk, selection=selection.pk, mark=4, token=uuid.uuid4(), by=by, now=now
    )
    result = PollResult.objects.create(
        poll=Poll.objects.get(pk=poll.pk), file=result_file(poll), signature="signed", key="key", at=now, by=by
    )
    world.things |= {
        "poll": poll.pk, "poll of a draft": hidden.pk, "poll's selection": selection.pk,
        "poll's screening": screening.pk, "poll's ballot": ballot.pk, "poll's result": result.pk,
        "vote's festival": festival.slug, "vote's edition": edition.slug, "vote's draft": draft.slug,
        "vote's edition number": edition.pk,
    }  # fmt: skip
