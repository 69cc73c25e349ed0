"""What is said of a film, value by value and statement by statement."""

from __future__ import annotations

from factories.accounts import MemberFactory
from factories.films import CreditFactory, FilmFactory, StatementFactory
from factories.people import PersonFactory
from factories.sources import NOON, DocumentFactory
from onesheet.films.models import Fact, Statement
from onesheet.films.services import withdraw
from onesheet.sources.models import Document


def test_values_stand_side_by_side_with_their_sentences_and_why_one_was_taken(visit, tide):
    page = visit(f"/films/{tide.slug}/record/duration", queries=4)

    assert page.words.index("104 min") < page.words.index("98 min")
    assert "1 source, on the sheet" in page.words
    assert "1 source, not taken" in page.words
    assert "It runs 104 minutes ." in page.words
    assert "Taken since The Open Encyclopedia counts for more here: 60 against 20 of 100 for Foyer." in page.words


def test_rows_carry_the_ids_that_marks_lead_to(visit, tide):
    page = visit(f"/films/{tide.slug}/record/duration")

    keys = set(Fact.objects.filter(film=tide, property="duration").values_list("key", flat=True))
    assert {f"v-{key}" for key in keys} <= set(page.ids)


def test_statement_leads_to_its_place_in_the_document(visit, tide):
    page = visit(f"/films/{tide.slug}/record/director")
    statement = Statement.objects.filter(film=tide, property="director").first()

    address = f"/documents/{statement.document_id}#s{statement.pk}"
    assert address in page.links
    assert f"s{statement.pk}" in visit(address).ids


def test_property_costs_the_same_for_one_and_for_three_values(visit, db):
    for count in (1, 3):
        film = FilmFactory(title=f"Film of {count}")
        for number in range(count):
            row = CreditFactory(film=film, function="producer", position=number)
            Statement.objects.filter(pk=row.statement_id).update(
                property="producer", row_key=row.key, sentence="It is."
            )

        visit(f"/films/{film.slug}/record/producer", queries=4)


def test_many_values_are_paged_and_marks_know_the_page(visit, db):
    film = FilmFactory(title="Crowd")
    for number in range(23):
        person = PersonFactory(name=f"Performer {number}")
        row = CreditFactory(film=film, function="cast_member", position=number, key=f"key{number}", person=person)
        Statement.objects.filter(pk=row.statement_id).update(
            property="cast_member",
            value=person.name,
            row_key=row.key,
            sentence=f"With {person.name}.",
            quote=person.name,
        )

    first, second = visit("/films/crowd/record/cast_member"), visit("/films/crowd/record/cast_member?page=2")

    assert "v-key19" in first.ids
    assert "v-key20" not in first.ids
    assert "v-key20" in second.ids
    assert "Page 1 of 2" in first.words
    assert 'href="/films/crowd/record/cast_member?page=2#v-key21"' not in visit("/films/crowd").html  # twenty are shown


def test_page_of_many_values_and_voices_stays_within_its_weight(visit, db):
    film = FilmFactory(title="Loud")
    documents = [DocumentFactory() for _ in range(5)]
    for number in range(20):
        row = CreditFactory(film=film, function="cast_member", position=number, key=f"key{number}")
        for document in documents:
            sentence = f"Performer {number} is in it, says {document.title}, " + "and much more is said of it " * 9
            StatementFactory(
                film=film, document=document, property="cast_member", value=f"Performer {number}", row_key=row.key,
                quote="Performer", sentence=sentence,
            )  # fmt: skip

    assert "and 3 more" in visit("/films/loud/record/cast_member", queries=4).words
    visit("/films/loud/record", queries=3)


def test_withdrawn_statement_is_told_as_no_longer_counted(visit, tide):
    document = Document.objects.get(kind="film-page")

    withdraw(document=document, by=None, now=NOON)

    page = visit(f"/films/{tide.slug}/record/duration")
    assert "No longer counted" in page.words
    assert "98 mins" in page.words
    assert "Foyer, withdrawn" in page.words


def test_editors_own_statement_names_who_states_it(visit, tide):
    StatementFactory(
        film=tide,
        document=None,
        stated_by=MemberFactory(display_name="Ben B."),
        property="genre",
        value="essay",
        quote="",
    )

    assert "Stated by Ben B.." in visit(f"/films/{tide.slug}/record/genre").words.replace(" .", ".")


def test_waiting_document_does_not_speak(visit, tide):
    waiting = DocumentFactory(state=Document.State.PROPOSED, title="Secret Draft")
    StatementFactory(film=tide, document=waiting, property="genre", value="secret", quote="secret")

    assert "secret" not in visit(f"/films/{tide.slug}/record/genre").words
    assert "Secret Draft" not in visit(f"/films/{tide.slug}/record").html


def test_record_lists_every_statement_and_costs_the_same_for_any_number(visit, tide):
    page = visit(f"/films/{tide.slug}/record", queries=3)

    for words in ("directed by Ann Marsh", "104 minutes", "Bo Reed as Kit", "opens on 13 November 2014", "$552,506"):
        assert words in page.words
    bare = FilmFactory(title="Bare")
    StatementFactory(film=bare)
    visit("/films/bare/record", queries=3)


def test_record_of_a_thing_never_said_is_not_found(visit, tide):
    assert "Nothing of this kind" in visit(f"/films/{tide.slug}/record/budget", status=404).words
    visit(f"/films/{tide.slug}/record/no-such-property", status=404)
