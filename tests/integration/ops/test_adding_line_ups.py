"""`onesheet add` with what festivals announce: the festival's own name is known again, and its edition, sections and screenings are made."""

from __future__ import annotations

import pytest
from django.utils import timezone

from onesheet.festivals.models import Edition, Festival, Screening, Selection
from onesheet.films.models import Statement
from onesheet.ops.main import main

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = """Gåsö Möten
Line-up 2026

Internationell tävling

Saltvind (Astrid Nyman, Sverige, 2025, 14 min)
Mamma ringer (Lars Øye, Norge/Danmark, 2026, 9 min)
Fri 5 June, 18:30, Folkets Bio

Repris

The Ascent, directed by Larisa Shepitko (Soviet Union, 1977)
"""


def shown() -> list[tuple[str, int, str]]:
    rows = Selection.objects.select_related("edition__festival", "section", "film").order_by("pk")
    return [(row.film.title, row.edition.year, row.section.name if row.section else "") for row in rows]


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return str(file)


def test_a_line_up_of_a_festival_that_the_site_has_makes_its_edition(page):
    now = timezone.now()
    Festival.objects.create(
        name="Gåsö Möten", key="gaso moten", slug="gaso-moten", run_here=True, made_at=now, changed_at=now
    )

    assert main(["add", page]) == 0

    assert shown() == [
        ("Saltvind", 2026, "Internationell tävling"),
        ("Mamma ringer", 2026, "Internationell tävling"),
        ("The Ascent", 2026, "Repris"),
    ]
    assert [one.slug for one in Festival.objects.all()] == ["gaso-moten"]
    said = Statement.objects.get(property="director", film__title="The Ascent")
    assert (said.value, said.quote) == ("Larisa Shepitko", "Larisa Shepitko")
    screening = Screening.objects.get()
    assert str(screening.screen.venue) == "Folkets Bio"
    assert [one.selection.film.title for one in screening.showings.all()] == ["Mamma ringer"]


def test_the_same_page_says_of_no_festival_that_nobody_knows(page):
    main(["add", page])

    assert not Edition.objects.exists()
    assert not Selection.objects.exists()
