"""Tables of reviews: which columns hold what, what a row says, and what is said of a bad one."""

from __future__ import annotations

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.critics.pure.tables import FilmTold, NoTable, Refused, ReviewRow, reviews_in

TOMATOES = (
    "reviewId,movieId,creationDate,criticName,criticPageUrl,reviewState,isFresh,isRotten,isRtUrl,isTopCritic,"
    "publicationUrl,publicationName,reviewUrl,quote,scoreSentiment,originalScore\n"
)
OLDER = "id\treview\trating\tfresh\tcritic\ttop_critic\tpublisher\tdate\n"
PLAIN = "film,year,critic,outlet,date,rating,verdict,quote,url,language\n"


def table(text: str, encoding: str = "utf-8"):
    return reviews_in([text.encode(encoding)])


def rows(text: str, encoding: str = "utf-8"):
    return list(table(text, encoding))


def only(text: str) -> ReviewRow:
    (row,) = rows(text)
    assert isinstance(row, ReviewRow), row
    return row


def refusal(text: str) -> Refused:
    (row,) = rows(text)
    assert isinstance(row, Refused), row
    return row


def test_rotten_tomatoes_rows_as_they_are_passed_on_by_number():
    line = (
        "77,f-1,2014-11-06,Ida Prado,/critics/ida,fresh,True,False,False,True,/source/9,The Harbor Post,"
        '"https://example.org/a b","Slow, and ""sure"".",POSITIVE,3.5/4'
    )

    assert only(TOMATOES + line + "\n") == ReviewRow(
        line=2,
        said=line,
        film=FilmTold("f-1"),
        number="77",
        critic="Ida Prado",
        outlet="The Harbor Post",
        date="2014-11-06",
        sort_date="2014-11-06",
        printed="3.5/4",
        verdict="positive",
        quote='Slow, and "sure".',
        address="https://example.org/a%20b",
    )


def test_rotten_tomatoes_rows_of_the_older_shape():
    row = only(OLDER + "3\tSlow and sure.\tB+\trotten\t\t0\tThe Harbor Post\tNovember 6, 2014\n")

    assert (row.film, row.critic, row.outlet, row.date) == (FilmTold("3"), "", "The Harbor Post", "2014-11-06")
    assert (row.printed, row.verdict, row.quote, row.number) == ("B+", "negative", "Slow and sure.", "")


@pytest.mark.parametrize("day", ["1800-01-01", "2000-01-01", ""])
def test_days_that_stand_for_none_there_are_none(day):
    row = only(TOMATOES + f"7,f-1,{day},Ida Prado,,fresh,True,False,,,,,,,,\n")

    assert (row.date, row.sort_date) == ("", "")


def test_such_a_day_is_a_day_in_other_tables():
    assert only(PLAIN + "The Lantern,2012,Ida Prado,,2000-01-01,3/5,,,,\n").date == "2000-01-01"


def test_a_table_of_the_house():
    found = table(PLAIN + "The Lantern,2012,Ida Prado,The Post,6 Nov 2014,****,mixed,Slow.,http://x.example/,French\n")

    assert (found.format, found.publisher, found.by_number) == ("reviews/1", "", False)
    (row,) = found
    assert isinstance(row, ReviewRow)
    assert (row.film, row.printed, row.verdict) == (FilmTold("", "The Lantern", 2012), "****", "mixed")
    assert (row.date, row.language, row.address) == ("2014-11-06", "fr", "http://x.example/")


def test_a_year_may_stand_behind_the_title():
    assert only("movie;author;grade\nThe Lantern (2012);Ida Prado;A-\n").film == FilmTold("", "The Lantern", 2012)


