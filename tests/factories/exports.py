"""Files as other services export them, in words of our own, and what a format makes of them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl

from onesheet.exchange.formats.register import format_named, format_of
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Left, Notice, Refused, Row, Told

Files = dict[str, str | bytes]


def written(folder: Path, files: Files) -> Path:
    """Write a single file, or several as a zip; return where it lies."""
    if len(files) == 1:
        name, content = next(iter(files.items()))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def certainties(path: Path, formats: tuple[str, ...]) -> dict[str, int]:
    """How sure each of these formats is of what lies there."""
    with open_parcel(path) as parcel:
        return {name: one.recognises(parcel) for name in formats if (one := format_named(name)) is not None}


def told_at(path: Path, name: str) -> list[Told]:
    """What the format that is surest makes of what lies there; it has to be the one of this name."""
    with open_parcel(path) as parcel:
        found = format_of(parcel)
        assert found is not None
        assert found.name == name
        return list(found.read(parcel, {}))


def rows(told: list[Told]) -> list[Row]:
    """The rows that were understood."""
    return [one for one in told if isinstance(one, Row)]


def left(told: list[Told]) -> list[Left]:
    """The rows that were left alone."""
    return [one for one in told if isinstance(one, Left)]


def refused(told: list[Told]) -> list[Refused]:
    """The rows that were refused."""
    return [one for one in told if isinstance(one, Refused)]


def notices(told: list[Told]) -> list[str]:
    """What was said of whole files."""
    return [one.sentence for one in told if isinstance(one, Notice)]


def book(sheets: dict[str, list[list[object]]]) -> bytes:
    """A workbook."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def movie(title: str, year: int, **ids: object) -> dict[str, object]:
    """A film as Trakt's JSON tells it."""
    return {"title": title, "year": year, "ids": ids}


def lines(*given: object) -> str:
    """JSON Lines."""
    return "".join(json.dumps(one) + "\n" for one in given)


_IMDB_NOW = (
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,"
    "Release Date,Directors\n"
)
_IMDB_LIST = (
    "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,"
    "Num Votes,Release Date,Directors,Your Rating,Date Rated\n"
)
_ALIEN = {"trakt": 295, "slug": "alien-1979", "imdb": "tt0078748", "tmdb": 348}

