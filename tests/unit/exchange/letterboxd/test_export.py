"""Letterboxd's export: every file of it, files alone, renamed and re-saved ones."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from tests.unit.exchange.letterboxd.making import alone, folder, of

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.letterboxd import LETTERBOXD
from onesheet.exchange.formats.letterboxd.links import FILM, LIST, entry_key, film_identifier, kind_of, short_link
from onesheet.exchange.formats.register import format_of
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import (
    Enlist,
    Favour,
    FilmTold,
    Left,
    Like,
    Notice,
    OpenList,
    Profile,
    Rate,
    Refused,
    Row,
    View,
    Want,
    Watch,
    Write,
)

FILMS = "Date,Name,Year,Letterboxd URI\n"
RATINGS = "Date,Name,Year,Letterboxd URI,Rating\n"
DIARY = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
REVIEWS = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n"
PROFILE = "Date Joined,Username,Given Name,Family Name,Email Address,Location,Website,Bio,Pronoun,Favorite Films\n"
LIST_FILE = (
    "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n"
    '2023-07-14,Boats at night,"boats, night",https://boxd.it/P00EU,"One.\r\n\r\nTwo, <i>too</i>."\n\n'
    "Position,Name,Year,URL,Description\n1,Night Ferry,1987,https://boxd.it/7lcA,the best\n2,Fog,,https://boxd.it/29Pq,\n"
)
FERRY = FilmTold("Night Ferry", 1987, identifiers=frozenset({("letterboxd-film", "boxd.it/7lcA")}))


def read(parcel):
    return list(LETTERBOXD.read(parcel, {}))


def deeds(parcel):
    return [row.deed for row in of(Row, read(parcel))]


def only(parcel):
    (row,) = of(Row, read(parcel))
    return row


def whole() -> dict[str, bytes | str]:
    film = "2024-01-05,Night Ferry,1987,https://boxd.it/7lcA"
    return {
        "profile.csv": PROFILE
        + '2020-01-01,someone,Some,One,a@example.org,Earth,https://example.org/,"I <b>sail</b>.",They / their,'
        '"https://boxd.it/7lcA, https://boxd.it/29Pq"\n',
        "ratings.csv": RATINGS + f"{film},4.5\n",
        "likes/films.csv": FILMS + f"{film}\n",
        "watched.csv": FILMS + f"{film}\n",
        "diary.csv": DIARY + '2024-01-05,Night Ferry,1987,https://boxd.it/aEh4eZ,4,Yes,"rain, boats",2003-01-02\n',
        "reviews.csv": REVIEWS
        + '2024-01-05,Night Ferry,1987,https://boxd.it/aEh4eZ,4,Yes,"Wet.\r\n\r\nVery.","rain",2003-01-02\n',
        "watchlist.csv": FILMS + "2024-01-06,Fog,,https://boxd.it/29Pq\n",
        "lists/boats.csv": LIST_FILE,
        "comments.csv": "Date,Content,Comment\n2024-01-05,https://boxd.it/hKXJJ,<p>Yes</p>\n",
        "likes/reviews.csv": "Date,Content\n2024-01-05,https://boxd.it/hKXJJ\n",
        "likes/lists.csv": "Date,Content\n2024-01-05,https://boxd.it/12nAK\n",
        "deleted/diary.csv": DIARY + "2024-01-05,Night Ferry,1987,https://boxd.it/aEh4f1,4,,,2003-01-02\n",
        "deleted/lists/gone.csv": LIST_FILE,
        "orphaned/reviews.csv": REVIEWS + "2024-01-05,Lost,1987,https://boxd.it/aEh4f3,4,,Text,,2003-01-02\n",
        "orphaned/comments.csv": "Date,Content,Comment\n",
    }


def test_a_whole_export_is_told_in_the_order_of_its_use():
    told = read(folder(whole()))
    assert not of(Refused, told)
    assert not of(Notice, told)
    assert [type(row.deed) for row in of(Row, told)] == [
        Profile, Rate, Like, Watch, View, Write, Want, Favour, Favour, OpenList, Enlist, Enlist,
    ]  # fmt: skip
    assert len(of(Left, told)) == 3 + 1 + 3 + 1
    assert LETTERBOXD.recognises(folder(whole())) >= 95


def test_the_same_file_name_means_other_things_in_other_folders():
    told = read(folder(whole()))
    assert {one.file: one.sentence for one in of(Left, told)} == {
        "comments.csv": "A comment under somebody's page at Letterboxd; what it stood under is not here.",
        "likes/reviews.csv": "A like of somebody's review at Letterboxd; that review is not here.",
        "likes/lists.csv": "A like of somebody's list at Letterboxd; that list is not here.",
        "deleted/diary.csv": "This was deleted at Letterboxd, and stays so.",
        "deleted/lists/gone.csv": "This was deleted at Letterboxd, and stays so.",
        "orphaned/reviews.csv": "Letterboxd sets this apart because the film or the page it belonged to is gone there.",
    }
    assert {row.file for row in of(Row, told) if isinstance(row.deed, View)} == {"diary.csv"}


def test_a_viewing_keeps_the_day_it_was_seen_and_the_day_it_was_written_down():
    row = only(folder({"diary.csv": whole()["diary.csv"]}))
    assert row.deed == View(
        "boxd.it/aEh4eZ", date="2003-01-02", rating=8, rewatch=True, tags=("rain", "boats"), logged="2024-01-05"
    )
    # The address names the entry, not the film.
    assert row.film == FilmTold("Night Ferry", 1987)
    assert (row.file, row.line) == ("diary.csv", 2)


def test_a_review_belongs_to_the_viewing_of_its_address():
    row = only(folder({"reviews.csv": whole()["reviews.csv"]}))
    assert row.deed == Write(
        "boxd.it/aEh4eZ",
        "Wet.\n\nVery.",
        date="2003-01-02",
        rating=8,
        rewatch=True,
        tags=("rain",),
        logged="2024-01-05",
    )


def test_ratings_likes_and_lists_name_the_film_by_its_own_address():
    rows = of(Row, read(folder(whole())))
    told = {type(row.deed): row.film for row in rows if row.film is not None and row.film.title == "Night Ferry"}
    assert {told[kind] for kind in (Rate, Like, Watch, Favour, Enlist)} == {FERRY}


def test_favourites_take_their_titles_from_the_other_files():
    rows = [row for row in of(Row, read(folder(whole()))) if isinstance(row.deed, Favour)]
    assert [(row.deed.place, row.film.title) for row in rows] == [(1, "Night Ferry"), (2, "Fog")]


def test_a_favourite_that_no_other_file_names_keeps_its_address():
    row = of(Row, read(folder({"profile.csv": whole()["profile.csv"]})))[1]
    assert (row.deed, row.film) == (Favour(1), FilmTold(identifiers=FERRY.identifiers))


def test_a_profile_never_tells_the_address_of_the_post():
    told = read(folder(whole()))
    profile = next(row for row in of(Row, told) if isinstance(row.deed, Profile))
    assert profile.deed == Profile("Some One", "I **sail**.", "Earth", "https://example.org/")
    assert "email address" in profile.notices[0]
    assert not any("a@example.org" in str(one) for one in told)


def test_a_broken_row_of_a_profile_does_not_tell_it_either():
    told = read(folder({"profile.csv": PROFILE + "2020-01-01,someone,a@example.org\n"}))
    assert len(of(Refused, told)) == 1
    assert not any("a@example.org" in str(one) for one in told)


def test_a_list_is_two_tables_in_one_file():
    rows = of(Row, read(folder({"lists/boats.csv": LIST_FILE})))
    assert rows[0].deed == OpenList(
        "boxd.it/P00EU", "Boats at night", "One.\n\nTwo, *too*.", tags=("boats", "night"), at="2023-07-14"
    )
    assert [(row.deed, row.film.title, row.film.year, row.line) for row in rows[1:]] == [
        (Enlist("boxd.it/P00EU", 1, "the best"), "Night Ferry", 1987, 8),
        (Enlist("boxd.it/P00EU", 2), "Fog", None, 9),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("v7", "v12"),
        lambda text: text.replace("Letterboxd list export v7\n", "\n"),
        lambda text: text.replace("Letterboxd list export v7\n", ""),
        lambda text: text.replace("\n", "\r\n").replace("\r\r\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("v7\n", "v7,,,,\n").replace("\n\nPos", "\n,,,,\nPos"),
    ],
)
def test_lists_of_other_years_and_programs_read_the_same(change):
    assert deeds(folder({"lists/boats.csv": change(LIST_FILE)})) == deeds(folder({"lists/boats.csv": LIST_FILE}))


def test_a_list_with_semicolons_reads_the_same():
    text = LIST_FILE.replace('"boats, night"', "boats").replace("One.\r\n\r\nTwo, ", "One").replace(",", ";")
    assert [type(deed) for deed in deeds(folder({"lists/boats.csv": text}))] == [OpenList, Enlist, Enlist]


def test_a_list_of_films_alone_is_named_after_its_file_and_says_so():
    text = LIST_FILE[LIST_FILE.index("Position") :]
    told = read(alone("film_collection.csv", text))
    assert of(Row, told)[0].deed == OpenList("file:film_collection", "Film collection")
    assert [row.deed.position for row in of(Row, told)[1:]] == [1, 2]
    assert "named after the file" in " ".join(one.sentence for one in of(Notice, told))


def test_rows_of_a_list_that_cannot_be_told_apart_are_refused_and_the_rest_read():
    told = read(folder({"lists/boats.csv": LIST_FILE + "3,Half\n4,,1990,https://boxd.it/29Pq,\n5,Rain,1990,,\n"}))
    assert [one.line for one in of(Refused, told)] == [10, 11]
    assert [row.deed.position for row in of(Row, told)[1:]] == [1, 2, 5]


@pytest.mark.parametrize("header", [FILMS, RATINGS, DIARY, REVIEWS, PROFILE, "Date,Content,Comment\n"])
def test_files_of_a_header_alone_have_no_rows(header):
    name = {FILMS: "watched", RATINGS: "ratings", DIARY: "diary", REVIEWS: "reviews", PROFILE: "profile"}.get(header)
    assert read(folder({f"{name or 'comments'}.csv": header.replace("\n", "\r\n"), "watchlist.csv": FILMS})) == []


def test_an_empty_file_is_told_and_the_others_are_read():
    told = read(folder(whole() | {"diary.csv": ""}))
    assert not of(Refused, told)
    assert "“diary.csv” is empty" in of(Notice, told)[0].sentence


@pytest.mark.parametrize(
    "data", ['{"a": [1]}', "<!doctype html><html><body>No.</body></html>", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_something_else_in_the_place_of_a_file_is_one_refused_row(data):
    told = read(folder(whole() | {"diary.csv": data}))
    assert len({one.file for one in of(Refused, told)}) == 1
    assert of(Refused, told)[0].file == "diary.csv"
    assert len(of(Row, told)) == 11


def test_line_ends_make_no_difference():
    files = whole()
    windows = {path: str(text).replace("\r\n", "\n").replace("\n", "\r\n") for path, text in files.items()}
    assert deeds(folder(windows)) == deeds(folder(files))


def test_the_same_address_can_stand_twice():
    row = "2024-01-05,Night Ferry,1987,https://boxd.it/aEh4eZ,4,,,2024-01-05\n"
    assert [deed.key for deed in deeds(folder({"diary.csv": DIARY + row + row}))] == ["boxd.it/aEh4eZ"] * 2


def test_a_row_without_a_year_is_a_film_without_a_year():
    assert only(folder({"diary.csv": DIARY + "2024-01-05,Fog,,https://boxd.it/aEh4eZ,,,,\n"})).film == FilmTold("Fog")
    assert only(folder({"diary.csv": DIARY + "2024-01-05,Fog,1987.0,https://boxd.it/aEh4eZ,,,,\n"})).film.year == 1987


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2024-01-05,,1987,https://boxd.it/aEh4eZ,4,,,2024-01-05", "title is empty"),
        ("2024-01-05,Fog,about 1987,https://boxd.it/aEh4eZ,4,,,2024-01-05", "no year"),
        ("2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,6,,,2024-01-05", "no rating"),
        ("2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,0,,,2024-01-05", "no rating"),
        ("2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,3.7,,,2024-01-05", "no rating"),
        ("2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,4,,,2024-02-30", "in no calendar"),
        ("2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,4,,,soon", "no date"),
        (f"2024-01-05,{'x' * 301},1987,https://boxd.it/aEh4eZ,4,,,", "at most 300"),
        ("2024-01-05,Fog,1987", "3 fields"),
    ],
)
def test_a_row_that_cannot_be_understood_is_refused_and_the_rest_read(row, why):
    told = read(folder({"diary.csv": DIARY + row + "\n2024-01-05,Rain,1990,https://boxd.it/aEh4f1,,,,\n"}))
    (refused,) = of(Refused, told)
    assert why in refused.sentence
    assert (refused.file, refused.line) == ("diary.csv", 2)
    assert len(of(Row, told)) == 1


def test_a_day_of_writing_down_that_is_none_is_left_out_with_a_notice():
    row = only(folder({"watched.csv": FILMS + "soon,Fog,1987,https://boxd.it/29Pq\n"}))
    assert row.deed == Watch()
    assert "taken in without it" in row.notices[0]


def test_a_rating_that_is_empty_and_a_review_without_words_are_left():
    files = {
        "ratings.csv": RATINGS + "2024-01-05,Fog,1987,https://boxd.it/29Pq,\n",
        "reviews.csv": REVIEWS + "2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,4,,,,2024-01-05\n",
    }
    assert [type(one) for one in read(folder(files))] == [Left, Left]


def test_a_review_too_long_is_refused_with_what_to_do():
    text = REVIEWS + f"2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,4,,{'word ' * 11_000},,\n"
    assert "Shorten it" in of(Refused, read(folder({"reviews.csv": text})))[0].sentence


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("liked.csv", Like), ("films.csv", Like), ("my favourites.csv", Like), ("watched.csv", Watch), ("seen.csv", Watch),
        ("watchlist.csv", Want), ("Watch List (2).csv", Want), ("letterboxd-watchlist-2024.csv", Want),
    ],
)  # fmt: skip
def test_a_file_that_was_renamed_is_known_by_its_name_where_columns_are_the_same(name, kind):
    parcel = alone(name, FILMS + "2024-01-05,Night Ferry,1987,https://boxd.it/7lcA\n")
    assert type(only(parcel).deed) is kind
    assert LETTERBOXD.recognises(parcel) >= 95


def test_films_of_no_known_sort_are_refused_with_what_to_do():
    parcel = alone("data.csv", FILMS + "2024-01-05,Night Ferry,1987,https://boxd.it/7lcA\n")
    with pytest.raises(NotUnderstood, match=r"Name the file watched\.csv, watchlist\.csv or liked\.csv"):
        read(parcel)


def test_rows_without_the_row_that_names_their_columns_are_refused_with_what_to_do():
    row = "2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,4,,,2024-01-05\n"
    parcel = alone("diary.csv", row * 3)
    assert LETTERBOXD.recognises(parcel) == 70
    with pytest.raises(NotUnderstood, match="Put that row back"):
        read(parcel)
    told = read(folder(whole() | {"diary.csv": row * 3}))
    assert [one.file for one in of(Refused, told)] == ["diary.csv"]


def test_what_was_assumed_of_a_renamed_file_is_told():
    told = read(alone("my-films-2024.csv", DIARY + "2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,,,,\n"))
    assert of(Notice, told)[0].sentence == "“my-films-2024.csv” was taken for your diary, by its columns."


def test_a_diary_saved_from_pandas_without_addresses_is_read_with_keys_of_its_own():
    parcel = alone(
        "diary-reworked.csv", ",Title,Rewatch,Watched Date\n0,Night Ferry,,2018-06-16\n1,Fog,Yes,2018-06-19\n"
    )
    told = read(parcel)
    assert [row.deed for row in of(Row, told)] == [
        View("entry:night ferry||2018-06-16", date="2018-06-16"),
        View("entry:fog||2018-06-19", date="2018-06-19", rewatch=True),
    ]
    assert len(of(Notice, told)) == 2
    assert LETTERBOXD.recognises(parcel) == 50


@pytest.mark.parametrize(
    "data", [DIARY.replace(",", ";") + "2024-01-05;Fog;1987;https://boxd.it/aEh4eZ;4,5;;a, b;02.01.2024\n"]
)
def test_a_diary_with_semicolons_and_days_of_a_spreadsheet_is_read(data):
    assert only(alone("diary.csv", data)).deed == View(
        "boxd.it/aEh4eZ", date="2024-01-02", rating=9, tags=("a", "b"), logged="2024-01-05"
    )


def test_columns_with_underscores_and_ratings_in_stars_are_read():
    text = "date,name,year,letterboxd_uri,rating,rewatch,tags,watched_date,runtime\n"
    parcel = alone("diary.csv", text + "2024-01-05,Fog,1987.0,https://boxd.it/aEh4eZ,★★★½,,,2024-01-02 00:00:00,90\n")
    assert only(parcel).deed == View("boxd.it/aEh4eZ", date="2024-01-02", rating=7, logged="2024-01-05")
    assert LETTERBOXD.recognises(parcel) == 95


def test_marks_of_a_merge_conflict_are_told_and_both_sides_read():
    rows = [f"2024-01-0{day},Fog,1987,https://boxd.it/aEh4e{day},,,,\n" for day in (1, 3, 5)]
    text = f"{DIARY}{rows[0]}<<<<<<< HEAD\n{rows[1]}=======\n{rows[2]}>>>>>>> other\n"
    told = read(alone("diary.csv", text))
    assert len(of(Row, told)) == 3
    assert "merge conflict" in of(Notice, told)[0].sentence


def test_a_folder_around_the_export_is_looked_into_and_several_exports_are_not():
    files = whole()
    assert deeds(folder({f"in/mine/{path}": text for path, text in files.items()})) == deeds(folder(files))
    two = {f"{name}/{path}": text for path, text in files.items() for name in ("a", "b")}
    assert LETTERBOXD.recognises(folder(two)) > 0
    with pytest.raises(NotUnderstood, match="several exports"):
        read(folder(two))


def test_the_folder_of_what_was_deleted_given_alone_is_still_deleted():
    text = DIARY + "2024-01-05,Fog,1987,https://boxd.it/aEh4eZ,,,,\n"
    for parcel in (folder({"diary.csv": text}, "deleted"), folder({"diary.csv": text}, "x.zip", top="deleted")):
        assert [type(one) for one in read(parcel)] == [Left]


def test_files_that_are_none_of_an_export_are_told_and_passed_over():
    told = read(folder(whole() | {"README.md": "# Mine"}))
    assert of(Notice, told)[0].sentence == "“README.md” is no file of a Letterboxd export and was passed over."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "ratings.csv",
            "Const,Your Rating,Date Rated,Title,URL,Title Type,Year\ntt1375666,9,2024-01-02,Fog,x,Movie,1987\n",
        ),
        ("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n"),
        ("page.html", "<!doctype html><html><head><title>Fog (1987) on Letterboxd</title></head></html>"),
        ("diary.csv", '{"a": 1}'),
        ("reviews.csv", "film,critic,outlet,rating,review\nFog,A,B,4/5,Wet\n"),
        ("notes.txt", "Watched Fog, liked it."),
    ],
)
def test_files_of_others_are_not_taken(name, text):
    for parcel in (alone(name, text), folder({name: text})):
        assert LETTERBOXD.recognises(parcel) == 0


def test_short_links_say_what_they_name():
    assert short_link(FILM, 34722) == "boxd.it/1skk"
    assert kind_of("P00EU") == LIST
    assert film_identifier("https://boxd.it/7lcA") == ("letterboxd-film", "boxd.it/7lcA")
    assert film_identifier("https://boxd.it/aEh4eZ") is None
    assert film_identifier("https://letterboxd.com/film/night-ferry/") == ("letterboxd", "night-ferry")
    assert film_identifier("https://example.org/film/x/") is None
    assert entry_key("https://boxd.it/aEh4eZ") == "boxd.it/aEh4eZ"
    assert entry_key("https://boxd.it/7lcA") == ""
    assert (
        entry_key("https://letterboxd.com/someone/film/night-ferry/1/") == "letterboxd.com/someone/film/night-ferry/1"
    )


@pytest.mark.parametrize("others", ["03/25/2019", "3/25/2019"])
def test_days_are_told_by_the_other_days_of_the_file(others):
    rows = f"01/03/2019,Fog,1980,https://boxd.it/29Pq,3\n{others},Night Ferry,1987,https://boxd.it/7lcA,4\n"

    assert deeds(alone("ratings.csv", RATINGS + rows)) == [Rate(6, "2019-01-03"), Rate(8, "2019-03-25")]


def test_days_of_the_diary_are_told_by_all_days_of_the_file():
    rows = "25/03/2019,Fog,1980,https://boxd.it/29Pq,,,,01/03/2019\n"

    assert deeds(alone("diary.csv", DIARY + rows))[0].date == "2019-03-01"


@pytest.mark.parametrize("others", ["2019-03-25", "02/03/2019", "25/03/2019,A,1980,x,3\n03/25/2019"])
def test_days_stay_untold_where_no_other_tells_or_others_contradict_one_another(others):
    rows = f"01/03/2019,Fog,1980,https://boxd.it/29Pq,3\n{others},Night Ferry,1987,https://boxd.it/7lcA,4\n"

    assert deeds(alone("ratings.csv", RATINGS + rows))[0] == Rate(6, "")


@pytest.mark.parametrize("none", ["nan", "NaN", ""])
def test_empty_cells_as_pandas_writes_them_are_empty(none):
    ratings = f"{none},Fog,{none},https://boxd.it/29Pq,3\n2020-01-01,Fog,1980,https://boxd.it/29Pq,{none}\n"
    diary = f"2020-01-01,Fog,{none},https://boxd.it/29Pq,{none},,,{none}\n"

    rated, left = read(alone("ratings.csv", RATINGS + ratings))
    assert (rated.deed, rated.film.year, rated.notices) == (Rate(6, ""), None, ())
    assert isinstance(left, Left)
    (seen,) = deeds(alone("diary.csv", DIARY + diary))
    assert (seen.date, seen.rating) == ("", None)


def workbook(folder, name, *rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def test_a_table_that_a_spreadsheet_saved_as_a_workbook_is_read(tmp_path):
    head = [*RATINGS.strip().split(",")]
    row = [date(2024, 1, 5), "Night Ferry", 1987, "https://boxd.it/7lcA", 4.5]

    with open_parcel(workbook(tmp_path, "ratings.xlsx", head, row)) as parcel:
        assert format_of(parcel) is LETTERBOXD
        assert deeds(parcel) == [Rate(9, "2024-01-05")]
        assert only(parcel).film == FERRY


def test_a_workbook_of_something_else_is_not_letterboxd_s(tmp_path):
    with open_parcel(workbook(tmp_path, "ratings.xlsx", ["Title", "Mark"], ["Fog", 3])) as parcel:
        assert LETTERBOXD.recognises(parcel) == 0