def test_other_names_of_columns():
    found = only("Movie Title|Publication Name|Reviewer|Original Score\nThe Lantern|The Post|Ida Prado|8/10\n")

    assert (found.film.title, found.outlet, found.critic, found.printed) == (
        "The Lantern", "The Post", "Ida Prado", "8/10",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fresh", "rotten", "verdict"),
    [
        ("True", "False", "positive"),
        ("False", "True", "negative"),
        ("False", "False", ""),
        ("", "", ""),
        ("1", "", "positive"),
    ],
)
def test_two_columns_tell_a_verdict_together(fresh, rotten, verdict):
    assert only(f"movieId,critic,isFresh,isRotten,quote\nf,Ida,{fresh},{rotten},Slow.\n").verdict == verdict


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("The Lantern,2012,Ida,,soon,3/5,,,,", "“date” is no date such as 2018-11-10: “soon”."),
        ("The Lantern,2012,Ida,,31 April 2014,3/5,,,,", "“date” names a day that is in no calendar: “31 April 2014”."),
        ("The Lantern,2012,Ida,,10/11/2018,3/5,,,,",
         "“date” may name two different days; write it as 2018-11-10: “10/11/2018”."),
        ("The Lantern,MMXII,Ida,,,3/5,,,,", "“year” is no year of a film: “MMXII”."),
        (",2012,Ida,,,3/5,,,,", "“film” names no film: a title has 1 to 300 signs."),
        ("The Lantern,2012,Ida,,,3/5,meh,,,", "“meh” is no verdict: fresh, rotten, positive, mixed and negative are."),
        ("The Lantern,2012,Ida,,,3/5,,,,Elvish-ish", "“language” names no language: “Elvish-ish”."),
        ("The Lantern,2012,Ida,,,,,,,",
         "There is no mark, no verdict, no quote and no address: nothing of a review."),
        ("The Lantern,2012,Ida", "This row has 3 fields and the first row has 10, so that nothing can be told apart."),
        ("The Lantern", "This row has one field and the first row has 10, so that nothing can be told apart."),
        ('The Lantern,2012,"Ida,,,3/5,,,,', "This row cannot be read: a quotation mark opens a field here, and none closes it."),
        ("The Lantern,2012,\x00Ida,,,3/5,,,,", "This row cannot be read: it holds a zero byte."),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_and_the_others_are_read(line, sentence):
    good = "The Harbor,2013,Ida,,,4/5,,,,"

    first, bad, last = rows(f"{PLAIN}{good}\n{line}\n{good}\n")

    assert isinstance(bad, Refused)
    assert (bad.line, bad.sentence) == (3, sentence)
    assert [one.line for one in (first, last) if isinstance(one, ReviewRow)] == [2, 4]


def test_columns_that_disagree_on_a_verdict_are_told():
    head = "movieId,critic,reviewState,isFresh,isRotten\n"

    assert (
        refusal(head + "f,Ida,rotten,True,False\n").sentence
        == "The columns disagree on the verdict: negative and positive."
    )
    assert (
        refusal(head + "f,Ida,,True,True\n").sentence
        == "The columns say that the review is fresh and that it is rotten."
    )


def test_a_field_that_is_too_long_is_told_with_its_column():
    assert refusal(PLAIN + f"The Lantern,2012,{'I' * 201},,,3/5,,,,\n").sentence == (
        f"“critic” has 201 signs, and 200 are kept: “{'I' * 80}...”."
    )
    assert refusal(PLAIN + f"The Lantern,2012,Ida,,,,,{'q' * 2001},,\n").sentence.startswith("“quote” has 2,001 signs")


