"""The whole site goes out and comes in: every row, the numbers that are given next, the files that wait, the same pages."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client

from factories.films import FilmFactory
from factories.sources import NOON
from integration.site.archives import empty_the_site, rows, take_in
from onesheet.accounts.models import Member
from onesheet.exchange.models import Import
from onesheet.exchange.site import export_site, is_site_archive
from onesheet.films.models import Film
from onesheet.web.page_cache import triggers

pytestmark = pytest.mark.django_db


def pages(film: Film) -> dict[str, bytes]:
    """Some pages, as a visitor and as a member see them."""
    member = Client()
    member.force_login(Member.objects.get(username="olga"), "allauth.account.auth_backends.AuthenticationBackend")
    addresses = [
        "/",
        f"/films/{film.slug}",
        f"/films/{film.slug}/record",
        "/films/",
        "/people/",
        "/members/ben",
        "/scores/",
    ]
    return {
        f"{who} {address}": _told(client.get(address))
        for who, client in (("visitor", Client()), ("member", member))
        for address in addresses
    }


def _told(answer) -> bytes:
    return b"\n".join(line for line in answer.content.splitlines() if b"token" not in line)


def test_every_row_comes_back_and_every_page_is_the_same(film, tmp_path):
    Import.objects.update(path="")
    export_site(tmp_path / "site.zip", now=NOON)
    before, shown = rows(), pages(film)
    assert sum(map(len, before.values())) > 60

    empty_the_site()
    told = take_in(tmp_path / "site.zip")

    assert rows() == before
    assert told.rows == sum(map(len, before.values()))
    assert pages(film) == shown


def test_the_same_site_gives_the_same_archive(archive, tmp_path):
    empty_the_site()
    take_in(archive)
    export_site(tmp_path / "again.zip", now=NOON)

    with ZipFile(archive) as one, ZipFile(tmp_path / "again.zip") as other:
        assert one.namelist() == other.namelist()
        assert [one.read(name) for name in one.namelist()] == [other.read(name) for name in other.namelist()]


def test_an_archive_is_for_its_owner_alone_and_overwrites_nothing(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    before = archive.read_bytes()
    with pytest.raises(FileExistsError):
        export_site(archive, now=NOON)
    assert archive.read_bytes() == before
    assert [one.name for one in archive.parent.iterdir()] == [archive.name]


def test_an_archive_is_known_for_one(archive, tmp_path):
    other = tmp_path / "other.zip"
    with ZipFile(other, "w") as packed:
        packed.writestr("manifest.json", "{}")
    text = tmp_path / "ratings.csv"
    text.write_text("Name,Year\n", encoding="utf-8")
    half = tmp_path / "half.zip"
    half.write_bytes(archive.read_bytes()[:4_000])

    assert is_site_archive(archive)
    assert is_site_archive(half)
    assert not any(map(is_site_archive, (other, text, tmp_path, tmp_path / "nothing.zip")))


def test_a_number_that_was_given_once_is_not_given_again(film, archive, tmp_path):
    last = FilmFactory()
    number = last.pk
    last.delete()
    path = tmp_path / "later.zip"
    export_site(path, now=NOON)
    empty_the_site()
    take_in(path)

    assert FilmFactory().pk == number + 1


def test_permissions_and_tables_are_named_not_numbered(archive):
    with ZipFile(archive) as packed:
        log = json.loads(packed.read("tables/django_admin_log.jsonl").splitlines()[0])
    assert log["content_type_id"] == "accounts.member"


def test_pages_are_made_anew_and_their_triggers_are_in_place(archive):
    empty_the_site()
    with connection.cursor() as cursor:
        cursor.execute("SELECT v FROM page_version WHERE key = 'site'")
        before = (cursor.fetchone() or [0])[0]
        take_in(archive)
        cursor.execute("SELECT v FROM page_version WHERE key = 'site'")
        assert cursor.fetchone()[0] > before
    assert triggers.complete(connection)


def test_a_dry_run_tells_and_changes_nothing(archive):
    empty_the_site()
    told = take_in(archive, write=False)

    assert told.rows > 60
    assert not any(rows().values())
    assert triggers.complete(connection)


@pytest.fixture
def waiting(film, settings, tmp_path):
    """A file that a member gave and that waits to be looked through, and one that an operator named."""
    settings.DATA = tmp_path / "data"
    path = settings.DATA / "imports" / "0123456789abcdef" / "Меня, ratings (1).csv"
    path.parent.mkdir(parents=True)
    path.write_text("Name,Year\nStalker,1979\n", encoding="utf-8")
    member = Member.objects.get(username="olga")
    made = Import.objects.create(
        member=member,
        name=path.name,
        path=str(path),
        kept=True,
        sha256="0" * 64,
        size=path.stat().st_size,
        made_at=NOON,
    )
    Import.objects.create(name="entries.tsv", path="/srv/entries.tsv", sha256="1" * 64, made_at=NOON)
    return made


def test_files_that_wait_come_along_to_their_new_place(waiting, settings, tmp_path):
    export_site(tmp_path / "site.zip", now=NOON)
    with ZipFile(tmp_path / "site.zip") as packed:
        assert "media/imports/0123456789abcdef/Меня, ratings (1).csv" in packed.namelist()
    empty_the_site()
    settings.DATA = tmp_path / "elsewhere"
    take_in(tmp_path / "site.zip")

    waiting.refresh_from_db()
    assert waiting.path == str(settings.DATA / "imports" / "0123456789abcdef" / "Меня, ratings (1).csv")
    assert Path(waiting.path).read_text(encoding="utf-8") == "Name,Year\nStalker,1979\n"
    assert Import.objects.get(name="entries.tsv").path == ""


def test_a_dry_run_writes_no_files(waiting, settings, tmp_path):
    export_site(tmp_path / "site.zip", now=NOON)
    empty_the_site()
    settings.DATA = tmp_path / "elsewhere"
    take_in(tmp_path / "site.zip", write=False)

    assert not settings.DATA.exists()
