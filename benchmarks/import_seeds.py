"""Small files of every format that is taken in, to be changed by the fuzzer; and real ones, cut to size."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 40_000
_FOLDERS = (
    "letterboxd", "imdb", "trackers", "kinopoisk", "douban", "movielens", "tmdb", "critics", "boxoffice", "wikidata",
)  # fmt: skip
_MOST_OF_A_FOLDER = 40
_FILM = "Night Ferry,1987"
_MADE: dict[str, str] = {
    "diary.csv": "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
    f'2024-01-02,{_FILM},https://boxd.it/aEh4eZ,4.5,Yes,"rain, boats",2024-01-01\n',
    "reviews.csv": "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n"
    f'2024-01-02,{_FILM},https://boxd.it/aEh4eZ,4.5,,"<b>Wet</b>.\r\n\r\nSee <a href=""https://example.org/"">here</a>.",,\n',
    "watched.csv": f"Date,Name,Year,Letterboxd URI\n2024-01-02,{_FILM},https://boxd.it/7lcA\n",
    "watchlist.csv": f"Date,Name,Year,Letterboxd URI\n2024-01-02,{_FILM},https://boxd.it/7lcA\n",
    "likes/films.csv": f"Date,Name,Year,Letterboxd URI\n2024-01-02,{_FILM},https://boxd.it/7lcA\n",
    "likes/reviews.csv": "Date,Content\n2024-01-02,https://boxd.it/hKXJJ\n",
    "comments.csv": "Date,Content,Comment\n2024-01-02,https://boxd.it/hKXJJ,<p>Yes</p>\n",
    "profile.csv": "Date Joined,Username,Given Name,Family Name,Email Address,Location,Website,Bio,Pronoun,Favorite Films\n"
    '2020-01-01,someone,Some,One,a@example.org,Earth,https://example.org/,Bio,They / their,"https://boxd.it/7lcA"\n',
    "lists/boats.csv": "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-02,Boats,,https://boxd.it/P00EU,\n\n"
    f"Position,Name,Year,URL,Description\n1,{_FILM},https://boxd.it/7lcA,note\n",
    "import.csv": "Title,Year,tmdbID,imdbID,Rating10,WatchedDate,Rewatch,Tags,Review\n"
    f"{_FILM},27205,tt1375666,9,2024-01-01,true,rain,Wet\n",
    "feed.xml": '<?xml version="1.0"?><rss version="2.0" xmlns:letterboxd="https://letterboxd.com" '
    'xmlns:tmdb="https://themoviedb.org"><channel><title>Letterboxd - x</title><item><title>Night Ferry, 1987 - ★★★½</title>'
    "<link>https://letterboxd.com/x/film/night-ferry/</link><guid>letterboxd-review-1431013820</guid>"
    "<pubDate>Tue, 4 Aug 2026 00:20:04 +1200</pubDate><letterboxd:filmTitle>Night Ferry</letterboxd:filmTitle>"
    "<letterboxd:memberRating>3.5</letterboxd:memberRating><tmdb:movieId>7</tmdb:movieId>"
    "<description><![CDATA[<p><em>This review may contain spoilers.</em></p><p>Wet.</p>]]></description></item>"
    "<item><title>Boats</title><guid>letterboxd-list-77</guid><description><![CDATA[<ul><li>"
    '<a href="https://letterboxd.com/film/night-ferry/">Night Ferry</a></li></ul>]]></description></item></channel></rss>',
    "imdb-ratings.csv": "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,"
    "Genres,Num Votes,Release Date,Directors\n"
    'tt1375666,9,2024-01-02,Night Ferry,Fähre,https://www.imdb.com/title/tt1375666/,Movie,8.8,148,1987,"Drama",10,1987-01-02,X\n',
    "imdb-watchlist.csv": "Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,"
    "Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated\n"
    "1,tt1375666,2024-01-02,2024-01-02,,Night Ferry,,https://www.imdb.com/title/tt1375666/,Movie,8,148,1987,,1,,X,,\n",
    "kp_ratings.csv": "title,title_orig,year,rating,date\nПаром,Night Ferry,1987,8,02.01.2024\n",
    "movielens-ratings.csv": "userId,movieId,rating,timestamp\n1,1,4.0,964982703\n2,1,0.5,964982704\n",
    "movies.csv": 'movieId,title,genres\n1,"Night Ferry (1987)",Drama|Comedy\n',
    "links.csv": "movieId,imdbId,tmdbId\n1,1375666,27205\n",
    "title.basics.tsv": "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    'tt1375666\tmovie\t"Night Ferry\tFähre\t0\t1987\t\\N\t148\tDrama\n',
    "simkl.csv": "simkl_id,Title,Type,Year,Watchlist,LastEpWatched,WatchedDate,Rating,Memo,TVDB,TMDB,IMDB\n"
    "1,Night Ferry,movie,1987,completed,,2024-01-02,9,,,27205,tt1375666\n",
    "yamtrack.csv": "media_id,source,media_type,title,image,season_number,episode_number,score,status,notes,start_date,end_date,"
    "progress\n27205,tmdb,movie,Night Ferry,,,,9,Completed,,,2024-01-02,1\n",
    "movary-history.csv": "title,year,tmdbId,imdbId,watchedAt,comment\nNight Ferry,1987,27205,tt1375666,2024-01-02,Wet\n",
    "reviews-of-critics.csv": "title,year,critic,publication,date,rating,quote,url\n"
    "Night Ferry,1987,A Person,A Paper,2024-01-02,4/5,Wet,https://example.org/a\n",
    "programme.csv": "Film;Director;Day;Hour;Hall\nNight Ferry (1987);A Person;2.1.2024;20:30;1\n",
    "movie_ids.json": '{"adult":false,"id":27205,"original_title":"Night Ferry","popularity":1.5,"video":false}\n',
    "page.html": "<!doctype html><html><head><title>Night Ferry (1987)</title></head><body><h1>Night Ferry</h1></body></html>",
}
_TRAKT = {
    "watched/history-1.json": [
        {"id": 1, "watched_at": "2024-01-02T20:00:00.000Z", "action": "watch", "type": "movie",
         "movie": {"title": "Night Ferry", "year": 1987, "ids": {"trakt": 1, "slug": "x", "imdb": "tt1375666", "tmdb": 27205}}},
    ],
    "ratings/ratings-movies.json": [
        {"rated_at": "2024-01-02T20:00:00.000Z", "rating": 9, "type": "movie",
         "movie": {"title": "Night Ferry", "year": 1987, "ids": {"trakt": 1, "imdb": "tt1375666", "tmdb": 27205}}},
    ],
    "lists/watchlist.json": [
        {"rank": 1, "listed_at": "2024-01-02T20:00:00.000Z", "type": "movie",
         "movie": {"title": "Night Ferry", "year": 1987, "ids": {"trakt": 1, "imdb": "tt1375666", "tmdb": 27205}}},
    ],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to be changed."""

    name: str
    """How it is called where it stands alone."""
    path: str
    """Where it stands in an archive."""
    data: bytes


