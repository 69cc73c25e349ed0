"""Several processes that try the same at once, on either database: no more pass than may."""

from __future__ import annotations

import json

import pytest

from integration.films.test_many_writers import Site, postgres  # noqa: F401 - a fixture

TRY = """
import json, sys, django
django.setup()
from datetime import timedelta
from django.utils import timezone
from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal, attempt
limit = Limit("knock", 25, timedelta(hours=1), "Enough.")
ben, passed = Member.objects.get(), {"member": 0, "address": 0}
for _ in range(10):
    for name, who in (("member", {"by": ben}), ("address", {"address": "203.0.113.7"})):
        try:
            attempt(limit=limit, now=timezone.now(), **who)
            passed[name] += 1
        except Refusal:
            pass
print(json.dumps(passed))
"""

MAKE = """
import django
django.setup()
from onesheet.accounts.models import Member
Member.objects.create(username="ben")
"""


def no_more_pass_than_may(site: Site) -> None:
    site.run("-c", MAKE)
    processes = [site.start("-c", TRY) for _ in range(5)]
    said = [process.communicate(timeout=240) for process in processes]

    assert [process.returncode for process in processes] == [0] * 5, said
    passed = [json.loads(out) for out, _ in said]
    assert sum(one["member"] for one in passed) == 25
    assert sum(one["address"] for one in passed) == 25


@pytest.mark.slow
def test_of_many_at_once_no_more_pass_than_may(tmp_path):
    no_more_pass_than_may(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_of_many_at_once_no_more_pass_than_may_on_postgresql(tmp_path, postgres):  # noqa: F811
    no_more_pass_than_may(Site(tmp_path, postgres))
