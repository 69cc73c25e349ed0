"""The doctor sees what stands in one edition and names another, and films that nobody put there."""

from __future__ import annotations

import pytest

from factories.festivals import EditionFactory, ScreeningFactory, SectionFactory, SelectionFactory, shown
from onesheet.festivals.models import Selection, Showing
from onesheet.ops.looks.programmes import programmes

pytestmark = pytest.mark.django_db


def test_a_sound_programme_is_left_alone():
    edition = EditionFactory()
    shown(SelectionFactory(edition=edition, section=SectionFactory(edition=edition)))
    shown(SelectionFactory(edition=edition, entered=False))

    seen = programmes(True)

    assert (seen.looked, seen.wrong) == (4, 0)
    assert Selection.objects.count() == 2


def test_what_names_another_edition_and_what_nobody_says_is_told_and_mended_where_it_can_be():
    here, there = EditionFactory(), EditionFactory(slug="2016", year=2016)
    astray = SelectionFactory(edition=here, section=SectionFactory(edition=there))
    nobodys = SelectionFactory(edition=here, entered=False)
    Showing.objects.create(screening=ScreeningFactory(edition=there), selection=astray)

    told = programmes(False)
    assert (told.wrong, told.mended) == (3, 0)
    assert "give it the film of its own edition" in told.told[0]
    assert Selection.objects.filter(pk=nobodys.pk).exists()

    mended = programmes(True)
    assert (mended.wrong, mended.mended) == (3, 2)
    astray.refresh_from_db()
    assert astray.section is None
    assert not Selection.objects.filter(pk=nobodys.pk).exists()
    assert programmes(False).wrong == 1
