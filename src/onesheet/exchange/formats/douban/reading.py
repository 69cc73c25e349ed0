"""Reading Douban's marks and reviews, whoever wrote them down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onesheet.exchange.formats.douban import names
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.telling import Cells, Faulty, Other, Reader, others_left, rows_told, stem_of, told_by
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.pure.cells import identifiers, left_as
from onesheet.exchange.pure.markup import markdown_of
from onesheet.exchange.pure.rows import FilmTold, Rate, Row, Told, View, Want, Watch, Write
from onesheet.exchange.tables import columns_of
from onesheet.exchange.workbooks import columns_of_sheets, sheets_of

_APART = re.compile(r"\s+/\s+")
_TAGS = re.compile(r"[,，、|;；]+|\s+/\s+")
_WHERE = re.compile(r"\s*[(（][^()（）]{1,6}[)）]\s*$")
"""Where a title is used, `异次元杀阵(台)`."""
_QUOTED = re.compile(r"^《(.*)》$", re.DOTALL)


class Douban:
    """What scripts export of a Douban account."""

    name = "douban"
    title = "Douban marks and reviews"

    def recognises(self, parcel: Parcel) -> int:
        """Say how sure it is, by the names of the columns, which are Chinese."""
        found = _files(parcel)
        return 0 if not found else 95 if len(found) == len(parcel.entries) else 70

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield films watched and wanted, then reviews; then what is no film."""
        files = _files(parcel)
        if not files:
            raise NotUnderstood("There is no table of Douban here: no column says “标题” or “片名”.")
        for entry, is_book in files:
            if is_book:
                yield from _book(entry)
            else:
                columns = columns_of(entry)
                yield from told_by(
                    entry, _reader(columns, names.shelf_in(stem_of(entry))), days=("打分日期", "标记日期")
                )
        yield from others_left(parcel, (entry for entry, _ in files), "Douban")


def _files(parcel: Parcel) -> list[tuple[Entry, bool]]:
    found = []
    for entry in parcel.entries:
        if any(_suits(columns) for _, columns in columns_of_sheets(entry)):
            found.append((entry, True))
        elif _suits(columns_of(entry)):
            found.append((entry, False))
    return found


def _suits(columns: tuple[str, ...]) -> bool:
    """Whether the columns are Douban's: a title, and something that only a mark has."""
    named = frozenset(columns)
    titled = named & {*names.TITLE[:-1], names.REVIEW_OF} or (named & {*names.NUMBER} and "title" in named)
    marked = named & {
        *names.RATING,
        *names.DATE[:10],
        *names.COMMENT[:2],
        *names.STATUS[:3],
        "条目链接",
        "豆瓣链接",
        *names.NUMBER,
    }
    return bool(titled and (marked or {"创建时间", "链接"} <= named))


def _book(entry: Entry) -> Iterator[Told]:
    """Read the sheets: marks first, then reviews."""
    sheets = [sheet for sheet in sheets_of(entry) if _suits(sheet.folded)]
    for sheet in sorted(sheets, key=lambda one: names.REVIEW_OF in one.folded):
        other = next((what for sign, what in names.OTHER_SHELVES.items() if sign in sheet.name), "")
        if "评" in sheet.name and names.REVIEWS not in sheet.name and not other:
            other = "no film"
        if "舞台剧" in sheet.name or "剧评" in sheet.name:
            other = "a play"
        shelf = names.shelf_in(sheet.name) or names.shelf_in(stem_of(entry))
        read = _left(other) if other else _review if names.REVIEW_OF in sheet.folded else _reader(sheet.folded, shelf)
        yield from rows_told(entry.path, sheet, read)
        yield from sheet.notices


def _left(what: str) -> Reader:
    return lambda cells: [cells.left(left_as(what))]


def _reader(columns: tuple[str, ...], shelf: str) -> Reader:
    """How the rows of a table of marks are read; `shelf` is what the name of the sheet or file tells."""
    for column, what in names.OF_BOOKS.items():
        if column in columns:
            return _left(what)
    own = any(name in columns for name in names.RATING)
    bare = not own and names.BARE_RATING in columns and any(name in columns for name in names.DATE)
    rated = names.RATING if not bare else (names.BARE_RATING,)
    without = shelf or (names.SEEN if own or bare else names.WANTED)

    def read(cells: Cells) -> Iterator[Row]:
        film = _film(cells)
        rating = cells.rating(*rated, best=5)
        moment = cells.moment(*names.DATE)
        status = names.SHELVES.get(cells.text(*names.STATUS).lower(), "") or without
        comment = cells.text(*names.COMMENT)
        if status == names.WATCHING:
            raise Other("It was not watched to its end, so it was left alone.")
        if status == names.WANTED:
            if comment:
                cells.notices.append("The comment was left out: it is only wanted.")
            yield cells.row(Want(moment), film)
            return
        yield from _seen(cells, film, rating, moment, comment)

    return read


