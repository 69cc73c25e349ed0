"""Run as a process of its own beside the site: makes a festival with a vote whose screenings are over, and prints where it is."""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import json
import os
from datetime import timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.contrib.auth.models import Group
from django.utils import timezone

from onesheet.accounts.models import Member, Role
from onesheet.festivals.models import Edition, Festival, Screening, Selection, Showing
from onesheet.festivals.services.votes import PollTold, make_codes, make_poll
from onesheet.films.models import Film

now = timezone.now()
by = Member.objects.get(username="editor")
by.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
festival = Festival.objects.create(
    name="Harbour Lights", slug="harbour-lights", key="harbour lights", run_here=True, made_at=now, changed_at=now
)
edition = Edition.objects.create(
    festival=festival, slug="one", year=now.year, state=Edition.State.ANNOUNCED, made_at=now, changed_at=now
)
films = [
    Selection.objects.create(edition=edition, film=film, entered=True, changed_at=now)
    for film in Film.objects.filter(shown=True).order_by("pk")[:2]
]
one, both = (
    Screening.objects.create(edition=edition, starts=now - timedelta(hours=2), minutes=90, made_at=now, changed_at=now)
    for _ in range(2)
)
Showing.objects.create(screening=one, selection=films[0])
for place, film in enumerate(films, start=1):
    Showing.objects.create(screening=both, selection=film, position=place)
poll = make_poll(edition=edition.pk, told=PollTold(name="Audience Award"), by=by, now=now)
print(
    json.dumps(
        {
            "title": films[0].film.title,
            "titles": [film.film.title for film in films],
            "codes": make_codes(poll=poll.pk, screening=one.pk, number=20, by=by, now=now).codes,
            "shorts": make_codes(poll=poll.pk, screening=both.pk, number=20, by=by, now=now).codes,
            "slips": f"/programme/polls/{poll.pk}/screenings/{one.pk}/slips/{films[0].pk}",
            "desk": f"/programme/polls/{poll.pk}/screenings",
        }
    )
)
