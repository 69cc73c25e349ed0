"""Files in the shapes that people bring, made by number with a fixed seed: the same each time, and of no real person."""

from __future__ import annotations

import csv
import gzip
import random
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

FILMS = 10_000
FIRST = 100_000_000
"""Numbers of our films begin here at IMDb and TMDB, where there are none."""
_START = date(2012, 1, 1)
_SYLLABLES = "ba be bi bo bu da de di do du fa fe ga go ha he ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve".split()  # fmt: skip
_NOUNS = "House River Winter Letter Harbour Garden Night Road Sister Island Bridge Clock Orchard Window Train".split()
_WORDS = (
    "the light in the last scene keeps its promise and the harbour is the best actor in it while nobody speaks of the "
    "letter that the sister burnt before the train came and so the winter goes on for an hour that takes its time"
).split()
_TAGS = ("cinema", "with Iris", "35mm", "home", "rewatched on disc", "festival", "matinee", "snow outside")
# What stands in a million rows of IMDb's title.basics, as its documentation and published counts have it.
_KINDS = (
    ("tvEpisode", 760), ("short", 92), ("movie", 61), ("video", 26), ("tvSeries", 24), ("tvMovie", 13),
    ("tvMiniSeries", 5), ("tvSpecial", 4), ("videoGame", 4), ("tvShort", 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FilmMade:
    """A film of the benchmark."""

    number: int
    title: str
    year: int


def films(count: int = FILMS) -> list[FilmMade]:
    """Return so many films, each with a title of its own."""
    chance = random.Random(11)
    names: dict[str, None] = {}
    while len(names) < count:
        name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).title()
        names[f"The {chance.choice(_NOUNS)} of {name}"] = None
    return [FilmMade(number, title, chance.randint(1920, 2023)) for number, title in enumerate(names, start=1)]


def number_at(scheme: str, one: FilmMade) -> str:
    """Return the film's number at MovieLens, TMDB or IMDb."""
    if scheme == "movielens":
        return str(one.number)
    return f"tt{FIRST + one.number}" if scheme == "imdb" else str(FIRST + one.number)


def write_catalogue(folder: Path, made: Sequence[FilmMade]) -> None:
    """Write the films as MovieLens has them: `movies.csv` and `links.csv`."""
    folder.mkdir(parents=True)
    with (folder / "movies.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("movieId", "title", "genres"))
        writer.writerows((one.number, f"{one.title} ({one.year})", "Drama|Comedy") for one in made)
    with (folder / "links.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("movieId", "imdbId", "tmdbId"))
        writer.writerows((one.number, FIRST + one.number, FIRST + one.number) for one in made)


def write_ratings(path: Path, made: Sequence[FilmMade], rows: int) -> int:
    """Write ratings as MovieLens has them, in the order of users; return how many users.

    A user has some 165 on the mean, half of them fewer than 70; a hundredth of the films gets a tenth of all.
    """
    chance = random.Random(12)
    count, user, written = len(made), 0, 0
    halves = ("0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0", "4.5", "5.0")
    weights = (1, 3, 2, 7, 5, 20, 13, 26, 9, 14)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("userId,movieId,rating,timestamp\n")
        while written < rows:
            user += 1
            wanted = min(rows - written, count // 2, 20 + int(chance.lognormvariate(4.0, 1.2)))
            chosen = {int(count * chance.random() ** 2.2) for _ in range(wanted)}
            at = 900_000_000 + chance.randrange(800_000_000)
            given = chance.choices(halves, weights, k=len(chosen))
            file.writelines(
                f"{user},{made[film].number},{rating},{at + step * 37}\n"
                for step, (film, rating) in enumerate(zip(sorted(chosen), given, strict=True))
            )
            written += len(chosen)
    return user


def write_letterboxd(path: Path, made: Sequence[FilmMade], rows: int) -> None:
    """Write a member's export of so many rows: watched, rated, logged, reviewed, liked, wanted, listed."""
    chance = random.Random(13)
    seen = chance.sample(list(made), min(len(made) * 3 // 4, rows * 30 // 100))
    wanted = chance.sample(list(made), rows * 8 // 100)
    rated = seen[: rows * 22 // 100]
    logged = [chance.choice(seen) for _ in range(rows * 24 // 100)]
    reviewed = rows * 4 // 100
    liked = seen[: rows * 6 // 100]
    listed = rows - len(seen) - len(wanted) - len(rated) - len(logged) - reviewed - len(liked) - 10
    diary = list(_diary(chance, logged))
    tables = {
        "profile.csv": [
            "Date Joined,Username,Given Name,Family Name,Email Address,Location,Website,Bio,Pronoun,Favorite Films".split(
                ","
            ),
            ["2012-01-01", "someone", "Ines", "", "", "", "", "", "They / their", ""],
        ],
        "watched.csv": [_FILM, *(_film(one, chance) for one in seen)],
        "ratings.csv": [[*_FILM, "Rating"], *([*_film(one, chance), _stars(chance)] for one in rated)],
        "diary.csv": [_DIARY, *(row for row, _ in diary)],
        "reviews.csv": [
            [*_DIARY[:6], "Review", *_DIARY[6:]],
            *([*row[:6], _text(chance), *row[6:]] for row, _ in diary[:reviewed]),
        ],
        "watchlist.csv": [_FILM, *(_film(one, chance) for one in wanted)],
        "likes/films.csv": [_FILM, *(_film(one, chance) for one in liked)],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, told in tables.items():
            packed.writestr(name, _csv(told))
        for number in range(10):
            some = chance.sample(list(made), listed // 10)
            packed.writestr(f"lists/list-{number}.csv", _list(number, some))


_FILM = ["Date", "Name", "Year", "Letterboxd URI"]
_DIARY = [*_FILM, "Rating", "Rewatch", "Tags", "Watched Date"]


def _film(one: FilmMade, chance: random.Random) -> list[str]:
    return [str(_day(chance)), one.title, str(one.year), f"https://boxd.it/{one.number:x}"]


def _day(chance: random.Random) -> date:
    return _START + timedelta(days=chance.randrange(4000))


def _stars(chance: random.Random) -> str:
    return f"{chance.randint(1, 10) / 2:g}"


def _text(chance: random.Random) -> str:
    paragraphs = (" ".join(chance.choices(_WORDS, k=chance.randint(20, 90))) for _ in range(chance.randint(1, 3)))
    return "\n\n".join(f"{one[0].upper()}{one[1:]}, <i>really</i>." for one in paragraphs)


def _diary(chance: random.Random, logged: Sequence[FilmMade]) -> Iterator[tuple[list[str], FilmMade]]:
    for number, one in enumerate(logged):
        day = _day(chance)
        tags = ", ".join(chance.sample(_TAGS, k=chance.choice((0, 0, 1, 2))))
        yield (
            [
                str(day), one.title, str(one.year), f"https://boxd.it/e{number:x}", chance.choice(("", _stars(chance))),
                chance.choice(("", "", "", "Yes")), tags, str(day),
            ],
            one,
        )  # fmt: skip


def _list(number: int, some: Sequence[FilmMade]) -> str:
    head = [
        ["Date", "Name", "Tags", "URL", "Description"],
        ["2020-05-04", f"List {number}", "", f"https://boxd.it/l{number}", "Some of them."],
    ]
    body = [
        ["Position", "Name", "Year", "URL", "Description"],
        *(
            [str(place), one.title, str(one.year), f"https://boxd.it/{one.number:x}", ""]
            for place, one in enumerate(some, 1)
        ),
    ]
    return f"Letterboxd list export v7\r\n{_csv(head)}\r\n{_csv(body)}"


def _csv(rows: Sequence[Sequence[str]]) -> str:
    file = StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def write_basics(path: Path, rows: int) -> dict[str, int]:
    """Write titles as IMDb's `title.basics.tsv.gz` has them, in the real proportions of kinds; return kind -> rows."""
    chance = random.Random(14)
    names, weights = [kind for kind, _ in _KINDS], [weight for _, weight in _KINDS]
    kinds = chance.choices(names, weights, k=rows)
    counts = dict.fromkeys(names, 0)
    with gzip.open(path, "wt", encoding="utf-8", newline="", compresslevel=1) as file:
        file.write(
            "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
        )
        for number, kind in enumerate(kinds, start=1):
            counts[kind] += 1
            title = f"{chance.choice(_NOUNS)} {''.join(chance.choices(_SYLLABLES, k=4)).title()}"
            original = title if chance.random() < 0.85 else f"{title} originally"
            year = chance.randint(1900, 2025) if chance.random() < 0.9 else "\\N"
            minutes = chance.randint(3, 150) if chance.random() < 0.35 else "\\N"
            file.write(
                f"tt{200_000_000 + number}\t{kind}\t{title}\t{original}\t0\t{year}\t\\N\t{minutes}\tDrama,Comedy\n"
            )
    return counts
