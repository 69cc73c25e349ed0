"""Ada is an editor and signed in; documents wait."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from factories.accounts import editor
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.films.services import propose

REVIEW = """The Tide

Directed by Ann Marsh, The Tide follows Kit (Bo Reed) from the harbor to the open sea. It opens in US theaters Nov. 6.

She never looks back.
"""

TEXT = """The Tide: A Film That Waits

By Iris Holm

There is a moment early in Ann Marsh's film "The Tide" (2014) when nothing happens, and it holds. The Tide was directed
by Ann Marsh. Kit (Bo Reed) repairs a boat; Nils (Cy Holt) watches. It is the best film of the year.

★★★★
"""


def words(response):
    """The page's main part as plain words."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def ada(db):
    return editor("ada")


@pytest.fixture
def browser(ada):
    """Ada's browser, which checks forms as a real one has to."""
    client = Client()
    client.force_login(ada)
    return client


@pytest.fixture
def wait(ada):
    """Return a function that leaves a document waiting; it says what `statements` it is given, else the director."""

    def make(text=REVIEW, *statements, by=None, now=NOON, origin="", address="", **about):
        told = statements or (said(text, "director", "Ann Marsh", "Directed by Ann Marsh"),)
        given = {"title": "The Tide", **about}
        made = propose(reading=reading(text, *told, **given), by=by, now=now, origin=origin, address=address)
        assert made.created
        return made.document

    return make
