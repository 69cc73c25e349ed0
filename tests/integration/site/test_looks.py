"""What the doctor sees besides kept counts: what is wrong is told, and mended where it can be."""

from __future__ import annotations

import os
import time
from hashlib import sha256

import pytest
from django.db import connection

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON, DocumentFactory
from onesheet.accounts.models import Member, Notice
from onesheet.exchange.models import Import, ImportBatch
from onesheet.films.models import Film, Statement
from onesheet.ops.doctor import doctor
from onesheet.ops.looks import LOOKS
from onesheet.reviews.models import Activity
from onesheet.sources.models import Document
from onesheet.web.page_cache import triggers

pytestmark = pytest.mark.django_db


def looked(name: str, *, mend: bool):
    """What one look came to."""
    return next(look for look in LOOKS if look.name == name).see(mend)


def told_then_mended(name: str, line: str) -> None:
    """A look tells of one thing, mends it, and sees nothing the next time."""
    for mend, mended in ((False, 0), (False, 0), (True, 1)):
        seen = looked(name, mend=mend)
        assert [seen.wrong, seen.mended] == [1, mended]
        assert line in seen.told[0]
    assert looked(name, mend=True).wrong == 0


def told_only(name: str, line: str) -> None:
    """A look tells of one thing, and leaves it."""
    for mend in (False, True, True):
        seen = looked(name, mend=mend)
        assert [seen.wrong, seen.mended] == [1, 0]
        assert line in seen.told[0]


@pytest.fixture
def member():
    return MemberFactory(username="olga")


def test_what_feeds_tell_of_things_that_are_gone_is_taken_out(member):
    film = FilmFactory()
    Activity.objects.create(member=member, kind="watchlist", ref=film.pk, film=film, visibility="everybody", at=NOON)
    for kind in ("viewing", "review", "list", "like"):
        lost = Activity.objects.create(member=member, kind=kind, ref=4_711, visibility="everybody", at=NOON)
        told_then_mended("what feeds tell", f"activity {lost.pk}: {kind} 4711 is gone")
    assert Activity.objects.get().kind == "watchlist"


def test_notices_about_things_that_are_gone_are_taken_out_but_moderators_words_stay(member):
    Notice.objects.create(member=member, kind=Notice.Kind.MODERATION, about="review:4711", made_at=NOON)
    for about, kind in (
        ("review:4711", Notice.Kind.LIKE),
        ("comment:4711", Notice.Kind.REPLY),
        ("list:odd", Notice.Kind.LIST),
    ):
        Notice.objects.create(member=member, kind=kind, about=about, made_at=NOON)
        told_then_mended("what notices are about", f"{about} is gone")
    assert Notice.objects.get().kind == Notice.Kind.MODERATION


def test_a_text_that_was_changed_is_told_and_so_are_quotes_that_no_longer_stand_in_it():
    text = "The Tide runs for 90 minutes."
    document = DocumentFactory(text=text, sha256=sha256(text.encode()).hexdigest())
    film = FilmFactory()
    Statement.objects.create(
        film=film,
        property="runtime",
        value=90,
        document=document,
        start=18,
        end=28,
        quote="90 minutes",
        digest="a",
        made_at=NOON,
    )
    assert looked("quotes in their texts", mend=False).wrong == 0
    assert looked("stored texts", mend=False).wrong == 0

    Document.objects.update(text="The Tide runs for 91 minutes.")
    told_only("stored texts", f"document {document.pk}: its text is not the one that was stored")
    told_only("quotes in their texts", f"its quote does not stand from 18 to 28 of document {document.pk}")

    Document.objects.update(text="")  # taken down: its quotes stand
    assert looked("quotes in their texts", mend=False).wrong == 0


def test_an_import_whose_file_is_gone_or_another_is_told(member, settings, tmp_path):
    settings.DATA = tmp_path
    path = tmp_path / "imports" / "0123abcd" / "diary.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Name\n")
    one = Import.objects.create(
        member=member, name="diary.csv", path=str(path), kept=True, made_at=NOON,
        sha256="b6a8f1d7d8f2e9b8c1c9e2a9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9",
    )  # fmt: skip
    told_only("files that imports name", f"import {one.pk}: its file {path} is not the one that was given")

    path.unlink()
    told_then_mended("files that imports name", f"import {one.pk}: its file {path} is gone")
    one.refresh_from_db()
    assert [one.path, one.kept] == ["", False]


def test_a_file_that_no_import_names_is_deleted_unless_it_is_young(settings, tmp_path):
    settings.DATA = tmp_path
    path = tmp_path / "imports" / "0123abcd" / "diary.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Name\n")
    assert looked("files that no import names", mend=True).wrong == 0

    before = time.time() - 7_200
    os.utime(path, (before, before))
    told_then_mended("files that no import names", f"{path} belongs to no import")
    assert not path.parent.exists()


def test_a_batch_that_cannot_be_read_is_told(member):
    one = Import.objects.create(member=member, name="diary.csv", sha256="0" * 64, made_at=NOON)
    ImportBatch.objects.create(of=one, stage="applied", number=1, first=1, rows=1, outcomes=b"odd", at=NOON)
    told_only("what became of imported rows", f"import {one.pk}, batch")


def test_triggers_that_are_missing_are_put_back():
    triggers.remove(connection)
    told_then_mended("versions of pages", "the triggers are not those of this version")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets no such row be")
def test_a_row_that_points_nowhere_is_told():
    film = FilmFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE films_film SET base_document_id = 4711 WHERE id = %s", [film.pk])
    told_only("what points where", "of films_film points at a row of sources_document that is not there")
    Film.objects.filter(pk=film.pk).update(base_document=None)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite looks at the rows themselves")
def test_numbers_that_would_be_given_twice_are_skipped():
    FilmFactory(pk=90_001)
    told_then_mended("numbers to be given", "films_film has 90001")
    assert FilmFactory().pk == 90_002


def test_the_command_tells_in_a_line_each_and_says_what_cannot_be_mended(member, capsys):
    Activity.objects.create(member=member, kind="viewing", ref=4_711, visibility="everybody", at=NOON)
    Document.objects.update(text="Something else.")
    DocumentFactory(text="The Tide.", sha256="0" * 64)

    assert doctor(check=True) == 1
    told = capsys.readouterr().out
    assert "what feeds tell: 1 looked at, 1 wrong\n" in told
    assert "Wrong in all: 2. `onesheet doctor` mends what can be mended." in told

    assert doctor() == 1
    told = capsys.readouterr().out
    assert "what feeds tell: 1 looked at, 1 wrong, mended\n" in told
    assert "stored texts: 1 looked at, 1 wrong, 0 of them mended\n" in told
    assert told.endswith("Cannot be mended here: 1, see above.\n")
    assert Member.objects.filter(username="olga").exists()
