"""Tallies that one transaction locks while another, which goes through them in their order, is in the midst of them."""

from __future__ import annotations

import pytest

from integration.films.test_many_writers import Site, postgres  # noqa: F401 - a fixture

HOLD = """
import sys, threading, time, django
django.setup()
from django.db import connection, transaction
from django.utils import timezone
from onesheet.films.models import Film
from onesheet.reviews.models import FilmTally
from onesheet.reviews.services.tallies import hold_tallies, shift_many
there, act = int(sys.argv[1]), sys.argv[2]
now = timezone.now()
films = [Film.objects.create(slug=f"f{number}", title="F", sort_title="f", match_key=f"f{number}", shown=True, created_at=now).pk
         for number in range(2)]
FilmTally.objects.create(film_id=films[there], liked=1)
faults, pids = [], []

def other():
    try:
        with transaction.atomic():
            pids.append(connection.connection.info.backend_pid)
            if act == "hold":
                assert [tally.film_id for tally in hold_tallies(films)] == films
            else:
                shift_many({film: {"liked": 1, "watched": -(film == films[there])} for film in films}, now=now)
    except Exception as fault:
        faults.append(repr(fault))
    finally:
        connection.close()

FilmTally.objects.update(watched=1)
thread = threading.Thread(target=other)
with transaction.atomic():
    shift_many({films[0]: {"liked": 1}}, now=now)
    thread.start()
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = ANY(%s)", [pids])
            if cursor.fetchone():
                break
            time.sleep(0.02)
        else:
            faults.append("nobody waited")
    shift_many({films[1]: {"liked": 1}}, now=now)
thread.join()
assert not faults, faults
added = 1 if act == "hold" else 2
print([likes - added for likes in FilmTally.objects.order_by("film").values_list("liked", flat=True)])
"""


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("act", ["hold", "shift"])
@pytest.mark.parametrize("there", [0, 1])
def test_tallies_are_locked_in_order_whichever_is_missing(tmp_path, postgres, there, act):  # noqa: F811
    said = Site(tmp_path, postgres).run("-c", HOLD, str(there), act)

    assert said.strip() == str([1 - there, there])