def _seen(cells: Cells, film: FilmTold, rating: int | None, moment: str, comment: str) -> Iterator[Row]:
    tags = tuple(dict.fromkeys(tag for one in _TAGS.split(cells.text(*names.TAGS)) if (tag := one.strip())))
    key = f"douban:{_number(film)}:{moment[:10]}"
    if moment or tags:
        yield cells.row(View(key=key, date=moment[:10], rating=rating, tags=tags, logged=moment), film)
    elif rating is not None:
        yield cells.row(Rate(rating), film)
    elif not comment:
        yield cells.row(Watch(), film)
    if comment:
        write = Write(key=key, text=markdown_of(comment), date=moment[:10], rating=rating, logged=moment)
        yield cells.row(write, film, notes=not (moment or tags or rating))


def _review(cells: Cells) -> Iterator[Row]:
    quoted = cells.text(names.REVIEW_OF)
    match = _QUOTED.match(quoted)
    address = cells.text("评论对象原始链接", "评论对象neodb链接")
    film = FilmTold(
        title=(match[1] if match is not None else quoted).strip(), identifiers=identifiers(addresses=[address])
    )
    _left_by(address, film.title)
    text = cells.text(names.CONTENT)
    if not film.title and not film.identifiers:
        raise Faulty("This row names no film: it has neither a title nor an address.")
    if not text:
        raise Other("There are no words in this review.")
    moment = cells.moment(*names.DATE)
    headline = cells.text(*names.TITLE)
    told = "\n\n".join(part for part in (f"**{markdown_of(headline)}**" if headline else "", _markdown(text)) if part)
    number = cells.text("链接") or f"{_number(film)}:{moment}"
    yield cells.row(
        Write(key=f"douban:review:{number}", text=told, rating=cells.rating("我的评分", best=5), logged=moment), film
    )


def _markdown(text: str) -> str:
    """Reviews are HTML at Douban and Markdown at NeoDB."""
    return markdown_of(text) if re.search(r"</?(?:p|br|b|strong|div|span|a)\b", text) else text


def _film(cells: Cells) -> FilmTold:
    links = [cells.text(name) for name in names.LINKS]
    titles = _titles(cells.text(*names.TITLE))
    _left_by(" ".join(links), cells.text(*names.TITLE))
    known = identifiers(douban=cells.text(*names.NUMBER), imdb=cells.text(*names.IMDB), addresses=links)
    if not titles and not known:
        raise Faulty("This row names no film: it has neither a title nor an address.")
    return FilmTold(
        title=titles[0] if titles else "",
        year=cells.year(*names.RELEASED),
        original_title=cells.text(*names.ORIGINAL) or (titles[1] if len(titles) > 1 else ""),
        directors=tuple(name for one in re.split(r"[,，/、]", cells.text(*names.DIRECTORS)) if (name := one.strip())),
        identifiers=known,
    )


def _titles(printed: str) -> list[str]:
    """The titles of a cell such as `肖申克的救赎 / The Shawshank Redemption / 月黑高飞(港)`."""
    parts = _APART.split(printed) if _APART.search(printed) else printed.split("/")
    return [title for one in parts if (title := _WHERE.sub("", one.replace("[可播放]", "")).strip())]


def _left_by(address: str, title: str) -> None:
    """Raise Other where an address or a title is that of no film."""
    for pattern, what in names.HOSTS:
        if pattern.search(address) and "movie.douban.com" not in address:
            raise Other(left_as(what))
    if names.SEASON.search(title):
        raise Other(left_as("a season of a series"))


def _number(film: FilmTold) -> str:
    for wanted in ("douban", "imdb", "tmdb"):
        for scheme, number in sorted(film.identifiers):
            if scheme == wanted:
                return number
    return str(film)


DOUBAN = Douban()
