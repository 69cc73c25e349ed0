"""The films of an edition: adding, changing one, changing many at once, taking out; the record that follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SectionFactory, SelectionFactory, shown
from factories.films import FilmFactory, StatementFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Change, Edition, Selection
from onesheet.festivals.services import editions, selections
from onesheet.festivals.services.entry import Overtaken, QuickEntry, SelectionEntry
from onesheet.films.models import Statement

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
DRAFT = Edition.State.DRAFT


@pytest.fixture
def pia():
    return MemberFactory(username="pia")


def quick(row, section=None, premiere="", position=None):
    was = (row.section_id, row.premiere, row.position)
    return QuickEntry(row.pk, section and section.pk, premiere, row.position if position is None else position, was)


def test_film_is_added_last_of_its_section_and_logged_where_announced(pia):
    edition = EditionFactory()
    gala = SectionFactory(edition=edition)
    SelectionFactory(edition=edition, section=gala, position=4)
    film = FilmFactory(title="The Tide", year=2015)

    made = selections.add_film(
        by=pia, edition=edition.pk, film=film.pk, entry=SelectionEntry(section=gala.pk, premiere="world"), now=NOON
    )

    assert (made.position, made.entered, made.premiere) == (5, True, "world")
    change = Change.objects.get()
    assert (change.kind, change.selection) == ("film-added", made)
    assert change.told == {"what": "The Tide", "before": {}, "after": {"section": gala.name}, "reason": ""}
    with pytest.raises(Refusal, match="stands in"):
        selections.add_film(by=pia, edition=edition.pk, film=film.pk, entry=SelectionEntry(section=gala.pk), now=LATER)


def test_added_film_of_an_announced_edition_is_a_fact_with_its_sentence(pia):
    edition = SelectionFactory(
        edition=EditionFactory(state=DRAFT), film=FilmFactory(title="The Tide", year=2015)
    ).edition

    editions.announce_edition(by=pia, edition=edition.pk, now=NOON)

    said = Statement.objects.get(property="festival")
    assert "The Tide" in said.document.text[said.start : said.end] or "The Tide" in said.document.text
    selection = Selection.objects.get()
    assert selection.statement == said

    selections.withdraw_film(by=pia, selection=selection.pk, now=LATER)

    assert not Statement.objects.filter(property="festival", document__state="published").exists()


def test_draft_says_nothing_in_the_record(pia):
    edition = EditionFactory(state=DRAFT)

    selections.add_film(by=pia, edition=edition.pk, film=FilmFactory().pk, now=NOON)

    assert not Statement.objects.exists()
    assert not Change.objects.exists()


def test_film_that_a_document_put_there_becomes_the_houses_own(pia):
    edition, film = EditionFactory(state=DRAFT), FilmFactory()
    said = SelectionFactory(edition=edition, film=film, entered=False, statement=StatementFactory(film=film))

    made = selections.add_film(by=pia, edition=edition.pk, film=film.pk, now=LATER)

    assert (made.pk, made.entered) == (said.pk, True)
    selections.delete_selection(by=pia, selection=made.pk, now=LATER)
    made.refresh_from_db()
    assert made.entered is False


def test_film_whose_documents_were_withdrawn_and_withdrawn_selections_are_refused(pia):
    edition = EditionFactory()
    gone = SelectionFactory(edition=edition, withdrawn_at=NOON)

    with pytest.raises(Refusal, match="not here"):
        selections.add_film(by=pia, edition=edition.pk, film=FilmFactory(shown=False).pk, now=NOON)
    with pytest.raises(Refusal, match="take it back"):
        selections.add_film(by=pia, edition=edition.pk, film=gone.film_id, now=NOON)


def test_one_film_is_changed_and_a_second_programmer_is_told(pia):
    row = SelectionFactory(edition=EditionFactory(state=DRAFT))
    short = SelectionFactory(edition=row.edition)
    opened = row.changed_at

    selections.change_selection(
        by=pia, selection=row.pk, now=LATER, as_of=opened,
        entry=SelectionEntry(note="*Salt.*", minutes=98, preceded_by=short.pk),
    )  # fmt: skip

    row.refresh_from_db()
    assert (row.minutes, row.preceded_by, row.html) == (98, short, "<p><em>Salt.</em></p>")
    with pytest.raises(Overtaken):
        selections.change_selection(by=pia, selection=row.pk, entry=SelectionEntry(), now=LATER, as_of=opened)
    with pytest.raises(Refusal, match="before itself"):
        selections.change_selection(by=pia, selection=short.pk, entry=SelectionEntry(preceded_by=row.pk), now=LATER)


def test_film_in_another_section_of_an_announced_edition_is_told_in_the_log(pia):
    edition = EditionFactory()
    gala, shorts = SectionFactory(edition=edition, name="Gala"), SectionFactory(edition=edition, name="Shorts")
    a, b = (SelectionFactory(edition=edition, section=gala, position=at) for at in (1, 2))

    selections.change_selection(by=pia, selection=a.pk, entry=SelectionEntry(section=shorts.pk), now=LATER)
    selections.change_selection(by=pia, selection=a.pk, entry=SelectionEntry(section=shorts.pk, note="N."), now=LATER)
    quick = QuickEntry(b.pk, None, "", 0, (gala.pk, "", 2))
    selections.change_selections(by=pia, edition=edition.pk, entries=[quick], now=LATER)

    told = Change.objects.order_by("pk").values_list(
        "kind", "selection", "told__before__section", "told__after__section"
    )
    assert list(told) == [("film-moved", a.pk, "Gala", "Shorts"), ("film-moved", b.pk, "Gala", "")]


def test_table_moves_films_between_sections_and_counts_them_again(pia):
    edition = EditionFactory(state=DRAFT)
    gala, shorts = SectionFactory(edition=edition), SectionFactory(edition=edition)
    a, b, c = (SelectionFactory(edition=edition, section=gala, position=at) for at in (1, 2, 3))
    d = SelectionFactory(edition=edition, section=shorts, position=1)

    count = selections.change_selections(
        by=pia, edition=edition.pk, now=LATER,
        entries=[quick(a, gala), quick(b, shorts, "world", 0), quick(c, gala, position=1)],
    )  # fmt: skip

    assert count == 2
    assert list(gala.selections.order_by("position").values_list("pk", "position")) == [(c.pk, 1), (a.pk, 2)]
    assert list(shorts.selections.order_by("position").values_list("pk", "premiere")) == [(d.pk, ""), (b.pk, "world")]


def test_two_tables_saved_at_once_keep_both_where_they_change_other_films(pia):
    edition = EditionFactory(state=DRAFT)
    gala = SectionFactory(edition=edition)
    a, b = (SelectionFactory(edition=edition, position=at) for at in (1, 2))
    mine, theirs = [quick(a, gala, position=0), quick(b)], [quick(a), quick(b, premiere="world")]

    selections.change_selections(by=pia, edition=edition.pk, entries=theirs, now=LATER)
    selections.change_selections(by=pia, edition=edition.pk, entries=mine, now=LATER)

    assert Selection.objects.get(pk=a.pk).section == gala
    assert Selection.objects.get(pk=b.pk).premiere == "world"


def test_two_tables_saved_at_once_refuse_the_second_where_they_change_the_same_film(pia):
    edition = EditionFactory(state=DRAFT)
    gala, shorts = SectionFactory(edition=edition), SectionFactory(edition=edition)
    a, b = (SelectionFactory(edition=edition, position=at) for at in (1, 2))
    first, second = [quick(a, gala)], [quick(b, gala), quick(a, shorts)]

    selections.change_selections(by=pia, edition=edition.pk, entries=first, now=LATER)
    with pytest.raises(Overtaken):
        selections.change_selections(by=pia, edition=edition.pk, entries=second, now=LATER)

    assert list(gala.selections.all()) == [a]


def test_table_refuses_the_same_film_twice_in_a_section_and_sections_of_others(pia):
    edition = EditionFactory(state=DRAFT)
    gala = SectionFactory(edition=edition)
    row = SelectionFactory(edition=edition, section=gala)
    again = SelectionFactory(edition=edition, film=row.film)

    with pytest.raises(Refusal, match="twice"):
        selections.change_selections(by=pia, edition=edition.pk, entries=[quick(again, gala)], now=LATER)
    with pytest.raises(Refusal, match="not here any more"):
        selections.change_selections(by=pia, edition=edition.pk, entries=[quick(again, SectionFactory())], now=LATER)
    again.refresh_from_db()
    assert again.section is None


def test_film_with_screenings_or_of_an_announced_edition_is_not_deleted(pia):
    draft = SelectionFactory(edition=EditionFactory(state=DRAFT))
    screening = shown(draft)
    announced = SelectionFactory()

    with pytest.raises(Refusal, match="has screenings"):
        selections.delete_selection(by=pia, selection=draft.pk, now=LATER)
    with pytest.raises(Refusal, match="can be withdrawn"):
        selections.delete_selection(by=pia, selection=announced.pk, now=LATER)
    with pytest.raises(Refusal, match="can be deleted"):
        selections.withdraw_film(by=pia, selection=draft.pk, now=LATER)
    screening.delete()
    selections.delete_selection(by=pia, selection=draft.pk, now=LATER)

    assert list(Selection.objects.all()) == [announced]
