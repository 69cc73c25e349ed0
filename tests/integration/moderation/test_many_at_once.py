"""Members who rate while moderators suspend, undo and clean up, on either database: tallies equal a recount."""

from __future__ import annotations

import json

import pytest

from integration.films.test_many_writers import Site, postgres  # noqa: F401 - a fixture

MAKE = """
import django
django.setup()
from django.contrib.auth.models import Group
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.films.models import Film
for number in range(4):
    Member.objects.create(username=f"m{number}")
Member.objects.create(username="mo").groups.add(Group.objects.get_or_create(name="moderator")[0])
for name in ("tide", "fog"):
    Film.objects.create(slug=name, title=name, sort_title=name, match_key=name, shown=True, created_at=timezone.now())
"""

RATE = """
import sys, uuid, django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.reviews.pure.review_entries import ReviewEntry
from onesheet.reviews.services.films import set_rating
from onesheet.reviews.services.reviews import save_review
me, films = Member.objects.get(username=sys.argv[1]), list(Film.objects.values_list("pk", flat=True))
for turn in range(12):
    for film in films:
        try:
            set_rating(by=me, film=film, rating=turn % 10 + 1, now=timezone.now())
            save_review(by=me, film=film, entry=ReviewEntry(text="Sand."), token=uuid.uuid4(), now=timezone.now())
        except Refusal:
            pass
"""

MODERATE = """
import django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.moderation.services import act, clean_up, undo
mo, members = Member.objects.get(username="mo"), list(Member.objects.filter(username__startswith="m1"))
others = list(Member.objects.filter(username__in=["m2", "m3"]).values_list("pk", flat=True))
for turn in range(6):
    done = []
    for one in members:
        try:
            done.append(act(by=mo, kind="suspend", target="member", number=one.pk, reason="So.", now=timezone.now()))
            done.append(clean_up(by=mo, members=others, conditions={}, reason="So.", now=timezone.now()))
        except Refusal:
            pass
    for one in done if turn % 2 == 0 else done[:1]:
        try:
            undo(by=mo, act=one.pk, now=timezone.now())
        except Refusal:
            pass
"""

COUNT = """
import json, django
django.setup()
from django.utils import timezone
from onesheet.films.models import Film
from onesheet.reviews.models import FilmTally
from onesheet.reviews.services.tallies import recount
def tallies():
    return list(FilmTally.objects.order_by("film").values())
kept = tallies()
recount(Film.objects.values_list("pk", flat=True), now=timezone.now())
print(json.dumps([kept, tallies()]))
"""


def tallies_hold(site: Site) -> None:
    site.run("-c", MAKE)
    processes = [site.start("-c", RATE, f"m{number}") for number in range(4)]
    processes += [site.start("-c", MODERATE) for _ in range(2)]
    said = [process.communicate(timeout=240) for process in processes]

    assert [process.returncode for process in processes] == [0] * 6, said
    kept, counted = json.loads(site.run("-c", COUNT))
    assert len(kept) == 2
    assert kept == counted


@pytest.mark.slow
def test_tallies_hold_while_accounts_open_and_close(tmp_path):
    tallies_hold(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_tallies_hold_while_accounts_open_and_close_on_postgresql(tmp_path, postgres):  # noqa: F811
    tallies_hold(Site(tmp_path, postgres))
