"""What programmers do in the browser: forms, tables, buttons, without any script."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from factories.festivals import (
    EditionFactory,
    FestivalFactory,
    ScreenFactory,
    ScreeningFactory,
    SectionFactory,
    SelectionFactory,
    shown,
)
from factories.films import FilmFactory, TitleFactory
from onesheet.festivals.models import Award, Edition, Festival, Screening, Section, Selection, Venue, Walk

pytestmark = pytest.mark.django_db

SIX = datetime(2015, 9, 10, 17, tzinfo=UTC)
COMING = datetime(2030, 9, 10, 17, tzinfo=UTC)
"""Six in the evening in Lisbon."""


def post(client, address, follow=True, **told):
    return client.post(address, told, follow=follow)


def words(answer):
    return answer.content.decode().replace("&#x27;", "'").replace("&#39;", "'")


def test_from_an_empty_desk_to_an_announced_edition(desk):
    post(
        desk,
        "/programme/festivals/new",
        name="Harbour Film Festival",
        kind="festival",
        country="Portugal",
        run_here="on",
    )
    festival = Festival.objects.get()
    post(
        desk, f"/programme/festivals/{festival.pk}/editions/new", year="2015", starts="2015-09-10", ends="2015-09-19",
        zone="Europe/Lisbon",
    )  # fmt: skip
    edition = Edition.objects.get()
    post(desk, f"/programme/editions/{edition.pk}/sections", name="Gala")
    film = FilmFactory(title="The Tide", year=2015, runtime_minutes=100)
    post(desk, f"/programme/editions/{edition.pk}/films/add", film=film.pk, section=Section.objects.get().pk)
    post(
        desk, "/programme/venues/new", name="Odeon", rows="2",
        **{"0-there": "on", "0-seats": "90", "1-name": "left empty"},
    )  # fmt: skip
    screen = Venue.objects.get().screens.get()
    post(
        desk, f"/programme/editions/{edition.pk}/screenings/new", film="The Tide (2015)", date="2015-09-10", time="18:00",
        screen=screen.pk,
    )  # fmt: skip

    answer = post(desk, f"/programme/editions/{edition.pk}/announce")

    assert "is announced" in words(answer)
    screening = Screening.objects.get()
    assert (festival.country, screening.starts, screening.minutes, screening.screen) == ("PT", SIX, 100, screen)
    edition.refresh_from_db()
    assert edition.state == "announced"


def test_film_is_found_by_the_sites_search_and_added_to_the_section_chosen(visit, desk):
    section = SectionFactory()
    film = FilmFactory(title="The Tide", sort_title="tide")
    TitleFactory(film=film, text="The Tide")

    page = visit(f"/programme/editions/{section.edition_id}/films?q=tide&to={section.pk}", by=desk)

    assert "The Tide" in page.words
    post(desk, f"/programme/editions/{section.edition_id}/films/add", film=film.pk, section=section.pk)
    assert Selection.objects.get().section == section
    again = post(desk, f"/programme/editions/{section.edition_id}/films/add", film=film.pk, section=section.pk)
    assert "already" in words(again)


def test_screenings_of_a_film_are_entered_one_after_the_other(desk):
    film = SelectionFactory(film=FilmFactory(title="The Tide", year=2015, runtime_minutes=100))
    screen = ScreenFactory()
    told = {"back": film.pk, "film": "The Tide (2015)", "screen": screen.pk, "minutes": ""}
    address = f"/programme/editions/{film.edition_id}/screenings/new"

    for day in ("2015-09-10", "2015-09-11"):
        answer = post(desk, address, date=day, time="18:00", **told)

    assert answer.redirect_chain[-1][0].startswith(f"/programme/films/{film.pk}?after=")
    assert "#" not in answer.redirect_chain[-1][0]  # with a fragment no browser puts the cursor where autofocus asks
    page = words(answer)
    assert 'value="2015-09-11"' in page
    assert f'value="{screen.pk}" selected' in page
    assert "autofocus" in page
    assert Screening.objects.count() == 2


@pytest.mark.parametrize("films", [["The Tide (2015)"], ["Foam (2015)", "The Tide (2015)"]])
def test_empty_minutes_are_as_long_as_films_short_before_and_talk(desk, films):
    foam = SelectionFactory(film=FilmFactory(title="Foam", year=2015, runtime_minutes=12))
    tide = SelectionFactory(
        edition=foam.edition, film=FilmFactory(title="The Tide", year=2015, runtime_minutes=101), preceded_by=foam
    )

    answer = post(
        desk, f"/programme/editions/{tide.edition_id}/screenings/new", film=films, date="2015-09-10", time="18:00",
        minutes="", talk_minutes="20", screen=ScreenFactory().pk,
    )  # fmt: skip

    made = Screening.objects.get()
    assert made.minutes == 101 + 12 + 20
    assert "too short" not in words(answer)
    Screening.objects.update(minutes=121)
    page = words(desk.get(f"/programme/editions/{tide.edition_id}/screenings?day=2015-09-10"))
    assert "12 minutes too short for its films and the talk." in page


def test_entering_the_next_one_like_it_starts_with_films_and_place(desk):
    screening = shown(SelectionFactory(film=FilmFactory(title="The Tide", year=2015)), starts=SIX, guests="Ann Marsh")

    page = words(desk.get(f"/programme/editions/{screening.edition_id}/screenings/new?like={screening.pk}"))

    assert 'value="The Tide (2015)"' in page
    assert 'value="Ann Marsh"' in page
    assert f'value="{screening.screen_id}" selected' in page


def test_clash_is_said_and_saved_all_the_same(desk):
    there = shown(SelectionFactory(film=FilmFactory(title="The Tide")), starts=SIX)

    answer = post(
        desk, f"/programme/editions/{there.edition_id}/screenings/new", title="A talk", date="2015-09-10", time="19:00",
        minutes="60", screen=there.screen_id,
    )  # fmt: skip

    assert "On the same screen at the same time as The Tide, for 60 minutes." in words(answer)
    assert Screening.objects.count() == 2


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"film": "No such film"}, "is no film of this edition"),
        ({"date": "soon"}, "Enter a valid date"),
        ({"date": "0001-01-01"}, "The year has a typing error"),
        ({"date": "9999-12-31", "time": "23:59", "minutes": "600"}, "The year has a typing error"),
        ({"minutes": ""}, "The length of a film is not known here"),
        ({"film": "", "minutes": "90"}, "needs a film"),
        ({"time": "25:00"}, "Enter a valid time"),
    ],
)
def test_what_makes_no_screening_is_said_and_what_was_typed_is_kept(desk, told, sentence):
    film = SelectionFactory(film=FilmFactory(title="The Tide", year=2015))
    given = {"film": "The Tide (2015)", "date": "2015-09-10", "time": "18:00", "minutes": "90", "guests": "Ann Marsh"}

    answer = post(desk, f"/programme/editions/{film.edition_id}/screenings/new", **(given | told))

    assert sentence in words(answer)
    assert "Ann Marsh" in words(answer)
    assert not Screening.objects.exists()


def test_time_that_clocks_skip_is_refused(desk):
    film = SelectionFactory(film=FilmFactory(title="The Tide", year=2015))

    answer = post(
        desk, f"/programme/editions/{film.edition_id}/screenings/new", film="The Tide (2015)", date="2016-03-27",
        time="01:30", minutes="90",
    )  # fmt: skip

    assert "there is no such time" in words(answer)


def test_shorts_are_entered_in_their_order(desk):
    edition = EditionFactory()
    for name in ("Ebb", "Flow", "Foam"):
        SelectionFactory(edition=edition, film=FilmFactory(title=name, year=2015, runtime_minutes=20))

    post(
        desk, f"/programme/editions/{edition.pk}/screenings/new", film=["Foam (2015)", "", "Ebb (2015)"], title="Shorts",
        date="2015-09-10", time="18:00", talk_minutes="15",
    )  # fmt: skip

    screening = Screening.objects.get()
    titles = [one.selection.film.title for one in screening.showings.order_by("position")]
    assert (titles, screening.minutes) == (["Foam", "Ebb"], 55)


def test_row_sent_twice_enters_one_screening(desk):
    film = SelectionFactory(film=FilmFactory(title="The Tide", year=2015))
    page = words(desk.get(f"/programme/films/{film.pk}"))
    token = re.search(r'name="token" value="([0-9a-f-]{36})"', page)[1]

    for _ in range(2):
        post(
            desk, f"/programme/editions/{film.edition_id}/screenings/new", token=token, back=film.pk, film="The Tide (2015)",
            date="2015-09-10", time="18:00", minutes="90",
        )  # fmt: skip

    assert Screening.objects.count() == 1


def test_two_films_of_one_title_and_year_are_told_apart(desk):
    edition = EditionFactory()
    films = [
        SelectionFactory(edition=edition, film=FilmFactory(title="Ebb", year=2015, slug=slug, runtime_minutes=9))
        for slug in ("ebb", "ebb-2")
    ]

    post(
        desk, f"/programme/editions/{edition.pk}/screenings/new", film="Ebb (2015) · 2", date="2015-09-10", time="18:00"
    )

    assert Screening.objects.get().showings.get().selection == films[1]


def screening_form(screening, **told):
    local = screening.starts + timedelta(hours=1)
    return {
        "date": local.date().isoformat(), "time": f"{local:%H:%M}", "minutes": screening.minutes, "audience": "public",
        "screen": screening.screen_id, "film": [f"{one.selection.film}" for one in screening.showings.all()],
        "as_of": screening.changed_at.isoformat(), **told,
    }  # fmt: skip


def test_two_programmers_save_one_screening_at_once(desk):
    screening = shown(SelectionFactory(film=FilmFactory(title="The Tide", year=2015)), starts=SIX)
    address = f"/programme/screenings/{screening.pk}"
    mine, theirs = (screening_form(screening, price=price) for price in ("€8", "€9"))
    post(desk, address, **theirs)

    answer = post(desk, address, **mine)

    assert "Somebody else changed this" in words(answer)
    assert 'value="€8"' in words(answer)
    screening.refresh_from_db()
    assert screening.price == "€9"
    post(desk, address, **(mine | {"as_of": screening.changed_at.isoformat()}))
    screening.refresh_from_db()
    assert screening.price == "€8"


def test_cancelled_and_after_all_sold_out_and_on_sale(desk):
    screening = shown(SelectionFactory(), starts=SIX)
    base = f"/programme/screenings/{screening.pk}"

    assert "Reason" in words(desk.get(f"{base}/cancel"))
    post(desk, f"{base}/cancel", reason="No copy came.")
    screening.refresh_from_db()
    assert (screening.state, screening.reason) == ("cancelled", "No copy came.")
    assert "Takes place after all" in words(desk.get(f"/programme/editions/{screening.edition_id}/screenings"))
    post(desk, f"{base}/restore")
    post(desk, f"{base}/sold-out", sold_out="yes")

    screening.refresh_from_db()
    assert (screening.state, screening.sold_out, screening.sequence) == ("planned", True, 2)
    post(desk, f"{base}/sold-out", sold_out="no")
    assert "can be cancelled" in words(post(desk, f"{base}/delete"))


def table(rows, **told):
    given = {"row": [str(row.pk) for row in rows]}
    for row in rows:
        given[f"was-{row.pk}"] = f"{row.section_id or ''}|{row.premiere}|{row.position}"
        given[f"section-{row.pk}"] = row.section.name if row.section else ""
        given[f"premiere-{row.pk}"] = row.premiere
        given[f"place-{row.pk}"] = str(row.position or "")
    return given | told


def test_table_changes_section_premiere_and_place(desk):
    gala = SectionFactory(name="Gala")
    rows = [SelectionFactory(edition=gala.edition, position=at) for at in (1, 2)]
    first, second = (row.pk for row in rows)

    answer = post(
        desk, f"/programme/editions/{gala.edition_id}/films",
        **table(rows, **{f"section-{second}": "Gala", f"premiere-{first}": "world"}),
    )  # fmt: skip

    assert "2 films are changed" in words(answer)
    assert Selection.objects.get(pk=first).premiere == "world"
    assert (Selection.objects.get(pk=second).section, Selection.objects.get(pk=second).position) == (gala, 1)
    unchanged = table(Selection.objects.order_by("pk"))
    assert "Nothing was to be changed" in words(post(desk, f"/programme/editions/{gala.edition_id}/films", **unchanged))


def test_table_with_a_wrong_section_or_place_saves_nothing_and_keeps_what_was_typed(desk):
    row = SelectionFactory(position=1)
    address = f"/programme/editions/{row.edition_id}/films"

    wrong = words(post(desk, address, **table([row], **{f"section-{row.pk}": "Galla"})))
    odd = words(post(desk, address, **table([row], **{f"place-{row.pk}": "first"})))

    assert "“Galla” is no section" in wrong
    assert 'value="Galla"' in wrong
    assert "whole number" in odd


def test_table_that_somebody_overtook_keeps_what_was_typed_and_nothing_else(desk):
    edition = EditionFactory()
    a, b = (SelectionFactory(edition=edition, position=at) for at in (1, 2))
    opened = table([a, b], **{f"premiere-{a.pk}": "world"})
    post(desk, f"/programme/editions/{edition.pk}/films", **table([a, b], **{f"place-{b.pk}": "1"}))

    page = words(post(desk, f"/programme/editions/{edition.pk}/films", **opened))

    assert "Somebody else changed this" in page
    row = page.partition(f'name="premiere-{a.pk}"')[2].partition("</select>")[0]
    assert 'value="world" selected' in row
    assert f'name="place-{b.pk}" inputmode="numeric" value="1"' in page, "what somebody else saved is not put back"


def test_film_is_withdrawn_with_a_reason_and_taken_back(desk):
    row = shown(SelectionFactory(), starts=COMING).showings.get().selection
    together = shown(row, starts=COMING, title="Three shorts")
    shown(SelectionFactory(edition=row.edition), starts=COMING).showings.update(screening=together, position=2)

    asked = words(desk.get(f"/programme/films/{row.pk}/withdraw"))
    alone, _between, parts = asked.partition("take place without it:")
    assert "cancelled with it:" in alone
    assert alone.count("<li>Tuesday 10 September, 18:00, ") == 1
    assert ": Three shorts</li>" in parts
    post(desk, f"/programme/films/{row.pk}/withdraw", reason="The rights.", screenings="stay")
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert "It shows a film that was withdrawn" in words(desk.get(f"/programme/editions/{row.edition_id}/screenings"))
    post(desk, f"/programme/films/{row.pk}/put-back")

    row.refresh_from_db()
    assert row.withdrawn_at is None
    post(desk, f"/programme/films/{row.pk}/withdraw", screenings="go")
    assert sorted(Screening.objects.filter(state="planned").values_list("title", flat=True)) == ["", "Three shorts"]
    assert [one.selection_id for one in together.showings.all()] != [row.pk]


def test_selection_section_and_edition_are_changed_by_their_forms(desk):
    row = SelectionFactory(film=FilmFactory(title="The Tide"))
    section = SectionFactory(edition=row.edition, name="Gala")
    edition = row.edition

    post(desk, f"/programme/films/{row.pk}", section=section.pk, note="*Salt.*", premiere="world")
    post(desk, f"/programme/sections/{section.pk}", name="Galas", competition="on")
    post(
        desk, f"/programme/editions/{edition.pk}/edit", year="2015", zone=edition.zone, starts="2015-09-10",
        ends="2015-09-20", name="Harbour at Home",
    )  # fmt: skip

    row.refresh_from_db()
    section.refresh_from_db()
    edition.refresh_from_db()
    assert (row.section, row.premiere, row.html) == (section, "world", "<p><em>Salt.</em></p>")
    assert (section.name, section.competition, edition.ends) == ("Galas", True, date(2015, 9, 20))


def test_sections_are_ordered_by_buttons_copied_and_deleted(desk):
    before = EditionFactory(year=2014, slug="2014")
    SectionFactory(edition=before, name="Gala")
    edition = EditionFactory(festival=before.festival)

    post(desk, f"/programme/editions/{edition.pk}/sections/copy")
    post(desk, f"/programme/editions/{edition.pk}/sections", name="Shorts")
    gala, shorts = edition.sections.order_by("position")
    post(desk, f"/programme/sections/{shorts.pk}/move", step="up")
    assert [one.name for one in edition.sections.order_by("position")] == ["Shorts", "Gala"]
    post(desk, f"/programme/sections/{gala.pk}/delete")

    assert edition.sections.get() == shorts


def test_venue_is_changed_with_screens_and_ways(desk):
    screen, other = ScreenFactory(), ScreenFactory().venue
    address = f"/programme/venues/{screen.venue_id}"

    post(
        desk, address, name="Odeon", rows="2", latitude="38.7", longitude="-9.1",
        **{"0-id": screen.pk, "0-there": "on", "0-name": "1", "0-step_free": "yes", "1-there": "on", "1-name": "2"},
    )  # fmt: skip
    post(desk, f"{address}/walks", **{f"to-{other.pk}": "9"})
    wrong = post(desk, f"{address}/walks", **{f"to-{other.pk}": "far"})

    screens = list(Venue.objects.get(pk=screen.venue_id).screens.order_by("name").values_list("name", "step_free"))
    assert screens == [("1", True), ("2", None)]
    assert Walk.objects.get().minutes == 9
    assert "whole minutes" in words(wrong)


def test_awards_by_the_title_of_a_film(desk):
    row = SelectionFactory(edition=EditionFactory(state="draft"), film=FilmFactory(title="The Tide", year=2015))
    address = f"/programme/editions/{row.edition_id}/awards"

    post(desk, address, name="Golden Anchor", film="The Tide (2015)")
    wrong = post(desk, address, name="Silver Anchor", film="The Tied")

    award = Award.objects.get()
    assert award.film == row.film
    assert "No film of the edition is called so" in words(wrong)
    post(desk, f"/programme/awards/{award.pk}", name="Golden Anchor", film="The Tide (2015)", kind="mention")
    award.refresh_from_db()
    assert award.kind == "mention"
    assert "Delete Golden Anchor?" in words(desk.get(f"/programme/awards/{award.pk}/delete"))
    assert Award.objects.exists()
    post(desk, f"/programme/awards/{award.pk}/delete")
    assert not Award.objects.exists()


def test_nonsense_is_no_fault_of_the_site(desk):
    edition, film = EditionFactory(), SelectionFactory()
    festival = FestivalFactory()
    screening = ScreeningFactory()
    for address in (
        f"editions/{edition.pk}/films", f"editions/{edition.pk}/screenings/new", f"films/{film.pk}",
        f"screenings/{screening.pk}", f"festivals/{festival.pk}", f"editions/{edition.pk}/edit", "venues/new",
        f"editions/{edition.pk}/awards", f"editions/{edition.pk}/sections", f"editions/{edition.pk}/films/add",
    ):  # fmt: skip
        odd = {
            "row": ["x", "99999999999999999999"],
            "film": "\x00",
            "section": "²",
            "as_of": "then",
            "rows": "²",
            "name": "\x00",
        }
        assert post(desk, f"/programme/{address}", **odd).status_code in (200, 404), address
        assert desk.get(f"/programme/{address}?page=²&day=0&of=²&like=²&film=x&after=x").status_code in (200, 405)


def test_what_is_deleted_is_asked_for_once_more(desk):
    state = Edition.State.DRAFT
    row = SelectionFactory(edition=EditionFactory(state=state), film=FilmFactory(title="The Tide"))
    screening, empty = shown(row, starts=SIX), EditionFactory(state=state)
    section, venue, festival = SectionFactory(edition=row.edition), ScreenFactory().venue, FestivalFactory()
    for address, name in (
        (f"screenings/{screening.pk}", "The Tide"), (f"films/{row.pk}", "The Tide"), (f"sections/{section.pk}", section.name),
        (f"venues/{venue.pk}", venue.name), (f"editions/{empty.pk}", str(empty)), (f"festivals/{festival.pk}", festival.name),
    ):  # fmt: skip
        asked = words(desk.get(f"/programme/{address}/delete"))
        assert f"Delete {name}?" in asked
        assert desk.get(f"/programme/{address}").status_code == 200
        post(desk, f"/programme/{address}/delete")
        assert desk.get(f"/programme/{address}").status_code == 404
