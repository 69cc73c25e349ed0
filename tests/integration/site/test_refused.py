"""Whatever is wrong with an archive, a sentence says it and nothing is written."""

from __future__ import annotations

import json
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.accounts import MemberFactory
from integration.site.archives import empty_the_site, rows, table_of, take_in, tampered, with_row
from onesheet.exchange.site import Refused
from onesheet.exchange.site.manifest import read_manifest

pytestmark = pytest.mark.django_db


def newer_format(manifest, files):
    manifest["version"] = 2


def newer_migration(manifest, files):
    manifest["migrations"]["films"].append("0999_tomorrow")


def older_migration(manifest, files):
    manifest["migrations"]["films"].clear()


def unknown_table(manifest, files):
    files["tables/odd.jsonl"] = b""
    manifest["tables"].append(
        {**table_of(manifest, "films_film"), "name": "odd", "file": "tables/odd.jsonl", "rows": 0}
    )


def missing_table(manifest, files):
    manifest["tables"].remove(table_of(manifest, "films_film"))
    del files["tables/films_film.jsonl"]


def table_left_out(manifest, files):
    files["tables/django_session.jsonl"] = b""
    manifest["tables"].append(
        {**table_of(manifest, "films_film"), "name": "django_session", "file": "tables/django_session.jsonl", "rows": 0}
    )


def unknown_column(manifest, files):
    table_of(manifest, "films_film")["columns"]["odd"] = "text"


def missing_column(manifest, files):
    del table_of(manifest, "films_film")["columns"]["slug"]


def column_of_a_row_missing(manifest, files):
    with_row(files, "films_film", lambda row: row.pop("slug"))


def column_of_a_row_unknown(manifest, files):
    with_row(files, "films_film", lambda row: row.update(odd=1))


def value_of_another_kind(manifest, files):
    with_row(files, "films_film", lambda row: row.update(year="1979"))


def value_too_long(manifest, files):
    with_row(files, "films_film", lambda row: row.update(title="a" * 5_000))


def number_out_of_range(manifest, files):
    with_row(files, "films_film", lambda row: row.update(year=-1))


def no_json(manifest, files):
    files["tables/films_film.jsonl"] = b"{" + files["tables/films_film.jsonl"]


def no_row(manifest, files):
    files["tables/films_film.jsonl"] = b"[1]\n" + files["tables/films_film.jsonl"]


def nested_deep(manifest, files):
    files["tables/films_film.jsonl"] = b"[" * 100_000 + b"\n" + files["tables/films_film.jsonl"]


def no_number(manifest, files):
    with_row(files, "films_film", lambda row: row.update(year=float("nan")))


def half_a_sign(manifest, files):
    with_row(files, "films_film", lambda row: row.update(title="\ud800"))


def no_utf8(manifest, files):
    files["tables/films_film.jsonl"] = files["tables/films_film.jsonl"].replace(b"Tide", b"T\xff\xfee", 1)


def rows_missing(manifest, files):
    files["tables/reviews_viewing.jsonl"] = b""


def row_twice(manifest, files):
    files["tables/films_film.jsonl"] *= 2
    table_of(manifest, "films_film")["rows"] *= 2


def points_nowhere(manifest, files):
    with_row(files, "reviews_viewing", lambda row: row.update(film_id=999_999))


def unknown_permission(manifest, files):
    with_row(files, "django_admin_log", lambda row: row.update(content_type_id="films.nothing"))


def odd_file(manifest, files):
    files["../../etc/passwd"] = b"root"


def file_missing(manifest, files):
    del files["tables/films_film.jsonl"]


def file_outside(manifest, files):
    files["media/../../odd"] = b"odd"
    manifest["media"].append({"file": "media/../../odd", "bytes": 3, "sha256": "0" * 64})


def file_named_by_a_row_alone(manifest, files):
    files["tables/exchange_import.jsonl"] = (
        json.dumps(dict.fromkeys(table_of(manifest, "exchange_import")["columns"]) | {"path": "/etc/passwd"})
    ).encode() + b"\n"
    table_of(manifest, "exchange_import")["rows"] = 1


def manifest_of_another_kind(manifest, files):
    manifest["left_out"] = ["films_film"]


def manifest_of_something_else(manifest, files):
    manifest["format"] = "onesheet-account"


def table_twice(manifest, files):
    manifest["tables"].append(table_of(manifest, "films_film"))


def one_digit_changed(manifest, files):
    files["tables/films_film.jsonl"] = files["tables/films_film.jsonl"].replace(b"2014", b"2015")


