"""Several processes that tell of reviews, change, withdraw and weigh at once, on either database: names and sums hold."""

from __future__ import annotations

import json

import pytest

from integration.films.test_many_writers import Site, postgres  # noqa: F401 - a fixture

EDITORS = 6

PREPARE = f"""
import django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.films.models import Film
for number in range({EDITORS}):
    Member.objects.create(username=f"m{{number}}", display_name="")
for number in range(2):
    Film.objects.create(slug=f"f{{number}}", title="The Tide", sort_title="tide", match_key="td", shown=True,
                        created_at=timezone.now())
"""

WRITE = """
import sys, django
django.setup()
from django.utils import timezone
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, Outlet
from onesheet.critics.services.reviews import add_review, change_review, restore_review, withdraw_review
from onesheet.critics.services.voices import VoiceEntry, change_voice, voice
from onesheet.critics.services.weights import weigh
from onesheet.films.models import Film
number = int(sys.argv[1])
me, films = Member.objects.get(username=f"m{number}"), list(Film.objects.order_by("pk").values_list("pk", flat=True))
scales = ("stars-4", "stars-5", "out-of-10", "")
for turn in range(8):
    now = timezone.now()
    film = films[(turn + number) % 2]
    # The same for all, by critics and outlets that none of them has seen before.
    told = {"critic": f"Critic {turn}", "outlet": f"Outlet {turn % 3}", "printed": f"{turn % 5}.5"}
    shared = add_review(film=films[0], by=me, now=now, **told).review
    told = {"critic": f"Critic {number}", "outlet": f"Outlet {turn % 3}", "printed": f"{turn % 5}/5", "quote": f"{number} {turn}"}
    mine = add_review(film=film, by=me, now=now, **told).review
    change_review(review=mine.pk, by=me, now=now, **(told | {"outlet": f"Outlet {(turn + 1) % 3}", "printed": "2/4"}))
    try:
        if turn % 3 == 0:
            withdraw_review(review=shared.pk, by=me, now=now, reason="Again.")
        elif turn % 3 == 1:
            restore_review(review=shared.pk, by=me, now=now)
    except Refusal:
        pass
    if turn % 2:
        weigh(voice=voice(Outlet, f"Outlet {turn % 3}"), weight=(number * 50 + turn) % 400, reason="So.", by=me, now=now)
        weigh(voice=voice(Critic, f"Critic {turn % 2}"), weight=(number * 30 + turn) % 400, reason="So.", by=me, now=now)
    elif turn % 4 == 0:
        name = f"Outlet {(turn + number) % 3}"
        change_voice(voice=voice(Outlet, name), entry=VoiceEntry(name=name, scale=scales[(turn + number) % 4]), by=me, now=now)
"""

COUNT = """
import json, django
django.setup()
from django.utils import timezone
from onesheet.critics.models import Critic, CriticReview, CriticTally, Outlet
from onesheet.critics.pure.judging import judged_again
from onesheet.critics.services.reviews import judged_of, scale_of
from onesheet.critics.services.tallies import COUNTED, recount
from onesheet.films.models import Film
def tallies():
    return [list(row) for row in CriticTally.objects.order_by("film_id").values_list(*COUNTED)]
kept = tallies()
recount(Film.objects.values_list("pk", flat=True), now=timezone.now())
bare = CriticReview.objects.filter(quote="").select_related("critic", "outlet")
print(json.dumps({
    "tallies": [kept, tallies()],
    "critics": sorted(Critic.objects.values_list("name", flat=True)),
    "outlets": sorted(Outlet.objects.values_list("name", flat=True)),
    "shared": bare.count(),
    "misread": sum(judged_of(one) != judged_again(judged_of(one), scale_of("", one.critic, one.outlet)) for one in bare),
}))
"""


def names_and_sums_hold(site: Site) -> None:
    site.run("-c", PREPARE)
    processes = [site.start("-c", WRITE, str(number)) for number in range(EDITORS)]
    said = [process.communicate(timeout=240) for process in processes]
    assert [process.returncode for process in processes] == [0] * EDITORS, said

    found = json.loads(site.run("-c", COUNT))
    kept, counted = found["tallies"]
    assert kept == counted
    assert found["critics"] == [f"Critic {number}" for number in range(8)]
    assert found["outlets"] == [f"Outlet {number}" for number in range(3)]
    assert found["shared"] == 8
    assert found["misread"] == 0


@pytest.mark.slow
def test_names_and_sums_hold_on_sqlite(tmp_path):
    names_and_sums_hold(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_names_and_sums_hold_on_postgresql(tmp_path, postgres):  # noqa: F811
    names_and_sums_hold(Site(tmp_path, postgres))
