"""Douban's marks, as scripts and NeoDB carry them away."""

from __future__ import annotations

from factories.exports import EXPORTS, book, left, refused, rows, told_at, written
from onesheet.exchange.pure.rows import Rate, View, Want, Write


def test_marks_of_the_script_are_viewings_with_a_rating_of_ten_and_a_review(tmp_path):
    """Ratings are doubled; titles are told apart; a season is no film."""
    told = told_at(written(tmp_path, EXPORTS["douban csv"]), "douban")
    seen, words, unrated = rows(told)
    assert seen.deed == View(key="douban:1298084:2023-06-01", date="2023-06-01", rating=10, logged="2023-06-01")
    assert (seen.film.title, seen.film.original_title, seen.film.year) == ("异形", "Alien", 1979)
    assert seen.film.identifiers == {("douban", "1298084")}
    assert words.deed == Write(
        key="douban:1298084:2023-06-01", text="很冷", date="2023-06-01", rating=10, logged="2023-06-01"
    )
    assert unrated.deed.rating is None
    assert [one.sentence for one in left(told)] == [
        "This is a season of a series; Onesheet keeps films only, so it was left alone."
    ]


def test_the_scripts_wishes_have_no_rating_column(tmp_path):
    """They are wanted."""
    (row,) = rows(told_at(written(tmp_path, EXPORTS["douban wishes"]), "douban"))
    assert row.deed == Want("")


def test_a_workbook_has_a_sheet_for_each_shelf(tmp_path):
    """Half-stars of five are doubled, tags told apart, reviews made Markdown, books left."""
    told = told_at(written(tmp_path, EXPORTS["douban book"]), "douban")
    wanted, seen, words, review = rows(told)
    assert wanted.deed == Want("2024-01-02")
    assert wanted.film.identifiers == {("douban", "1299120"), ("imdb", "tt0079944")}
    assert seen.deed == View(
        key="douban:1298084:2023-06-01", date="2023-06-01", rating=9, tags=("冷", "太空"), logged="2023-06-01"
    )
    assert words.deed.text == "好"
    assert review.deed.text == "**猫**\n\n它**活着**。"
    assert review.film.title == "异形"
    assert [one.sentence.split(";")[0] for one in left(told)] == ["This is a book"]


def test_ratings_beyond_five_are_refused_and_everybodys_are_not_taken(tmp_path):
    """A column of everybody's ratings says nothing of one's own."""
    path = written(
        tmp_path, {"d.csv": "片名,豆瓣评分,我的评分,标记日期\n异形,8.4,3,2023年6月1日\n潜行者,9,6,2023-06-02\n"}
    )
    told = told_at(path, "douban")
    assert [row.deed.rating for row in rows(told)] == [6]
    assert rows(told)[0].deed.date == "2023-06-01"
    assert len(refused(told)) == 1


def test_a_status_says_more_than_the_name_of_the_file(tmp_path):
    """Each row has its own."""
    path = written(
        tmp_path,
        {
            "d.csv": "片名,我的评分,状态,豆瓣链接\n异形,5,看过,\n潜行者,,想看,\n怪形,,在看,https://movie.douban.com/subject/1/\n"
        },
    )
    told = told_at(path, "douban")
    assert [row.deed for row in rows(told)] == [Rate(10), Want("")]
    assert len(left(told)) == 1


def test_books_are_left(tmp_path):
    """The same script exports them under other names."""
    path = written(
        tmp_path,
        {"db-book.csv": "标题,个人评分,打分日期,我的短评,出版日期,作者,条目链接\n一本书,5,2023/06/01,,2001,甲,\n"},
    )
    told = told_at(path, "douban")
    assert not rows(told)
    assert len(left(told)) == 1


def test_a_sheet_of_something_else_is_passed_over(tmp_path):
    """Only sheets with such columns are read."""
    content = book(
        {"账单": [["a", "b"], [1, 2]], "看过": [["标题", "我的评分", "创建时间"], ["异形", 3.3, "2023-06-01 20:00:00"]]}
    )
    (row,) = rows(told_at(written(tmp_path, {"x.xlsx": content}), "douban"))
    assert row.deed.rating == 7
    assert row.notices == ("The file's rating is 3.3 of 5; it became 7 half-stars.",)
