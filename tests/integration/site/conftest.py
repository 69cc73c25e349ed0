"""A site with something of everything, and its archive."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.everything import everything
from factories.sources import NOON
from onesheet.exchange.site import export_site


@pytest.fixture
def film(db):
    """The film that two members did everything about."""
    return everything(MemberFactory(username="olga"), MemberFactory(username="ben"))


@pytest.fixture
def archive(film, tmp_path):
    """The site's archive."""
    path = tmp_path / "site.zip"
    export_site(path, now=NOON)
    return path