def made_seeds() -> list[Seed]:
    """Return a small file of each kind, and small archives of the services that give archives."""
    seeds = [Seed(path.rpartition("/")[2], path, text.encode()) for path, text in _MADE.items()]
    trakt = {path: json.dumps(value).encode() for path, value in _TRAKT.items()}
    seeds += [Seed(path.rpartition("/")[2], path, data) for path, data in trakt.items()]
    letterboxd = {seed.path: seed.data for seed in seeds[:9]}
    return [*seeds, _archive("letterboxd-x.zip", letterboxd), _archive("trakt.zip", trakt)]


def real_seeds(samples: Path) -> list[Seed]:
    """Return the samples, gzip taken off, each cut to a size that can be tried often."""
    found = []
    for folder in _FOLDERS:
        paths = [path for path in sorted((samples / folder).rglob("*")) if path.is_file()]
        step = max(1, len(paths) // _MOST_OF_A_FOLDER)
        for path in paths[::step]:
            data = path.read_bytes()
            if data.startswith(b"\x1f\x8b"):
                with gzip.open(io.BytesIO(data)) as opened:
                    data = opened.read(_LONGEST)
            name = path.name.removesuffix(".gz")
            inside = (
                "/".join(path.relative_to(samples).parts[-2:])
                if path.parent.name in ("likes", "lists", "deleted")
                else name
            )
            found.append(Seed(name, inside, data if name.endswith((".zip", ".xlsx")) else data[:_LONGEST]))
    return found


def _archive(name: str, files: dict[str, bytes]) -> Seed:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return Seed(name, name, made.getvalue())