EXPORTS: dict[str, Files] = {
    "imdb ratings now": {
        "ratings.csv": _IMDB_NOW
        + 'tt0078748,9,2024-03-01,Alien,Alien,https://www.imdb.com/title/tt0078748/,Movie,8.5,117,1979,"Horror, Sci-Fi",'
        "900000,1979-05-25,Ridley Scott\n"
        "tt0090390,7,2024-03-02,A Puppet Show,A Puppet Show,,TV Series,7.4,24,1986,Comedy,1000,1986-09-22,\n"
        "tt12345678,10,2024-03-03,Late One,Zu spät,,TV Movie,6,90,2020,Drama,10,2020-01-01,\n"
    },
    "imdb list now": {
        "Rainy days.csv": _IMDB_LIST
        + "1,tt0078748,2024-01-05,2024-01-05,Not alone,Alien,Alien,,Movie,8.5,117,1979,Horror,1,1979-05-25,Ridley Scott,9,2024-03-01\n"
        "2,tt0062622,2024-01-06,2024-01-06,,2001: A Space Odyssey,,,Movie,8.3,149,1968,Sci-Fi,1,1968-04-02,Stanley Kubrick,,\n"
    },
    "imdb watchlist now": {
        "WATCHLIST.csv": _IMDB_LIST
        + "1,tt0062622,2024-01-06,2024-01-06,,2001: A Space Odyssey,,,Movie,8.3,149,1968,Sci-Fi,1,1968-04-02,Stanley Kubrick,,\n"
    },
    "imdb oldest list": {
        "ls000000001.csv": (
            '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating",'
            '"Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"\n'
            '"1","tt0211915","Sat Jan  5 00:00:00 2013","","","Amélie","Feature Film","Jean-Pierre Jeunet","8","8.5","122",'
            '"2001","comedy","1","2001-04-25","http://www.imdb.com/title/tt0211915/"\n'
            '"2","tt0944947","Sun Jan  6 00:00:00 2013","","","Some Series","TV Series","","","9.5","56","2011","drama","1","","x"\n'
        ).encode("latin-1")
    },
    "tmdb_account ratings": {
        "tmdb-ratings.csv": (
            "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n"
            "348,tt0078748,movie,Alien,1979-05-25T00:00:00Z,,,8.1,8.5,2024-05-02T23:30:00Z\n"
            "1399,tt0944947,tv,Some Series,2011-04-17T00:00:00Z,1,2,8.4,9,2024-05-03T10:00:00Z\n"
        )
    },
    "trakt zip": {
        "watched-history-1.json": json.dumps(
            [
                {"id": 11, "watched_at": "2023-06-01T23:10:00.000Z", "action": "scrobble", "type": "movie", "movie": movie("Alien", 1979, **_ALIEN)},
                {"id": 12, "watched_at": "2023-06-02T20:00:00.000Z", "action": "watch", "type": "episode", "show": {"title": "A Show"}, "episode": {"season": 1}},
            ]
        ),
        "watched-history-2.json": json.dumps(
            [{"id": 3, "watched_at": "1970-01-01T00:00:00.000Z", "action": "watch", "type": "movie", "movie": movie("Alien", 1979, **_ALIEN)}]
        ),
        "watched-movies.json": json.dumps([{"plays": 2, "last_watched_at": "2023-06-01T23:10:00.000Z", "movie": movie("Alien", 1979, **_ALIEN)}]),
        "ratings-movies.json": json.dumps([{"rated_at": "2023-06-01T23:40:00.000Z", "rating": 9, "type": "movie", "movie": movie("Alien", 1979, **_ALIEN)}]),
        "lists-watchlist.json": json.dumps([{"rank": 1, "id": 5, "listed_at": "2024-01-01T00:00:00.000Z", "type": "movie", "movie": movie("Stalker", 1979, imdb="tt0079944")}]),
        "lists-favorites.json": json.dumps([{"rank": 1, "id": 6, "type": "movie", "movie": movie("Alien", 1979, **_ALIEN)}]),
        "lists-lists.json": json.dumps([{"name": "Cold places", "description": "Bring a coat", "privacy": "private", "created_at": "2023-02-03T00:00:00.000Z", "ids": {"trakt": 77, "slug": "cold-places"}}]),
        "lists-list-77-cold-places.json": json.dumps(
            [
                {"rank": 1, "id": 8, "notes": "Snow", "type": "movie", "movie": movie("The Thing", 1982, imdb="tt0084787")},
                {"rank": 2, "id": 9, "type": "show", "show": {"title": "A Show"}},
            ]
        ),
        "comments-movies.json": json.dumps(
            [
                {"type": "movie", "movie": movie("Alien", 1979, **_ALIEN), "comment": {"id": 40, "parent_id": 0, "spoiler": True, "comment": "Quiet, then [spoiler]the cat lives[/spoiler].", "created_at": "2023-06-03T08:00:00.000Z"}},
                {"type": "movie", "movie": movie("Alien", 1979, **_ALIEN), "comment": {"id": 41, "parent_id": 7, "spoiler": False, "comment": "Agreed."}},
            ]
        ),
        "collection-movies.json": json.dumps([{"collected_at": "2022-01-01T00:00:00.000Z", "movie": movie("Alien", 1979, **_ALIEN)}]),
        "user-settings.json": json.dumps({"user": {"email": "nobody@example.org"}}),
        "user-profile.json": json.dumps({"username": "nobody", "name": "No Body", "about": "Sits in front.", "location": "Ghent"}),
    },
    "trakt one file": {
        "mine.json": json.dumps([{"rated_at": "2023-06-01T23:40:00.000Z", "rating": 7, "type": "movie", "movie": movie("Alien", 1979, **_ALIEN)}])
    },
    "simkl csv": {
        "SimklBackup.csv": (
            "SIMKL_ID,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n"
            "53536,Alien,movie,1979,,,2023-06-01,9,,,348,tt0078748\n"
            "53537,Stalker,movie,1979,plantowatch,,,,,,1398,tt0079944\n"
            "53538,A Show,tv,2011,watching,S03E07,2023-06-02,8,,1,,\n"
            "53539,The Thing,movie,1982,dropped,,,,,,1091,tt0084787\n"
            "53540,Solaris,movie,1972,completed,,,,,,,tt0069293\n"
        )
    },
    "simkl json": {
        "SimklBackup.json": json.dumps(
            {
                "movies": [
                    {"status": "completed", "user_rating": 8, "user_rated_at": "2024-02-01T10:00:00Z", "last_watched_at": "2024-02-01T09:00:00Z", "memo": {"text": "With E.", "is_private": True}, "movie": {"title": "Alien", "year": 1979, "ids": {"simkl": 53536, "imdb": "tt0078748", "tmdb": "348"}}},
                    {"status": "plantowatch", "added_to_watchlist_at": "2024-02-03T00:00:00Z", "movie": {"title": "Stalker", "year": 1979, "ids": {"simkl": 53537}}},
                ],
                "anime": [{"status": "completed", "anime_type": "movie", "show": {"title": "Perfect Blue", "year": 1998, "ids": {"simkl": 39687, "tmdb": "10494"}}}],
                "shows": [{"status": "watching", "show": {"title": "A Show", "year": 2011, "ids": {"simkl": 1}}}],
            }
        )
    },
    "yamtrack 2024": {
        "yamtrack.csv": (
            '"media_id","source","media_type","title","image","season_number","episode_number","score","progress","status",'
            '"repeats","start_date","end_date","notes","watch_date"\n'
            '"348","tmdb","movie","Alien","","","","7.3","1","Completed","1","","2024-02-09","Cold",""\n'
            '"1091","tmdb","movie","The Thing","","","","","0","Planning","0","","","",""\n'
            '"1399","tmdb","tv","A Show","","","","","24","In progress","0","","","",""\n'
        )
    },
    "yamtrack later": {
        "yamtrack.csv": (
            '"row_type","media_id","source","media_type","title","image","season_number","episode_number","score","status",'
            '"notes","start_date","end_date","progress","progressed_at","created_at"\n'
            '"media","348","tmdb","movie","Alien","","","","8.0","Completed","","","2024-02-09 00:00:00+00:00","1","","2024-02-10 08:00:00+00:00"\n'
            '"list","","","","Best of","","","","","","","","","","",""\n'
            '"media","1091","manual","movie","The Thing","","","","0","Planning","","","","0","","2024-02-11 08:00:00+00:00"\n'
        )
    },
    "movary history": {
        "history.csv": "title,year,tmdbId,imdbId,watchedAt,comment,location\nAlien,1979,348,tt0078748,2023-06-01,Loud,Cinema One\n"
        "Alien,1979,348,tt0078748,2023-06-01,,\n"
    },
    "movary ratings": {"ratings.csv": "title,year,tmdbId,imdbId,userRating\nAlien,1979,348,tt0078748,9\n"},
    "movary watchlist": {"watchlist.csv": "title,year,tmdbId,imdbId,addedAt\nStalker,1979,1398,tt0079944,2024-01-01 10:11:12\n"},
    "movielens ratings": {"ratings.csv": "userId,movieId,rating,timestamp\n1,10,4.0,964982703\n2,10,0.5,964982703\n2,11,5,1000000000\n"},
    "movielens folder": {
        "ml/movies.csv": 'movieId,title,genres\n10,"Chase, The (Jagd, Die) (1995)",Action|Crime\n11,Quiet Room,(no genres listed)\n',
        "ml/links.csv": "movieId,imdbId,tmdbId\n10,0012345,862\n11,0000007,\n",
        "ml/ratings.csv": "userId,movieId,rating,timestamp\n1,10,4.5,964982703\n",
        "ml/tags.csv": "userId,movieId,tag,timestamp\n1,10,long,1169687325\n",
        "ml/README.txt": "Words about the data.",
    },
    "movielens dat": {
        "ml/movies.dat": "10::Chase, The (Jagd, Die) (1995)::Action|Crime\n11::Quiet Room::(no genres listed)\n",
        "ml/ratings.dat": "1::10::4::964982703\n2::11::0.5::964982703\n",
        "ml/users.dat": "1::F::1::10::48067\n",
    },
    "neodb csv": {
        "movie_mark.csv": (
            "title,info,links,timestamp,status,rating,comment,tags\r\n"
            "Alien,imdb:tt0078748 year:1979 director:Ridley Scott,https://neodb.example/movie/1abc https://movie.douban.com/subject/1298084/"
            " https://www.themoviedb.org/movie/348,2023-06-01T20:00:00.123456+00:00,complete,9,So *quiet*.,cold|space\r\n"
            "Stalker,imdb:tt0079944 year:1979,https://neodb.example/movie/2abc,2024-01-01T00:00:00+00:00,wishlist,,,\r\n"
            "The Thing,year:1982,https://neodb.example/movie/3abc,2024-01-01T00:00:00+00:00,dropped,,,\r\n"
        ),
        "movie_review.csv": "title,info,links,timestamp,title,content\r\nAlien,imdb:tt0078748 year:1979,https://neodb.example/movie/1abc,2023-06-02T20:00:00+00:00,The cat,It *lives*.\r\n",
        "movie_note.csv": "title,info,links,timestamp,progress,title,content\r\nAlien,,https://neodb.example/movie/1abc,2023-06-02T20:00:00+00:00,,Note,Later\r\n",
        "book_mark.csv": "title,info,links,timestamp,status,rating,comment,tags\r\nA Book,isbn:1,https://neodb.example/book/1,2023-06-01T20:00:00+00:00,complete,9,,\r\n",
    },
    "neodb journal": {
        "journal.ndjson": lines(
            {"server": "neodb.example", "neodb_version": "1", "username": "nobody", "actor": "https://neodb.example/@nobody/"},
            {"type": "Rating", "content": {"type": "Rating", "value": 7, "best": 10, "worst": 1, "published": "2023-06-01T20:00:00+00:00", "withRegardTo": "https://neodb.example/movie/1abc"}, "visibility": 0},
            {"type": "Comment", "content": {"content": "Cold.", "published": "2023-06-01T21:00:00+00:00", "withRegardTo": "https://neodb.example/movie/1abc"}, "visibility": 0},
            {"type": "Review", "content": {"name": "The cat", "content": "It *lives*.", "published": "2023-06-02T20:00:00+00:00", "withRegardTo": "https://neodb.example/movie/1abc"}, "visibility": 2},
            {"type": "Collection", "content": {"id": "https://neodb.example/collection/9", "name": "Cold places", "content": "", "published": "2023-06-05T20:00:00+00:00"}, "visibility": 2, "items": [{"item": "https://neodb.example/movie/1abc", "metadata": {"note": "Snow"}}, {"item": "https://neodb.example/book/1", "metadata": {}}]},
            {"type": "TagMember", "content": {"tag": "space", "withRegardTo": "https://neodb.example/movie/1abc"}},
            {"type": "ShelfMember", "content": {"status": "complete", "published": "2023-06-01T19:00:00+00:00", "withRegardTo": "https://neodb.example/movie/1abc"}, "visibility": 0},
            {"type": "ShelfMember", "content": {"status": "complete", "published": "2023-06-01T19:00:00+00:00", "withRegardTo": "https://neodb.example/book/1"}, "visibility": 0},
            {"type": "ShelfLog", "item": "https://neodb.example/movie/1abc", "status": "complete", "timestamp": "2023-06-01T19:00:00+00:00"},
        ),
        "catalog.ndjson": lines(
            {"server": "neodb.example"},
            {"id": "https://neodb.example/movie/1abc", "type": "Movie", "title": "Alien", "orig_title": "Alien", "director": ["Ridley Scott"], "release_date": "1979-05-25", "imdb": "tt0078748", "external_resources": [{"url": "https://www.themoviedb.org/movie/348"}]},
            {"id": "https://neodb.example/book/1", "type": "Edition", "title": "A Book"},
        ),
    },
    "kinopoisk csv": {
        "kp.csv": "id,nameEng,nameRus,rating,date,year,link\n"
        '1,Alien,Чужой,10,"09.08.2009, 15:34",1979,https://www.kinopoisk.ru/film/386/\n'
        '2,A Show,Сериал,9,"10.09.2009, 15:34",2011,https://www.kinopoisk.ru/series/464963/\n'
        '3,Stalker,Сталкер,8,"11.09.2009, 15:34",1979,\n'
    },
    "kinopoisk page": {
        "kinopoisk.ru-votes.xls": (
            '<html><head><meta http-equiv="content-type" content="text/html; charset=windows-1251"/></head><body><table><tr>'
            "<td><i>русскоязычное название</i></td><td><i>оригинальное название</i></td><td><i>год</i></td><td><i>режисcёр</i></td>"
            "<td><i>моя оценка</i></td><td><i>рейтинг КиноПоиска</i></td><td><i>мой комментарий</i></td><td><i>бюджет</i><br/>$</td></tr>"
            "<tr><td><b>Чужой</b></td><td>Alien</td><td>1979</td><td>Ридли Скотт</td><td>10</td><td>8,1</td><td></td><td>11000000</td></tr>"
            "<tr><td><b>Долгий&nbsp;сериал</b></td><td>A Show</td><td>2002 &ndash; 2005</td><td></td><td>9</td><td>8</td><td></td><td></td></tr>"
            "<tr><td><b>Сталкер</b></td><td></td><td>1979</td><td></td><td>8</td><td>8</td><td>С Леной</td><td></td></tr></table></body></html>"
        ).encode("windows-1251")
    },
    "kinopoisk book": {
        "votes.xlsx": book(
            {"Оценки": [["русскоязычное название", "оригинальное название", "год", "моя оценка"], ["Чужой", "Alien", 1979, 10], [None, None, None, None], ["Сталкер", None, 1979.0, 8.0]]}
        )
    },
    "douban csv": {
        "db-movie-20240601.csv": "\ufeff标题,个人评分,打分日期,我的短评,上映日期,制片国家,条目链接\r\n"
        '"异形 / Alien / 异形1(台)","5","2023/06/01","很冷","1979/05/25","美国","https://movie.douban.com/subject/1298084/"\r\n'
        '"一部剧 第二季 / A Show Season 2","4","2023/06/02","","2012/04/01","美国","https://movie.douban.com/subject/1298085/"\r\n'
        '"潜行者","","2023/06/03","","1979/05/25","苏联","https://movie.douban.com/subject/1299120/"\r\n'
    },
    "douban wishes": {
        "db-movie-wishlist-20240601.csv": "\ufeff标题,上映日期,制片国家,条目链接\r\n"
        '"潜行者 / Сталкер","1979/05/25","苏联","https://movie.douban.com/subject/1299120/"\r\n'
    },
    "douban book": {
        "doufen.xlsx": book(
            {
                "想看": [["标题", "简介", "豆瓣评分", "链接", "创建时间", "我的评分", "标签", "评论", "NeoDB链接", "其它ID"], ["潜行者", "1979 / 苏联 / 科幻", 8.8, "https://movie.douban.com/subject/1299120/", "2024-01-02 10:00:00", None, None, None, "", "tt0079944"]],
                "看过": [["标题", "简介", "豆瓣评分", "链接", "创建时间", "我的评分", "标签", "评论", "NeoDB链接", "其它ID"], ["异形", "1979 / 美国", 8.4, "https://movie.douban.com/subject/1298084/", "2023-06-01 20:00:00", 4.5, "冷,太空", "好", "https://neodb.example/movie/1abc", "tt0078748"]],
                "读过": [["标题", "简介", "豆瓣评分", "链接", "创建时间", "我的评分", "标签", "评论", "NeoDB链接", "其它ID"], ["一本书", "", 8, "https://book.douban.com/subject/1/", "2023-06-01 20:00:00", 4, "", "", "", ""]],
                "影评": [["标题", "评论对象", "链接", "创建时间", "我的评分", "类型", "内容", "评论对象原始链接"], ["猫", "《异形》", "https://movie.douban.com/review/1/", "2023-06-04 10:00:00", None, "影评", "<p>它<b>活着</b>。</p>", "https://movie.douban.com/subject/1298084/"]],
                "Sheet": [],
            }
        )
    },
}  # fmt: skip
"""For each kind and generation of file one export; the first word is the format's name."""
