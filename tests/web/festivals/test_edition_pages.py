"""Festivals and their editions: by section, by film, by what was awarded and what changed."""

from __future__ import annotations

import pytest

from factories.festivals import EditionFactory, FestivalFactory, SectionFactory, SelectionFactory
from factories.films import FilmFactory
from onesheet.festivals.models import Award, Change, Edition, Screening
from onesheet.films.models import Film
from strategies.hostile import HOSTILE
from web.festivals.conftest import DURING, HERE, at, more


@pytest.mark.parametrize("films", [0, 4])
def test_an_edition_stands_by_section_with_what_the_record_says_of_each_film(visit, programme, films):
    more(programme, films)

    page = visit(HERE, queries=7)

    assert "edition 12 · 10 to 19 September 2015 · Lisbon" in page.words
    assert "The Tide Ann Marsh, Portugal, 2015, 94 min Opening film, world premiere" in page.words
    assert "Thu 10 Sept 18:00 Harbour Cinema, Hall 1" in page.words
    galas, late, without = (page.words.index(name) for name in ("Galas competition", "Late Galas", "In no section"))
    assert galas < late < page.words.index("Lantern Ida Sund, France") < without < page.words.index("Gull")
    assert f"2015/screenings/{programme.first.pk}" in page.links
    assert 'class="section depth-1"' in page.html


@pytest.mark.django_db(transaction=True)
def test_the_programme_of_an_edition_is_kept_until_something_of_it_changes(visit, programme, clock):
    visit(HERE)
    assert visit(HERE, queries=1).html == visit(HERE).html

    Film.objects.filter(pk=programme.tide.film_id).update(title="The Ebb")
    assert "The Ebb Ann Marsh" in visit(HERE, queries=7).words
    Screening.objects.filter(pk=programme.first.pk).update(sold_out=True)
    assert "Harbour Cinema, Hall 1, sold out" in visit(HERE, queries=7).words
    clock(DURING)
    assert "18:00 Harbour Cinema, Hall 1, shown" in visit(f"{HERE}/sections/galas").words
    assert "00:15 Harbour Cinema, Hall 2, shown" in visit(HERE, queries=7).words


def test_what_is_over_and_what_is_cancelled_is_told_apart_from_what_is_to_come(visit, programme, clock):
    before = visit(HERE).words
    assert "Thu 10 Sept 18:00 Harbour Cinema, Hall 1 Fri 11 Sept 20:00 Harbour Cinema, Hall 1, cancelled" in before
    assert "shown" not in before

    clock(DURING)
    during = visit(HERE)
    # Where something is still to come, what was is told by its number.
    assert "Fri 11 Sept 20:00 Harbour Cinema, Hall 1, cancelled shown once before" in during.words
    assert "Fri 11 Sept 15:00 Harbour Cinema, Hall 1 Rope" in during.words
    assert '<small class="over">' in during.html
    assert '<small class="off">' in during.html
    whole = visit(f"{HERE}/sections/galas").words
    assert (
        "Thu 10 Sept 18:00 Harbour Cinema, Hall 1, shown Fri 11 Sept 20:00 Harbour Cinema, Hall 1, cancelled" in whole
    )


def test_when_an_edition_is_over_its_programme_is_still_there(visit, programme, clock):
    clock(at(30, 12))

    page = visit(HERE)

    assert (
        "Thu 10 Sept 18:00 Harbour Cinema, Hall 1, shown Fri 11 Sept 20:00 Harbour Cinema, Hall 1, cancelled"
        in page.words
    )
    assert page.words.count(" shown") == 5
    assert f"2015/screenings/{programme.first.pk}" in page.links


def test_a_long_section_leads_to_its_own_page(visit, programme):
    more(programme, 10)

    page = visit(HERE)

    assert "All 11 films of this section" in page.words
    assert "More 9" not in page.words
    assert "More 9" in visit(f"{HERE}/sections/galas").words


