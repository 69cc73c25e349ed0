"""Documents added one after another: what each does to the films that are here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories.readings import reading, review, said
from factories.sources import NOON
from onesheet.films.models import Credit, Film, QuotedReview, Statement
from onesheet.films.services import Kind, add, origins_taken_in, propose, publish
from onesheet.people.models import Person
from onesheet.reading import unreadable
from onesheet.reading.vocabulary import ENCYCLOPEDIA_ARTICLE, FILM_PAGE, LISTING
from onesheet.reading.vocabulary import Film as ReadFilm
from onesheet.sources.models import Document, Source

pytestmark = pytest.mark.django_db

ARTICLE = "The Piano is a 1993 film directed by Jane Campion. Holly Hunter and Sam Neill star. It runs 121 minutes."
REVIEW = "Jane Campion’s The Piano is a film of hands. Ada (Holly Hunter) says nothing. I would see it again."
PAGE = "The Piano\n\nOne reader says: a storm of a film, and I was wet through."


def article(text=ARTICLE, **changes):
    return reading(
        text,
        said(text, "title", "The Piano", "The Piano"),
        said(text, "year", 1993, "1993"),
        said(text, "director", "Jane Campion", "Jane Campion"),
        said(text, "cast_member", "Holly Hunter", "Holly Hunter", billing=1),
        said(text, "cast_member", "Sam Neill", "Sam Neill", billing=2),
        said(text, "duration", 121, "121 minutes"),
        year=1993,
        kind=ENCYCLOPEDIA_ARTICLE,
        outlet=None,
        **changes,
    )


def critique(text=REVIEW):
    return reading(
        text,
        said(text, "director", "Jane Campion", "Jane Campion"),
        said(text, "cast_member", "Holly Hunter", "Ada (Holly Hunter)", character="Ada"),
        reviews=[review(text, text, author="Orla Brannigan", stars=None)],
    )


def page(text=PAGE):
    words = "a storm of a film, and I was wet through."
    return reading(text, reviews=[review(text, words)], kind=FILM_PAGE, outlet=None)


def put(made, **more):
    return add(reading=made, by=None, now=NOON, **more)


def test_a_first_document_makes_a_film_with_its_people_and_its_record():
    outcome = put(article())

    film = Film.objects.get()
    assert (outcome.kind, outcome.done) == (Kind.NEW_FILM, True)
    assert outcome.sentence == "Published as a new film, The Piano (1993), with 6 statements and 0 reviews."
    assert [(ref.slug, str(ref)) for ref in outcome.films] == [("the-piano-1993", "The Piano (1993)")]
    assert (film.title, film.year, film.runtime_minutes, film.sort_title) == ("The Piano", 1993, 121, "piano")
    assert [person.slug for person in Person.objects.order_by("slug")] == ["holly-hunter", "jane-campion", "sam-neill"]
    assert [
        (one.function, one.person.name, one.billing) for one in Credit.objects.order_by("function", "position")
    ] == [
        ("cast_member", "Holly Hunter", 1),
        ("cast_member", "Sam Neill", 2),
        ("director", "Jane Campion", None),
    ]


def test_each_statement_keeps_its_words_and_the_sentence_around_them():
    put(article())

    one = Statement.objects.get(property="duration")
    assert (one.quote, one.sentence) == ("121 minutes", "It runs 121 minutes.")
    assert one.document.text[one.start : one.end] == one.quote
    assert one.row_key == one.film.fact_rows.get(property="duration").key


def test_a_second_document_adds_to_the_film_that_is_here():
    put(article())

    outcome = put(critique())

    assert outcome.kind is Kind.ADDED
    assert outcome.sentence == "Added 3 statements and 1 review to The Piano (1993)."
    assert Film.objects.count() == 1
    credit = Credit.objects.get(person__name="Holly Hunter")
    assert (credit.character, credit.sources) == ("Ada", 2)
    assert QuotedReview.objects.get().author == "Orla Brannigan"


def test_a_review_without_a_year_may_come_first():
    put(critique())
    put(article())

    film = Film.objects.get()
    assert (film.slug, film.title, film.year) == ("the-piano", "The Piano", 1993)


def test_the_same_text_again_changes_nothing():
    put(article())
    before = list(Statement.objects.values()), list(Credit.objects.values())

    outcome = put(article(), origin="file:///another/name.txt")

    assert (outcome.kind, outcome.done) == (Kind.UNCHANGED, True)
    assert outcome.sentence.endswith("of The Piano (1993); nothing changed.")
    assert (list(Statement.objects.values()), list(Credit.objects.values())) == before
    assert Document.objects.count() == 1


def test_a_changed_text_of_the_same_origin_takes_the_place_of_the_older():
    put(article(), origin="file:///piano.txt")
    newer = ARTICLE.replace("121 minutes", "121 minutes, give or take").replace("Sam Neill", "Sam  Neill")
    changed = reading(
        newer, said(newer, "director", "Jane Campion", "Jane Campion"), year=1993, kind=ENCYCLOPEDIA_ARTICLE
    )

    outcome = put(changed, origin="file:///piano.txt")

    older, new = Document.objects.order_by("pk")
    assert (outcome.kind, outcome.document) == (Kind.SUPERSEDED, new.pk)
    assert (older.state, new.state, new.supersedes) == ("superseded", "published", older)
    assert [credit.person.name for credit in Credit.objects.all()] == ["Jane Campion"]
    assert Film.objects.get().runtime_minutes is None
    assert Statement.objects.filter(document=older).exclude(row_key="").count() == 0


def test_a_changed_text_that_names_nobody_still_finds_its_film():
    put(page(), origin="file:///page.txt")

    outcome = put(page(PAGE + " Twice."), origin="file:///page.txt")

    assert outcome.kind is Kind.SUPERSEDED
    assert Film.objects.count() == 1
    assert [one.document_id for one in QuotedReview.objects.filter(document__state="published")] == [outcome.document]


def test_a_doubtful_match_waits_and_touches_nothing():
    put(article())

    outcome = put(page())

    assert (outcome.kind, outcome.done) == (Kind.WAITING, False)
    assert outcome.sentence == (
        f"Waits as proposal {outcome.document}: “The Piano” may be The Piano (1993), but no year is told "
        "and no people are in common."
    )
    assert Document.objects.get(pk=outcome.document).state == "proposed"
    assert Film.objects.count() == 1
    assert QuotedReview.objects.count() == 0


def test_a_proposal_that_waits_is_not_stored_twice_and_gives_way_to_a_newer_text():
    put(article())
    first = put(page(), origin="file:///page.txt")

    again = put(page(), origin="file:///page.txt")
    newer = put(page(PAGE + " Twice."), origin="file:///page.txt")

    assert (again.kind, again.document) == (Kind.WAITING, first.document)
    assert newer.kind is Kind.WAITING
    assert list(Document.objects.filter(state="proposed").values_list("pk", flat=True)) == [newer.document]


@pytest.mark.parametrize(
    ("made", "arguments", "words"),
    [
        (reading("A recipe for bread.", films=()), {}, "No film was found"),
        (reading("Nothing is said."), {}, "Nothing was read of"),
        (unreadable("a.png", "This is a picture; give its text."), {}, "This is a picture; give its text."),
        (reading("A film\x00of holes."), {}, "cannot be stored"),
        (reading("A film \ud800 of holes."), {}, "cannot be stored"),
        (article(), {"address": "ftp://example.org/piano"}, "no address on the web"),
        (article(), {"source_kind": "oracle"}, "no kind of source"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_nothing_is_stored(made, arguments, words):
    outcome = put(made, **arguments)

    assert (outcome.kind, outcome.done, outcome.document) == (Kind.REFUSED, False, None)
    assert words in outcome.sentence
    assert not Document.objects.exists()
    assert not Film.objects.exists()


def test_a_listing_of_several_films_goes_to_each():
    put(article())
    text = "Tonight: The Piano by Jane Campion. Tomorrow: Orlando (1992) by Sally Potter."
    listing = reading(
        text,
        said(text, "director", "Jane Campion", "Jane Campion"),
        said(text, "director", "Sally Potter", "Sally Potter", film=1),
        films=[ReadFilm("The Piano", 1993), ReadFilm("Orlando", 1992), ReadFilm("orlando", 1992)],
        kind=LISTING,
    )

    outcome = put(listing)

    assert outcome.kind is Kind.ADDED
    assert (
        outcome.sentence
        == "Added 6 statements and 0 reviews to The Piano (1993), Orlando (1992), of which new: Orlando (1992)."
    )
    assert [film.slug for film in Film.objects.order_by("pk")] == ["the-piano-1993", "orlando-1992"]
    assert Statement.objects.get(value="Sally Potter").film.title == "Orlando"


def test_two_films_of_one_name_have_two_addresses():
    text = "Hamlet, directed by Laurence Olivier in 1948."
    other = "Hamlet, directed by Svend Gade in 1921."
    put(reading(text, said(text, "director", "Laurence Olivier", "Laurence Olivier"), title="Hamlet"))
    waiting = put(reading(other, said(other, "director", "Svend Gade", "Svend Gade"), title="Hamlet"))
    put(reading(other + " Silent.", said(other, "director", "Svend Gade", "Svend Gade"), title="Hamlet", year=1921))

    assert waiting.kind is Kind.WAITING
    assert Film.objects.count() == 1


def test_names_that_fold_alike_are_one_person_with_the_better_name():
    text = "Nomadland was directed by Chloe Zhao in 2020."
    other = "The Rider was directed by Chloé Zhao in 2017."
    put(reading(text, said(text, "director", "Chloe Zhao", "Chloe Zhao"), title="Nomadland", year=2020))
    put(reading(other, said(other, "director", "Chloé Zhao", "Chloé Zhao"), title="The Rider", year=2017))

    assert [(person.name, person.slug) for person in Person.objects.all()] == [("Chloé Zhao", "chloe-zhao")]


@pytest.mark.parametrize(
    ("made", "given", "expected"),
    [
        (article(), {}, ("Unnamed encyclopedia", "encyclopedia", 60)),
        (critique(), {}, ("The Matinee", "magazine", 50)),
        (critique(), {"source_name": "Reel & Rye"}, ("Reel & Rye", "magazine", 50)),
        (critique(), {"licence": "own"}, ("The Matinee", "house", 90)),
        (page(), {"source_name": "Foyer", "source_kind": "members"}, ("Foyer", "members", 20)),
    ],
)
def test_the_source_is_the_one_given_or_the_one_the_document_names(made, given, expected):
    put(made, **given)

    source = Source.objects.get()
    assert (source.name, source.kind, source.weight) == expected


def test_a_source_is_made_once_and_keeps_what_an_editor_gave_it():
    Source.objects.create(name="The Matinee", slug="the-matinee", kind="magazine", weight=80)

    put(critique(), source_name="the matinee", licence="cc by-sa 4.0")

    assert Source.objects.get().weight == 80
    assert Document.objects.get().licence == "CC-BY-SA-4.0"


def test_origins_taken_in_remembers_what_was_ever_here():
    put(article(), origin="catalogue:a")

    assert origins_taken_in(["catalogue:a", "catalogue:b"]) == {"catalogue:a"}


def test_an_identifier_in_common_brings_documents_of_other_titles_together():
    text = "The Piano is tt0107822."
    other = "La Leçon de piano, tt0107822."
    put(reading(text, said(text, "external_id", "tt0107822", "tt0107822", scheme="imdb")))

    outcome = put(
        reading(
            other,
            said(other, "title", "La Leçon de piano", "La Leçon de piano", kind="alternative"),
            said(other, "external_id", "tt0107822", "tt0107822", scheme="imdb"),
            title="La Leçon de piano",
        )
    )

    assert outcome.kind is Kind.ADDED
    assert sorted(Film.objects.get().title_rows.values_list("text", "kind")) == [
        ("La Leçon de piano", "alternative"),
        ("The Piano", "main"),
    ]


def test_a_document_known_by_its_address_alone_is_superseded_from_there():
    put(article(), origin="paste", address="https://encyclopedia.example.org/piano")

    outcome = put(article(ARTICLE + " It has an epilogue."), address="https://encyclopedia.example.org/piano")

    assert outcome.kind is Kind.SUPERSEDED


def test_a_film_of_which_a_listing_tells_nothing_is_not_made():
    text = "The Piano, by Jane Campion, and one more to be announced."
    made = reading(
        text,
        said(text, "director", "Jane Campion", "Jane Campion"),
        films=[ReadFilm("A secret", None), ReadFilm("The Piano", None)],
    )
    assert "A secret" not in text

    put(
        reading(
            text,
            *[replace(one, film=1) for one in made.statements],
            films=made.films,
            reviews=[replace(review(text, "one more"), film=1)],
        )
    )

    assert [film.title for film in Film.objects.all()] == ["The Piano"]


def test_addresses_that_are_taken_get_a_number():
    text = "Hamlet (1921), by Svend Gade."
    put(reading(text, said(text, "director", "Svend Gade", "Svend Gade"), title="Hamlet", year=1921))
    again = "Hamlet (1921), by Somebody Else."
    made = reading(again, said(again, "director", "Somebody Else", "Somebody Else"), title="Hamlet", year=1921)

    publish(document=propose(reading=made, by=None, now=NOON).document, by=None, now=NOON, films={0: None})

    assert [film.slug for film in Film.objects.order_by("pk")] == ["hamlet-1921", "hamlet-1921-2"]
