"""Two tabs that take two proposals at once: the plan is always one of the two, whole, on either database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from integration.films.test_many_writers import Site, postgres

__all__ = ["postgres"]

TESTS = Path(__file__).parents[2]

MAKE = f"""
import json, sys, django
sys.path.insert(0, {str(TESTS)!r})
django.setup()
from datetime import timedelta
from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SelectionFactory, shown
from factories.sources import NOON
edition = EditionFactory()
first = NOON + timedelta(days=9)
made = [shown(SelectionFactory(edition=edition), starts=first + timedelta(hours=3 * number)) for number in range(8)]
print(json.dumps([MemberFactory().pk, edition.pk, [one.pk for one in made]]))
"""

TAKE = f"""
import json, sys, django
sys.path.insert(0, {str(TESTS)!r})
django.setup()
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.festivals.models import Pick
from onesheet.festivals.services.plans import take_proposal
member, edition, mine, others = json.loads(sys.argv[1])
by = Member.objects.get(pk=member)
for _ in range(30):
    take_proposal(edition=edition, screenings=mine, by=by, now=NOON)
    stands = sorted(Pick.objects.values_list("screening_id", flat=True))
    assert stands in (mine, others), stands
print(json.dumps(stands))
"""


def two_tabs(site: Site) -> None:
    member, edition, screenings = json.loads(site.run("-c", MAKE))
    one, other = screenings[:5], screenings[3:]
    told = [json.dumps([member, edition, *pair]) for pair in ((one, other), (other, one))]

    processes = [site.start("-c", TAKE, words) for words in told]
    said = [process.communicate(timeout=120) for process in processes]

    assert [process.returncode for process in processes] == [0, 0], said
    assert all(json.loads(out) in (one, other) for out, _ in said)


@pytest.mark.slow
def test_two_tabs_take_a_proposal(tmp_path):
    two_tabs(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_two_tabs_take_a_proposal_on_postgresql(tmp_path, postgres):
    two_tabs(Site(tmp_path, postgres))