def test_a_withdrawn_film_is_on_no_page_of_the_programme(visit, programme):
    programme.tide.withdrawn_at = at(1, 12)
    programme.tide.save()

    assert all("The Tide" not in visit(HERE + rest).words for rest in ("", "/films", "/sections/galas"))
    # A screening keeps its films, and says what became of them.
    assert "withdrawn" in visit(f"{HERE}/screenings/{programme.first.pk}").words


def test_a_film_without_a_page_is_told_without_a_link(visit, programme):
    Film.objects.filter(pk=programme.tide.film_id).update(shown=False)

    page = visit(HERE)

    assert "The Tide" in page.words
    assert "/films/the-tide" not in page.links


def test_the_edition_is_linked_data(visit, programme):
    (told,) = visit(HERE).structured

    assert told["@type"] == "Festival"
    assert (told["startDate"], told["endDate"]) == ("2015-09-10", "2015-09-19")
    assert told["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Lisbon",
        "addressCountry": "PT",
    }
    assert told["url"] == f"http://testserver{HERE}"


@pytest.mark.parametrize(
    "rest", ["", "/films", "/schedule", "/changes", "/awards", "/sections/galas", "/catalogue.csv", "/calendar.ics"]
)
def test_programmers_alone_see_an_edition_in_preparation(client, pia, programme, rest):
    Edition.objects.update(state=Edition.State.DRAFT)

    assert client.get(HERE + rest).status_code == 404
    answer = pia.get(HERE + rest)
    if rest == "/calendar.ics":
        assert answer.status_code == 404
    else:
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    assert client.get("/festivals/harbour").status_code == 404
    assert "Harbour" not in client.get("/festivals/").content.decode()
    assert client.get("/venues/harbour-cinema").status_code == 404


def test_films_stand_from_a_to_z(visit, programme):
    page = visit(f"{HERE}/films", queries=5)

    # The article of a title counts for nothing.
    order = [page.words.index(f"{name} ") for name in ("Gull", "Lantern", "Rope", "The Tide", "Weed")]
    assert order == sorted(order)
    assert page.words.index("T The Tide") > 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=FR", {"Lantern"}),
        ("premiere=world", {"The Tide"}),
        ("section=late-galas", {"Lantern"}),
        ("section=galas&country=FR", set()),
        ("section=nothing", set()),
        ("country=", {"Gull", "Lantern", "Rope", "The Tide", "Weed"}),
        ("country=%3Cb%3E&page=99", set()),
    ],
)
def test_films_are_chosen_by_country_premiere_and_section(visit, programme, query, found):
    page = visit(f"{HERE}/films?{query}", queries=5)

    told = page.html.partition('id="found"')[2]
    names = ("Gull", "Lantern", "Rope", "The Tide", "Weed")
    assert {name for name in names if f">{name}<" in told} == found


def test_a_section_has_the_programmers_notes_and_its_other_years(visit, programme):
    before = EditionFactory(festival=programme.festival, slug="2014", year=2014)
    programme.galas.was = SectionFactory(edition=before, name="Evenings", slug="evenings")
    programme.galas.save()
    programme.tide.preceded_by = programme.shorts[0]
    programme.tide.save()

    page = visit(f"{HERE}/sections/galas", queries=9)

    assert "<p>Salt, <strong>slow</strong>.</p>" in page.html
    assert "preceded by Gull" in page.words
    assert "In other years: 2014, Evenings" in page.words
    assert "/festivals/harbour/2014/sections/evenings" in page.links
    assert "Its parts: Late Galas" in page.words
    assert "Part of Galas" in visit(f"{HERE}/sections/late-galas", queries=9).words
    assert visit(f"{HERE}/sections/nothing", status=404)