REFUSED = {
    newer_format: "version 2 of its format, and this Onesheet knows 1",
    newer_migration: "newer than this Onesheet: it has films 0999_tomorrow",
    older_migration: "older than this Onesheet: it does not have films 0001_initial",
    unknown_table: "a table odd, which is not known here",
    missing_table: "has no table films_film",
    table_left_out: "django_session, which is not known here \\(it is left out of archives\\)",
    unknown_column: "columns of films_film are not those known here: look at odd",
    missing_column: "columns of films_film are not those known here: look at slug",
    column_of_a_row_missing: "line 1 of tables/films_film.jsonl has not the columns of films_film; look at 'slug'",
    column_of_a_row_unknown: "look at 'odd'",
    value_of_another_kind: "year in line 1 of tables/films_film.jsonl takes a whole number",
    value_too_long: "title in line 1 of tables/films_film.jsonl takes [0-9]+ characters at most",
    number_out_of_range: "year in line 1 of tables/films_film.jsonl takes a whole number from 0",
    no_json: "line 1 of tables/films_film.jsonl is no JSON",
    no_row: "line 1 of tables/films_film.jsonl is no row",
    nested_deep: "line 1 of tables/films_film.jsonl is no JSON",
    no_number: "line 1 of tables/films_film.jsonl is no JSON",
    half_a_sign: "film",
    no_utf8: "of tables/films_film.jsonl is no JSON",
    rows_missing: "tables/reviews_viewing.jsonl has 0 rows, and the manifest says",
    row_twice: "the database refuses a row of films_film, lines 1 to",
    points_nowhere: "points at one that is not in it",
    unknown_permission: "content_type_id in line 1 of tables/django_admin_log.jsonl names a table",
    odd_file: "'../../etc/passwd', of which its manifest does not know",
    file_missing: "tables/films_film.jsonl is missing",
    file_outside: "manifest is damaged: look at media/../../odd",
    file_named_by_a_row_alone: "an import names '/etc/passwd', which is not in it",
    manifest_of_another_kind: "manifest is damaged: look at left_out",
    manifest_of_something_else: "no archive of a whole Onesheet site",
    table_twice: "manifest is damaged: it names a file twice",
}


@pytest.mark.parametrize("change", REFUSED, ids=lambda change: change.__name__)
def test_what_is_wrong_is_said_and_nothing_is_written(change, archive, tmp_path):
    path = tampered(archive, tmp_path / "odd.zip", change)
    empty_the_site()

    with pytest.raises(Refused, match=REFUSED[change]) as refused:
        take_in(path)

    assert str(refused.value).endswith("Nothing was changed.") or "nothing was changed." in str(refused.value)
    assert not any(rows().values())


def test_a_digest_that_differs_is_refused(archive, tmp_path):
    path = tampered(archive, tmp_path / "odd.zip", one_digit_changed, signed=False)
    empty_the_site()

    with pytest.raises(Refused, match=r"films_film.jsonl is not what the manifest says"):
        take_in(path)
    assert not any(rows().values())


def test_a_site_that_is_not_empty_takes_none(archive):
    before = rows()
    with pytest.raises(Refused, match=r"not empty: it has rows in [a-z_]+\. .*ONESHEET_DATA at a new folder"):
        take_in(archive)
    assert rows() == before


def test_one_member_is_enough_not_to_be_empty(archive):
    empty_the_site()
    MemberFactory()
    with pytest.raises(Refused, match=r"rows in accounts_member"):
        take_in(archive)


def test_a_bomb_is_not_unpacked(archive, tmp_path):
    def lies(manifest, files):
        table_of(manifest, "films_film")["bytes"] = 10**15

    path = tampered(archive, tmp_path / "odd.zip", lies, signed=False)
    empty_the_site()
    with pytest.raises(Refused, match=r"films_film.jsonl does not have the size that the manifest says"):
        take_in(path)


def test_a_line_without_end_is_not_held(archive, tmp_path, monkeypatch):
    monkeypatch.setattr("onesheet.exchange.site.opening.LONGEST_LINE", 200)
    empty_the_site()
    with pytest.raises(Refused, match=r"is longer than any row"):
        take_in(archive)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_bytes_never_come_in_half(archive, tmp_path, data):
    whole = archive.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    kind = data.draw(st.sampled_from(["cut", "flip", "drop"]))
    damaged = {
        "cut": whole[:at],
        "flip": whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :],
        "drop": whole[:at] + whole[at + 1 + data.draw(st.integers(0, 50)) :],
    }[kind]
    path = tmp_path / "damaged.zip"
    path.write_bytes(damaged)
    empty_the_site()
    with suppress(Refused):
        take_in(path, write=False)
    assert not any(rows().values())


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
NAMES = ["version", "onesheet", "made_at", "site_name", "database", "migrations", "tables", "media", "left_out"]


@given(
    st.dictionaries(st.sampled_from(NAMES), JSONS).map(lambda told: {"format": "onesheet-site", "version": 1, **told})
)
def test_any_manifest_is_read_or_refused(told):
    with suppress(Refused):
        read_manifest(json.dumps(told).encode())


def test_a_zip_of_something_else_is_refused(tmp_path):
    path = tmp_path / "odd.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        packed.writestr("ratings.csv", "Name,Year\n")
    with pytest.raises(Refused, match=r"has no manifest.json"):
        take_in(path)
