"""Every service's files are known for what they are, and for nothing else."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.exports import EXPORTS, Files, book, certainties, rows, told_at, written
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.register import FORMATS, format_named, format_of
from onesheet.exchange.parcels import Entry, Parcel, Unsafe, open_parcel
from onesheet.exchange.pure.rows import Notice, Row

ALL = tuple(one.name for one in FORMATS)
STRANGERS: dict[str, Files] = {
    "nothing": {"ratings.csv": ""},
    "a name alone": {"ratings.csv": "one,two\n1,2\n"},
    "a wrong thing in the right place": {"watched-history-1.json": '{"hello": "world"}'},
    "a picture": {"WATCHLIST.csv": b"\x89PNG\r\n\x1a\n" + bytes(200)},
    "other JSON": {"movies.json": '{"movies": [{"title": "Alien"}]}'},
    "films of a table": {"movies.csv": "movieId,title,genres,critic_score\nx,Alien,Horror,90\n"},
    "the details of TMDB": {"movie.json": '{"id": 348, "imdb_id": "tt0078748", "title": "Alien"}'},
    "a book of sums": {"votes.xlsx": book({"2024": [["rent", "food"], [900, 300]]})},
}


@pytest.mark.parametrize("name", EXPORTS)
def test_each_export_is_known_by_its_format_and_by_no_other_as_surely(tmp_path, name):
    """What one service wrote is never taken for another's."""
    found = certainties(written(tmp_path, EXPORTS[name]), ALL)
    mine = found.pop(name.split()[0])
    assert mine >= 80
    assert max(found.values()) < mine


@pytest.mark.parametrize("name", EXPORTS)
def test_each_export_says_something_with_each_line_in_its_place(tmp_path, name):
    """Each row says where it stands."""
    told = told_at(written(tmp_path, EXPORTS[name]), name.split()[0])
    assert rows(told)
    assert all(row.line >= 1 and row.file and (row.film is None or str(row.film)) for row in rows(told))


@pytest.mark.parametrize("name", STRANGERS)
def test_files_of_nobody_are_nobodys(tmp_path, name):
    """Files that are no service's export are left to others."""
    mine = tuple({name.split()[0] for name in EXPORTS})
    assert not any(certainties(written(tmp_path, STRANGERS[name]), mine).values())


@given(
    name=st.sampled_from(sorted(EXPORTS)),
    at=st.floats(0, 1),
    length=st.integers(0, 40),
    instead=st.binary(max_size=20) | st.sampled_from([b'"', b"\0", b"[" * 3000, b"9" * 500, b"</table>", b"\r"]),
)
def test_damaged_exports_give_rows_or_a_sentence(name, at, length, instead):
    """Whatever stands in the place of what was written."""
    entries = []
    for path, content in sorted(EXPORTS[name].items()):
        whole = content.encode() if isinstance(content, str) else content
        start = int(at * len(whole))
        damaged = whole[:start] + instead + whole[start + length :]
        entries.append(Entry(path, len(damaged), lambda damaged=damaged: io.BytesIO(damaged)))
    parcel = Parcel("export", tuple(entries), archive=len(entries) > 1)
    for one in FORMATS:
        assert 0 <= one.recognises(parcel) <= 100
    mine = format_named(name.split()[0])
    assert mine is not None
    try:
        told = list(mine.read(parcel, {}))
    except (NotUnderstood, Unsafe) as fault:
        told = [Notice("", str(fault))]
    assert all(one.sentence.endswith((".", "?")) for one in told if not isinstance(one, Row))


def test_a_folder_of_one_service_is_known(tmp_path):
    """Files that were unpacked are as good as the zip."""
    for name, content in EXPORTS["trakt zip"].items():
        path = tmp_path / "nobody-export" / ("ratings" if "rating" in name else "other") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_parcel(tmp_path / "nobody-export") as parcel:
        found = format_of(parcel)
    assert found is not None
    assert found.name == "trakt"


@pytest.mark.samples
def test_real_files_are_known_for_what_they_are(samples):
    """The real files of these services are theirs, and no other real file is."""
    folders = {"imdb": "imdb", "kinopoisk": "kinopoisk", "movielens": "movielens"}
    mine = {name.split()[0] for name in EXPORTS}
    for path in sorted(samples.rglob("*")):
        if not path.is_file() or "letterboxd" in path.parts:
            continue
        with open_parcel(path) as parcel:
            found = format_of(parcel)
        inner = path.relative_to(samples)
        kind = found.name if found is not None else ""
        if inner.parts[0] in folders and path.suffix in (".csv", ".gz") and "pages" not in inner.parts:
            assert kind == folders[inner.parts[0]], inner
        elif inner.parts[0] == "trackers":
            assert kind == {"import_tmdb_ratings.csv": "tmdb_account", "import_trakt_ratings.json": "trakt"}.get(
                path.name, "yamtrack"
            )
        else:
            assert kind not in mine, inner