def test_an_address_that_is_none_is_left_out_and_told():
    row = only(PLAIN + "The Lantern,2012,Ida,,,3/5,,,boom,\n")

    assert (row.address, row.notices) == ("", ("“url” is no address on the web and was left out: “boom”.",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This file is empty: there is not even a row that names the columns."),
        ("\n\n", "This file is empty: there is not even a row that names the columns."),
        ("name,rating,critic\n", "This is no table of reviews: no column names the film, by title or by number. The first row has “name”, “rating”, “critic”."),
        ("film,critic\n", "This is no table of reviews: no column names a mark, a verdict or a quote. The first row has “film”, “critic”."),
        ("film,rating\n", "This is no table of reviews: no column names the critic or the outlet. The first row has “film”, “rating”."),
        ('"film,rating\nx', "The first row, which names the columns, cannot be read. This row cannot be read: a quotation mark opens a field here, and none closes it."),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told(text, sentence):
    with pytest.raises(NoTable) as told:
        table(text)

    assert str(told.value) == sentence


def test_other_files_are_told_by_what_they_are():
    with pytest.raises(
        NoTable, match=r"This is a PDF file, not a table as text, whatever its name says\. Save the table as CSV\."
    ):
        reviews_in([b"%PDF-1.7 ..."])
    with pytest.raises(NoTable, match="zero byte in its first row"):
        reviews_in([b"film\x00,critic,rating\nx,y,z\n"])


BODY = PLAIN + "Amélie,2001,Zoë Müller,Le Journal,2001-04-25,4/5,,“Léger.”,,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("packed", [False, True])
def test_any_encoding_and_any_line_end_say_the_same(encoding, end, packed):
    data = BODY.replace("\n", end).encode(encoding)

    found = reviews_in([gzip.compress(data) if packed else data])

    (row,) = found
    assert isinstance(row, ReviewRow)
    assert (row.line, row.film.title, row.critic, row.quote) == (2, "Amélie", "Zoë Müller", "“Léger.”")
    assert len(found.notices) == (0 if encoding.startswith("utf-8") else 1)


def test_windows_1252_is_known_after_many_plain_rows():
    plain = "The Lantern,2012,Ida,,,4/5,,,,\n" * 20_000

    found = table(PLAIN + plain + "Amélie,2001,Zoë,,,4/5,,,,\nNaïf,2001,Zoë,,,4/5,,,,\n", "windows-1252")

    assert [row.film.title for row in list(found)[-2:] if isinstance(row, ReviewRow)] == ["Amélie", "Naïf"]
    assert found.notices == ["The file is not UTF-8; windows-1252 was assumed. Check the accents."]


def test_damaged_utf_8_is_told_and_stays_utf_8():
    data = BODY.encode() + b"Am\xe9lie,2001,Zo\xc3\xab,,,4/5,,,,\n"

    found = reviews_in([data])

    assert [row.film.title for row in found if isinstance(row, ReviewRow)] == ["Amélie", "Am\ufffdlie"]
    assert found.notices == ["The file is UTF-8 with damaged places in one line: what was lost became \ufffd."]


def test_signs_that_a_page_writes_by_number_are_signs():
    one = only("title,year,critic,quote\nThe Tide,2014,Jo &amp; Bo,Salt&#44; &#8220;light&#8221;\n")

    assert (one.critic, one.quote) == ("Jo & Bo", "Salt, “light”")


def test_a_field_may_hold_lines():
    row = only(PLAIN + 'The Lantern,2012,"Ida\r\nPrado",,,4/5,,"Slow.\r\nSure.",,\n')

    assert (row.critic, row.quote) == ("Ida Prado", "Slow.\nSure.")


def test_a_gzip_file_that_breaks_off_gives_what_was_in_it_and_says_so():
    lines = "".join(f"The Lantern,2012,Critic {number * number % 9973},,,4/5,,,,\n" for number in range(50_000))
    packed = gzip.compress((PLAIN + lines).encode())

    found = list(reviews_in([packed[: len(packed) // 2]]))

    assert isinstance(found[0], ReviewRow)
    assert found[-1] == Refused(found[-1].line, "", "This gzip file breaks off before its end. Get it again.")


def test_a_damaged_gzip_file_is_told():
    packed = bytearray(gzip.compress(BODY.encode() * 3))
    packed[12:30] = bytes(18)

    with pytest.raises(NoTable, match="damaged"):
        list(reviews_in([bytes(packed)]))


def test_gzip_parts_that_follow_one_another_are_one_file():
    packed = gzip.compress(PLAIN.encode()) + gzip.compress(BODY.partition("\n")[2].encode())

    for size in (1, 7, len(packed)):
        assert len(list(reviews_in([packed[at : at + size] for at in range(0, len(packed), size)]))) == 1


@given(st.binary(max_size=400))
def test_any_bytes_behind_the_first_row_give_rows_or_sentences(data):
    for row in reviews_in([PLAIN.encode() + data]):
        assert row.line > 1
        assert isinstance(row, ReviewRow) or row.sentence.endswith(".")


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_a_table_or_none(data):
    with suppress(NoTable):
        assert all(row.line > 1 for row in reviews_in([data]))


cell = st.text(st.characters(exclude_characters='\x00"\r\n,', exclude_categories=("Cs",)), max_size=30)


@given(st.lists(st.tuples(cell, cell, cell, cell), max_size=6), st.integers(1, 60))
def test_however_the_file_comes_in_pieces_the_rows_are_the_same(cells, size):
    data = (PLAIN + "".join(f"{a},2012,{b},{c},,{d},,,,\n" for a, b, c, d in cells)).encode()

    assert list(reviews_in([data[at : at + size] for at in range(0, len(data), size)])) == list(reviews_in([data]))


def test_rows_are_given_while_the_file_still_comes_in():
    """However large the file is, no more of it is held than a piece and a row."""
    taken: list[int] = []

    def pieces():
        yield PLAIN.encode()
        for number in range(100):
            taken.append(number)
            yield b"The Lantern,2012,Ida,,,4/5,,,,\n" * 20_000

    found = iter(reviews_in(pieces()))

    first = next(found)
    assert isinstance(first, ReviewRow)
    assert len(taken) < 4
    assert sum(1 for _ in zip(found, range(100_000), strict=False)) == 100_000
    assert len(taken) < 9


def test_a_first_line_that_only_names_the_delimiter_is_none_of_the_table():
    text = "film;critic;outlet;fresh;quote, or what stands for it\nThe Lantern;Ada Holt;The Paper;fresh;Good.\n;;;;\n"

    bare, marked = rows(text), rows(f"sep=;\r\n{text}", "utf-8-sig")

    assert [type(one) for one in marked] == [type(one) for one in bare] == [ReviewRow, Refused]
    assert (bare[1].line, marked[1].line) == (3, 4)