def test_a_festival_tells_its_sections_through_the_years_with_what_they_were_called(visit, programme):
    older = EditionFactory(festival=programme.festival, slug="2014", year=2014)
    oldest = EditionFactory(festival=programme.festival, slug="2013", year=2013)
    draft = EditionFactory(festival=programme.festival, slug="2016", year=2016, state=Edition.State.DRAFT)
    first = SectionFactory(edition=oldest, name="Evenings", slug="evenings")
    second = SectionFactory(edition=older, name="Galas", slug="galas", was=first)
    programme.galas.was = second
    programme.galas.save()
    SectionFactory(edition=draft, name="Surprises", slug="surprises")
    Award.objects.create(edition=programme.edition, name="The Anchor", film=programme.tide.film, changed_at=at(1, 1))

    page = visit("/festivals/harbour", queries=4)

    assert "Galas 2014–2015; before that Evenings (2013)" in page.words
    assert "Surprises" not in page.words
    assert "2016" not in page.words
    assert "The Anchor The Tide 2015" in page.words


def test_festivals_run_here_stand_before_those_of_documents(visit, programme):
    other = FestivalFactory(name="Alpine Days", slug="alpine-days", run_here=False)
    EditionFactory(festival=other, year=2011, slug="2011")
    EditionFactory(festival=other, year=2013, slug="2013")
    FestivalFactory(name="Without Editions")

    page = visit("/festivals/", queries=4)

    assert page.words.index("Now and soon Harbour Film Festival 2015") < page.words.index("Run here Harbour")
    assert page.words.index("Run here") < page.words.index("Alpine Days 2 editions, 2011–2013")
    assert "Without Editions" not in page.words


def test_what_was_awarded(visit, programme):
    told = {"edition": programme.edition, "changed_at": at(1, 1)}
    Award.objects.create(
        name="The Anchor", film=programme.tide.film, section=programme.galas, jury="A. Lind and B. Moreau", citation="For its salt.", **told
    )  # fmt: skip
    Award.objects.create(name="Hands", recipient="Kit Reed", kind="mention", position=1, **told)

    words = visit(f"{HERE}/awards", queries=2).words

    assert "The Anchor The Tide 2015 · Galas For its salt. A. Lind and B. Moreau" in words
    assert "Hands special mention Kit Reed" in words
    assert "Juries Jury A. Lind B. Moreau gave The Anchor" in words


def test_an_edition_that_only_awarded_films_leads_to_its_awards(visit, clock, db):
    edition = EditionFactory(festival__slug="quiet")
    assert "What it awarded" not in visit(f"/festivals/quiet/{edition.slug}").words

    Award.objects.create(name="The Anchor", film=FilmFactory(), edition=edition, changed_at=at(1, 1))

    page = visit(f"/festivals/quiet/{edition.slug}")
    assert "No film of it is known yet. What it awarded" in page.words
    assert page.links.count(f"/festivals/quiet/{edition.slug}/awards") == 2


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Special Mention", "mention", "Special Mention not announced yet"), ("Hands", "mention", "Hands special mention"),
        ("Audience Award", "audience", "Audience Award not announced yet"), ("Hands", "audience", "Hands by the audience"),
    ],
)  # fmt: skip
def test_what_an_award_is_stands_there_once(visit, programme, name, kind, words):
    Award.objects.create(name=name, kind=kind, edition=programme.edition, changed_at=at(1, 1))

    assert words in visit(f"{HERE}/awards").words


def change(programme, kind: str, **told: object) -> Change:
    given = {"what": "The Tide", "before": {}, "after": {}, **told}
    return Change.objects.create(
        edition=programme.edition, kind=kind, screening=programme.first, told=given, at=at(9, 8, 30)
    )


THEN = {"starts": "2015-09-11T17:00:00+00:00", "place": "Cinema 1"}
NOW = {"starts": "2015-09-12T19:30:00+00:00", "place": "Cinema 2, Hall 3"}


