"""Accounts that prove themselves while others rate, close, open, keep house and recount, on either database."""

from __future__ import annotations

import json

import pytest

from integration.films.test_many_writers import Site, postgres  # noqa: F401 - a fixture

MAKE = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.films.models import Film
from onesheet.reviews.services.films import set_rating
now = timezone.now()
for number in range(6):
    Member.objects.create(username=f"m{number}", unproven=number < 5, date_joined=now - timedelta(days=40))
films = [Film.objects.create(slug=f"f{number}", title="F", sort_title="f", match_key=f"f{number}", shown=True, created_at=now).pk
         for number in range(12)]
for member in Member.objects.all():
    for film in films[:9]:
        set_rating(by=member, film=film, rating=4, now=now)
"""

RATE = """
import random, sys, django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.reviews.services.films import set_rating
number = int(sys.argv[1])
me, films, chance = Member.objects.get(username=f"m{number}"), list(Film.objects.values_list("pk", flat=True)), random.Random(number)
for turn in range(20):
    try:
        set_rating(by=me, film=films[(turn * 5 + number) % 12], rating=chance.randint(1, 10), now=timezone.now())
    except Refusal:
        pass
"""

CLOSE_AND_OPEN = """
import django
django.setup()
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.moderation.services.suspending import one_at_a_time, suspend, unsuspend
members = list(Member.objects.filter(username__in=["m0", "m1", "m2"]).values_list("pk", flat=True))
for turn in range(3):
    until = timezone.now() + timedelta(days=9)
    with transaction.atomic():
        one_at_a_time()
        before = suspend(members=members, until=until, sessions=[], now=timezone.now())
    with transaction.atomic():
        one_at_a_time()
        unsuspend(before=before, until=until, strict=True, now=timezone.now())
"""

KEEP_HOUSE = """
import django
django.setup()
from django.utils import timezone
from onesheet.films.models import Film
from onesheet.moderation.services import keep_house
from onesheet.reviews.services.tallies import recount
for turn in range(6):
    keep_house(now=timezone.now())
    recount(Film.objects.values_list("pk", flat=True), now=timezone.now())
"""

COUNT = """
import json, django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.films.models import Film
from onesheet.reviews.models import FilmTally
from onesheet.reviews.queries.scores import film_scores
from onesheet.reviews.services.tallies import recount
from onesheet.scorebook.queries import history
def tallies():
    return list(FilmTally.objects.order_by("film").values())
kept = tallies()
films = list(Film.objects.values_list("pk", flat=True))
scored = [history(film, "members", limit=1)[0].results == film_scores(film).results for film in films]
recount(films, now=timezone.now())
print(json.dumps([kept, tallies(), scored, list(Member.objects.filter(unproven=True).values_list("username", flat=True))]))
"""


def proving_holds(site: Site) -> None:
    site.run("-c", MAKE)
    processes = [site.start("-c", RATE, str(number)) for number in range(6)]
    processes += [site.start("-c", CLOSE_AND_OPEN), site.start("-c", KEEP_HOUSE)]
    said = [process.communicate(timeout=240) for process in processes]

    assert [process.returncode for process in processes] == [0] * 8, said
    kept, counted, scored, unproven = json.loads(site.run("-c", COUNT))
    assert kept == counted
    assert scored == [True] * 12
    assert not {"m3", "m4"} & set(unproven)
    assert sum(tally["half_4"] for tally in kept) < 54


@pytest.mark.slow
def test_proving_holds_on_sqlite(tmp_path):
    proving_holds(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_proving_holds_on_postgresql(tmp_path, postgres):  # noqa: F811
    proving_holds(Site(tmp_path, postgres))
