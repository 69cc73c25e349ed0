"""Whoever follows links through festivals, plans, votes and the desk finds a page at the end of each."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SelectionFactory, shown
from factories.sources import NOON
from factories.votes import programmer
from onesheet.festivals.services.votes import PollTold, make_poll
from web.conftest import Page
from web.festivals.conftest import at, film

HERE = "http://testserver"
BEGIN = ["/festivals/", "/venues/", "/panels/", "/programme/"]
WITHIN = ("/festivals/", "/venues/", "/vote/", "/votes/", "/panels/", "/programme/", "/films/", "/imports")
_DESCRIBED = re.compile(r'aria-(?:describedby|labelledby)="([^"]+)"')


@pytest.fixture
def all_of_it(programme):
    """Make another edition, in preparation, with a film and a screening; give each a poll."""
    by = programmer("mia")
    draft = EditionFactory(festival=programme.festival, slug="2016", year=2016, state="draft")
    for edition in (programme.edition, draft):
        make_poll(edition=edition.pk, told=PollTold(name="Audience Award"), by=by, now=NOON)
    shown(SelectionFactory(edition=draft, film=film("Ebb")), starts=at(20, 18))


def _found(browser: Client, begin: list[str]) -> tuple[list[str], set[str]]:
    """Follow every link; return what is wrong with its page, and the addresses that were opened."""
    waiting, seen, wrong = [(address, "") for address in begin], set(begin), []
    while waiting:
        address, came_from = waiting.pop()
        answer = browser.get(address)
        if answer.status_code == 302:
            continue
        if answer.status_code != 200:
            wrong.append(f"{answer.status_code} at {address}, from {came_from}")
        if address.startswith("/films/") or not answer["Content-Type"].startswith("text/html"):
            continue  # what a film's page leads to is not of festivals
        page = Page(answer.status_code, answer.content.decode())
        ids = {one for names in _DESCRIBED.findall(page.html) for one in names.split()}
        ids |= {one[1:] for one in page.links if one.startswith("#")}
        wrong += [f"{address} has no {one}" for one in sorted(ids - set(page.ids))]
        for link in page.links:
            where = urlsplit(urldefrag(urljoin(HERE + address, link)).url)
            path = where.path + (f"?{where.query}" if where.query else "")
            if where.netloc == "testserver" and where.path.startswith(WITHIN) and path not in seen:
                seen.add(path)
                waiting.append((path, address))
    return wrong, seen


@pytest.mark.parametrize("who", ["visitor", "ben", "pia"])
def test_every_link_leads_to_a_page_that_the_person_may_open(all_of_it, pia, who):
    browser = {"visitor": Client(), "ben": Client(), "pia": pia}[who]
    if who == "ben":
        browser.force_login(MemberFactory(username="ben"))

    wrong, seen = _found(browser, BEGIN if who == "pia" else BEGIN[:2])

    assert wrong == []
    assert "/festivals/harbour/2015/votes" in seen
    assert ("/festivals/harbour/2016" in seen) == (who == "pia")
    assert any(one.startswith("/programme/") for one in seen) == (who == "pia")