@pytest.mark.parametrize(
    ("kind", "told", "sentence"),
    [
        ("moved", {"before": THEN, "after": NOW}, "Moved from Fri 11 Sept 18:00, Cinema 1 to Sat 12 Sept 20:30, Cinema 2, Hall 3"),
        ("cancelled", {"before": THEN, "after": THEN, "reason": "Fire."}, "Cancelled: Fri 11 Sept 18:00, Cinema 1 Fire."),
        ("added", {"after": {**NOW, "place": ""}}, "Added: Sat 12 Sept 20:30"),
        ("sold-out", {"after": NOW}, "Sold out: Sat 12 Sept 20:30, Cinema 2, Hall 3"),
        ("changed", {"before": {**NOW, "minutes": 90, "relaxed": False}, "after": {**NOW, "minutes": 100, "relaxed": True}}, "Length: 100 min, was 90 min; Relaxed screening: yes"),
        ("film-withdrawn", {"before": {"section": "Galas"}, "after": {"section": ""}}, "Withdrawn from the programme, from Galas"),
        ("film-moved", {"before": {"section": "Galas"}, "after": {"section": "Shorts"}}, "Now in Shorts, not Galas"),
        ("section-moved", {"before": {"section": ""}, "after": {"section": "Galas"}}, "Now in Galas"),
        ("section-moved", {"before": {"section": "Galas"}, "after": {"section": ""}}, "No longer in Galas"),
        ("announced", {}, "The programme is announced"),
        ("moved", {"before": "?", "after": {"starts": 7}}, "Moved from to"),
    ],
)  # fmt: skip
def test_the_log_tells_each_change_in_the_festivals_own_time(visit, programme, kind, told, sentence):
    change(programme, kind, **told)

    page = visit(f"{HERE}/changes", queries=3)

    assert "Times are those of Europe/Lisbon" in page.words
    assert f"Wed 9 Sept 08:30 The Tide {sentence}" in page.words


def test_the_log_is_paged_and_costs_the_same(visit, programme):
    for _ in range(90):
        change(programme, "sold-out", after=NOW)

    page = visit(f"{HERE}/changes", queries=3)

    assert page.html.count('<li id="c') == 80
    assert "Page 1 of 2" in page.words


def test_changes_are_a_feed(client, programme, django_assert_num_queries):
    change(programme, "moved", before=THEN, after=NOW, reason="A <b>leak</b>.")

    for form in ("atom", "rss", "json"):
        with django_assert_num_queries(2):
            answer = client.get(f"{HERE}/changes.{form}")
        text = answer.content.decode()
        assert "The Tide: Moved from Fri 11 Sept 18:00, Cinema 1 to Sat 12 Sept 20:30" in text
        assert f"http://testserver{HERE}/screenings/{programme.first.pk}" in text
        assert "<p>A <b>leak" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_a_page(visit, programme, words):
    Edition.objects.update(name=words, place=words)
    programme.galas.name = words
    programme.galas.save()
    Film.objects.filter(pk=programme.tide.film_id).update(title=words)
    programme.tide.premiere_words = words[:80]
    programme.tide.save()
    change(programme, "moved", what=words, reason=words, before={"place": words}, after={"place": words})
    Award.objects.create(edition=programme.edition, name=words, jury=words, citation=words, changed_at=at(1, 1))

    for rest in (
        "",
        "/films",
        "/sections/galas",
        "/schedule",
        "/changes",
        "/awards",
        f"/screenings/{programme.first.pk}",
    ):
        page = visit(HERE + rest)
        assert "<script>alert" not in page.html
        assert "<img src" not in page.html
    assert visit("/festivals/harbour")


def test_an_edition_of_which_nothing_is_known_says_so(visit, clock, db):
    edition = EditionFactory(festival__slug="quiet", starts=None, ends=None)

    for rest, words in (
        ("", "No film of it is known yet."), ("/schedule", "No screening of it is announced yet."),
        ("/changes", "Nothing has changed."), ("/awards", "No award of it is known yet."), ("/films", "0 films"),
    ):  # fmt: skip
        assert words in visit(f"/festivals/quiet/{edition.slug}{rest}").words
    SelectionFactory(edition=edition, film=FilmFactory(title="Alone"))
    assert "Alone" in visit(f"/festivals/quiet/{edition.slug}").words
    assert visit("/festivals/nowhere", status=404)
    assert visit("/festivals/quiet/1999", status=404)
