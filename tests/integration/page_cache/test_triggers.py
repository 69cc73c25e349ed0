"""Every way of writing raises the versions of the pages that show it, and only a committed one does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from onesheet.accounts.models import Member
from onesheet.films.models import Credit, Fact, Film, QuotedReview, Statement, Title
from onesheet.people.models import Person
from onesheet.sources.models import Document, Source
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)

MOMENT = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_place(db):
    """A test that empties the database on PostgreSQL leaves the triggers where they are; others may remove them."""
    triggers.install(connection)


def film(slug: str) -> Film:
    return Film.objects.create(slug=slug, title=slug.title(), sort_title=slug, created_at=MOMENT)


def document(number: int = 1) -> Document:
    source, _ = Source.objects.get_or_create(name="The Gazette", slug="the-gazette")
    return Document.objects.create(
        source=source, kind="review", title="Notes", text="Fine.", sha256=str(number), retrieved_at=MOMENT,
        reader="review/1", added_at=MOMENT,
    )  # fmt: skip


def statement(of: Film, by: Document) -> Statement:
    return Statement.objects.create(
        film=of, property="genre", value={"text": "drama"}, document=by, digest=f"{of.pk}-{by.pk}", made_at=MOMENT
    )


def row(of: Film, said: Statement) -> dict:
    return {
        "film": of, "statement": said, "key": f"k{Fact.objects.count()}", "sources": 1, "accepted": True,
        "disputed": False, "position": 0,
    }  # fmt: skip


class Raised:
    """The keys whose version rose in the block."""

    def __enter__(self) -> set[str]:
        self.before = dict(PageVersion.objects.values_list("key", "v"))
        self.keys: set[str] = set()
        return self.keys

    def __exit__(self, *_: object) -> None:
        after = dict(PageVersion.objects.values_list("key", "v"))
        assert all(after[key] >= version for key, version in self.before.items())
        self.keys.update(key for key, version in after.items() if version > self.before.get(key, 0))


def test_a_new_film_has_no_page_yet_and_raises_those_of_the_catalogue():
    with Raised() as raised:
        film("solaris")

    assert raised == {"catalogue"}


def test_saving_a_film_raises_the_pages_of_its_people_and_documents():
    here, other = film("solaris"), film("stalker")
    said = statement(here, document())
    quoted = document(2)
    QuotedReview.objects.create(film=here, document=quoted, text="Fine.", start=0, end=5)
    person = Person.objects.create(name="A", slug="a", folded="a", sort_name="a")
    Credit.objects.create(person=person, function="director", **row(here, said))

    with Raised() as raised:
        here.title = "Solyaris"
        here.save()

    assert raised == {
        "film:solaris", "person:a", f"document:{said.document_id}", f"document:{quoted.pk}", "catalogue",
    }  # fmt: skip
    assert other.slug == "stalker"


def test_a_changed_slug_raises_the_old_page_and_the_new():
    here = film("solaris")

    with Raised() as raised:
        Film.objects.filter(pk=here.pk).update(slug="solyaris")

    assert raised == {"film:solaris", "film:solyaris", "catalogue"}


def test_bulk_create_raises_the_page_of_every_film_it_touches():
    films = [film("solaris"), film("stalker")]
    said = [statement(one, document(number)) for number, one in enumerate(films)]

    with Raised() as raised:
        Title.objects.bulk_create(
            Title(text="T", folded="t", kind="alternative", **row(one, words))
            for one, words in zip(films, said, strict=True)
        )

    assert raised == {"film:solaris", "film:stalker", "catalogue"}


def test_a_queryset_update_and_a_queryset_delete_raise():
    said = statement(film("solaris"), document())
    Fact.objects.create(property="genre", value={}, folded="drama", **row(said.film, said))

    with Raised() as updated:
        Fact.objects.update(folded="comedy")
    with Raised() as deleted:
        Fact.objects.all().delete()

    assert updated == deleted == {"film:solaris", "catalogue"}


def test_sql_by_hand_raises():
    film("solaris")

    with Raised() as raised, connection.cursor() as cursor:
        cursor.execute("UPDATE films_film SET title = 'X' WHERE slug = 'solaris'")
        cursor.execute("DELETE FROM films_film")

    assert raised == {"film:solaris", "catalogue"}


def test_a_renamed_person_raises_the_films_they_took_part_in():
    said = statement(film("solaris"), document())
    person = Person.objects.create(name="A", slug="a", folded="a", sort_name="a")
    Credit.objects.create(person=person, function="director", **row(said.film, said))

    with Raised() as raised:
        Person.objects.update(name="B")

    assert raised == {"person:a", "film:solaris", "catalogue"}


def test_a_renamed_director_raises_the_people_whose_films_they_directed():
    said = statement(film("solaris"), document())
    for name, function in (("a", "director"), ("b", "cast_member")):
        person = Person.objects.create(name=name, slug=name, folded=name, sort_name=name)
        Credit.objects.create(person=person, function=function, **{**row(said.film, said), "key": name})

    with Raised() as director:
        Person.objects.filter(slug="a").update(name="X")
    with Raised() as performer:
        Person.objects.filter(slug="b").update(name="Y")

    assert director == {"person:a", "person:b", "film:solaris", "catalogue"}
    assert performer == {"person:b", "film:solaris", "catalogue"}


def test_a_credit_moved_to_another_film_raises_both():
    said = statement(film("solaris"), document())
    there = film("stalker")
    person = Person.objects.create(name="A", slug="a", folded="a", sort_name="a")
    Credit.objects.create(person=person, function="director", **row(said.film, said))

    with Raised() as raised:
        Credit.objects.update(film=there)

    assert raised == {"person:a", "film:solaris", "film:stalker", "catalogue"}


def test_a_withdrawn_document_raises_the_films_it_speaks_of_and_what_it_superseded():
    first, second = document(1), document(2)
    Document.objects.filter(pk=second.pk).update(supersedes=first)
    said = statement(film("solaris"), second)

    with Raised() as raised:
        Document.objects.filter(pk=second.pk).update(state="withdrawn")

    assert raised == {f"document:{first.pk}", f"document:{second.pk}", f"film:{said.film.slug}", "catalogue"}


def test_a_new_source_raises_nothing_and_a_renamed_one_every_page():
    with Raised() as created:
        Source.objects.create(name="The Gazette", slug="the-gazette")
    with Raised() as renamed:
        Source.objects.update(name="The Herald")

    assert created == set()
    assert renamed == {"site"}


def test_signing_in_raises_nothing_and_a_new_name_every_page():
    Member.objects.create(username="ada")

    with Raised() as signed_in:
        Member.objects.update(last_login=MOMENT)
    with Raised() as renamed:
        Member.objects.update(display_name="Ada")

    assert signed_in == set()
    assert renamed == {"site"}


class ChangedTheirMindError(Exception):
    """Raised to undo what was written."""


def write_and_undo() -> None:
    with transaction.atomic():
        film("stalker")
        raise ChangedTheirMindError


def test_a_rollback_leaves_no_version_behind():
    with Raised() as raised:
        with pytest.raises(ChangedTheirMindError):
            write_and_undo()
        with transaction.atomic(), pytest.raises(ChangedTheirMindError):
            write_and_undo()

    assert raised == set()
    assert not Film.objects.exists()


def test_many_rows_in_one_transaction_raise_at_least_once():
    said = statement(film("solaris"), document())

    with Raised() as raised, transaction.atomic():
        for number in range(20):
            Fact.objects.create(property="genre", value={}, folded=str(number), **row(said.film, said))

    assert raised == {"film:solaris", "catalogue"}


def test_installing_twice_does_nothing():
    assert triggers.complete(connection)
    with Raised() as raised:
        assert triggers.install(connection) is False

    assert raised == set()


def test_what_is_missing_or_outdated_is_put_right_and_every_page_made_anew():
    name, table = next(iter(triggers.installed(connection).items()))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {table}"))
        if connection.vendor == "sqlite":
            cursor.execute("CREATE TRIGGER page_version_old AFTER INSERT ON films_film BEGIN SELECT 1; END")
    assert not triggers.complete(connection)

    with Raised() as raised:
        assert triggers.install(connection) is True

    assert triggers.complete(connection)
    assert raised == {"site"}


def test_migrations_find_no_trigger_in_their_way_and_leave_them_in_place():
    # On SQLite the table of people is made anew, which triggers of other tables name; the tables of critics go and come.
    call_command("migrate", "people", "0001_initial", verbosity=0)
    between = triggers.complete(connection)
    call_command("migrate", verbosity=0)

    assert not between
    assert triggers.complete(connection)


def test_every_table_of_the_record_is_watched():
    """A new model in these applications is either watched or named here with the reason why no page shows it."""
    shown_nowhere = {
        "accounts_attempt",  # counts what is limited
        "accounts_block",  # pages kept for visitors know nothing of who blocked whom
        "accounts_invitation",
        "accounts_member_user_permissions",
        "accounts_mute",
        "accounts_notice",  # for one member alone
        "festivals_plan",  # what a member plans nobody else sees
        "festivals_wish",
        "festivals_pick",
        "festivals_walk",
        "festivals_ballot",  # nobody sees how a vote stands before its result is announced
        "festivals_pollcode",
        "festivals_pollrule",  # stands on the page of a result alone, which is announced with a row of its own
        "festivals_attendance",
        "festivals_panel",  # a panel's own pages are kept by no cache
        "festivals_panelmember",
        "festivals_panelfilm",
        "festivals_panelmark",
        "festivals_takenback",  # told where no page is, with a status that no cache keeps
        "films_datasetentry",  # written with its film, whose row is written each time
        "reviews_activity",  # the feed is for members alone
        "moderation_act",  # the log is for moderators alone
        "moderation_report",
        "moderation_wordrule",
    }
    tables = {
        model._meta.db_table
        for label in (
            "accounts",
            "sources",
            "people",
            "films",
            "scorebook",
            "reviews",
            "critics",
            "lists",
            "festivals",
            "moderation",
        )
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    }

    assert tables - shown_nowhere == {watched.table for watched in triggers.WATCHED}
