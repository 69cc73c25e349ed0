"""Which file of an export is which: by its exact path, or where it stands elsewhere by its columns and its name.

Three files of an export may be called `diary.csv`; only the one outside `deleted/` and `orphaned/` is the diary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Entry, Parcel
from onesheet.exchange.tables import columns_of
from onesheet.exchange.workbooks import columns_of_sheets


class FileKind(StrEnum):
    """What a file of an export holds."""

    PROFILE = "profile"
    RATINGS = "ratings"
    LIKES = "likes"
    WATCHED = "watched"
    DIARY = "diary"
    REVIEWS = "reviews"
    WATCHLIST = "watchlist"
    LIST = "list"
    COMMENTS = "comments"
    LIKED_REVIEWS = "liked reviews"
    LIKED_LISTS = "liked lists"
    DELETED = "deleted"
    ORPHANED = "orphaned"
    UNCLEAR = "unclear"
    """Films, and nothing says whether seen, wanted or liked."""
    NAMELESS = "nameless"
    """Rows of an export without the row that names their columns."""
    OTHER = "other"
    """No file of an export."""


PATHS = {
    "profile.csv": FileKind.PROFILE,
    "ratings.csv": FileKind.RATINGS,
    "likes/films.csv": FileKind.LIKES,
    "watched.csv": FileKind.WATCHED,
    "diary.csv": FileKind.DIARY,
    "reviews.csv": FileKind.REVIEWS,
    "watchlist.csv": FileKind.WATCHLIST,
    "comments.csv": FileKind.COMMENTS,
    "likes/reviews.csv": FileKind.LIKED_REVIEWS,
    "likes/lists.csv": FileKind.LIKED_LISTS,
}
FILMS = frozenset(
    {FileKind.RATINGS, FileKind.LIKES, FileKind.WATCHED, FileKind.DIARY, FileKind.REVIEWS, FileKind.WATCHLIST}
)
"""Tables with one film a row."""
_SURE = 95
_LINK = re.compile(r"https?://boxd\.it/\w+")
_MAIN = frozenset({"profile.csv", "ratings.csv", "watched.csv", "diary.csv", "reviews.csv", "watchlist.csv"})
_GONE = ("deleted", "orphaned")
_FOLDERS = (*_GONE, "likes", "lists")
BANNER = re.compile(r"letterboxd list export v\d+\W*")
_TITLE = frozenset({"name", "title", "film", "film name", "film title"})
_LIST_ITEM = frozenset({"position", "name", "url"})
_LIST_HEAD = frozenset({"date", "name", "url", "tags"})
_TELLING = (
    (FileKind.PROFILE, frozenset({"date joined", "username"})),
    (FileKind.LIST, _LIST_ITEM),
    (FileKind.LIST, _LIST_HEAD),
    (FileKind.COMMENTS, frozenset({"date", "content", "comment"})),
)
_TELLING_OF_FILMS = (
    (FileKind.REVIEWS, frozenset({"watched date", "review"})),
    (FileKind.DIARY, frozenset({"watched date"})),
    (FileKind.RATINGS, frozenset({"letterboxd uri", "rating"})),
)
_COLUMNS = _TITLE | frozenset(
    """date;year;letterboxd uri;url;rating;rewatch;tags;watched date;review;position;description;content;comment;
    date joined;username;given name;family name;email address;location;website;bio;pronoun;favorite films""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split(";")
)
"""What the columns of an export are called; a table with others is no file of one, unless it has Letterboxd's links."""
_NAMED = (
    (FileKind.WATCHLIST, re.compile(r"watch[\s_-]*list|want|to[\s_-]watch", re.IGNORECASE)),
    (FileKind.LIKES, re.compile(r"like|favou?rite|\bfilms\b|loved", re.IGNORECASE)),
    (FileKind.WATCHED, re.compile(r"watched|seen", re.IGNORECASE)),
    (FileKind.RATINGS, re.compile(r"rating|rated", re.IGNORECASE)),
)
"""What owners call the files that have the same four columns."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file, what it is taken for, and how sure that is."""

    entry: Entry
    path: str
    """Inside the export, with the folder that was taken off where that says what it is."""
    kind: FileKind
    certainty: int
    assumed: str = ""
    """What was assumed, in a sentence; empty where the path says it."""


class SeveralExports(NotUnderstood):
    """A folder that holds the exports of several members."""


def known_files(parcel: Parcel) -> list[Known]:
    """Return what each file of a parcel is. Raises `SeveralExports`."""
    root = _root(parcel)
    found = []
    for entry in parcel.entries:
        inside = entry.path.removeprefix(root)
        # A folder of an export that was given alone still says that its files are deleted, or likes.
        path = inside if root else _prefix(parcel) + inside
        found.append(_known(entry, path, archive=parcel.archive))
    return found


def _root(parcel: Parcel) -> str:
    """The folder in which the export lies, with its slash; empty where that is the parcel itself."""
    roots = set()
    for entry in parcel.entries if parcel.archive else ():
        folder, _, name = entry.path.lower().rpartition("/")
        if name in _MAIN and folder.rpartition("/")[2] not in _FOLDERS:
            roots.add(entry.path[: len(folder) + 1] if folder else "")
    if len(roots) > 1 and "" not in roots:
        shown = ", ".join(f"“{root.rstrip('/')[:60]}”" for root in sorted(roots)[:4])
        raise SeveralExports(f"This holds several exports ({shown}). Give one at a time, each for its own member.")
    return roots.pop() if len(roots) == 1 else ""


def _prefix(parcel: Parcel) -> str:
    for name in (parcel.top, parcel.name) if parcel.archive else (parcel.top,):
        if name.lower() in (_FOLDERS if parcel.archive else _GONE):
            return f"{name.lower()}/"
    return ""


def _known(entry: Entry, path: str, *, archive: bool) -> Known:
    low = path.lower()
    folders = low.split("/")[:-1]
    top = folders[0] if folders else ""
    if is_workbook(path):
        return _workbook(entry, path)
    if not low.endswith((".csv", ".txt", ".tsv", ".csv.gz")):
        return Known(entry, path, FileKind.OTHER, 0)
    if gone := next((one for one in folders if one in _GONE), ""):
        return Known(entry, path, FileKind(gone), _of_others(entry))
    columns = plain(columns_of(entry))
    by_columns = _by_columns(columns, low)
    by_path = PATHS.get(low.removesuffix(".gz")) if archive or "/" not in low else None
    if top == "lists" and low.count("/") == 1:
        by_path = FileKind.LIST
    if by_path is not None and (fits(by_path, columns) or (archive and not by_columns.certainty)):
        # A file in its place that holds something else is reported, not passed over.
        sure = _certainty(by_path, columns) if columns and fits(by_path, columns) else 0
        return Known(entry, path, by_path, sure)
    if by_columns.kind is FileKind.OTHER:
        return Known(entry, path, FileKind.OTHER, 0)
    return Known(entry, path, by_columns.kind, by_columns.certainty, _assumption(path, by_columns.kind))


def is_workbook(path: str) -> bool:
    """Say whether a file is called a workbook, in which a spreadsheet saves a table again."""
    return path.lower().endswith((".xlsx", ".xlsm"))


def _workbook(entry: Entry, path: str) -> Known:
    """A workbook is told by the columns of its first sheet; only tables with one film a row are read so."""
    columns = next((columns for _, columns in columns_of_sheets(entry)), ())
    guess = _by_columns(plain(columns), path.lower())
    if guess.kind not in FILMS or guess.certainty < _SURE:
        return Known(entry, path, FileKind.OTHER, 0)
    return Known(entry, path, guess.kind, guess.certainty, _assumption(path, guess.kind))


@dataclass(frozen=True, slots=True)
class _Guess:
    kind: FileKind
    certainty: int


def plain(columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of columns with spaces between their words, as the export has them."""
    return tuple(name.replace("_", " ") for name in columns)


def fits(kind: FileKind, columns: tuple[str, ...]) -> bool:
    """Say whether a file of these columns can be of this kind. One that is empty can be any."""
    have = frozenset(columns)
    if not columns or ("letterboxd uri" not in have and not (have <= _COLUMNS or BANNER.fullmatch(columns[0]))):
        return False
    if kind in (FileKind.LIKES, FileKind.WATCHED, FileKind.WATCHLIST):
        return bool(have & _TITLE) and not have & {"rating", "watched date", "review"}
    needed: dict[FileKind, frozenset[str]] = {
        FileKind.PROFILE: frozenset({"username"}),
        FileKind.RATINGS: frozenset({"rating"}),
        FileKind.DIARY: frozenset({"watched date"}),
        FileKind.REVIEWS: frozenset({"review"}),
        FileKind.COMMENTS: frozenset({"comment"}),
        FileKind.LIKED_REVIEWS: frozenset({"content"}),
        FileKind.LIKED_LISTS: frozenset({"content"}),
    }
    if kind is FileKind.LIST:
        return BANNER.fullmatch(columns[0]) is not None or have >= _LIST_ITEM or have >= _LIST_HEAD
    of_films = kind in (FileKind.RATINGS, FileKind.DIARY, FileKind.REVIEWS)
    return have >= needed[kind] and (not of_films or bool(have & _TITLE))


def _certainty(kind: FileKind, columns: tuple[str, ...]) -> int:
    if "letterboxd uri" in columns or kind in (FileKind.PROFILE, FileKind.LIST):
        return 95
    return 60 if kind in (FileKind.COMMENTS, FileKind.LIKED_LISTS, FileKind.LIKED_REVIEWS) else 50


def _by_columns(columns: tuple[str, ...], path: str) -> _Guess:
    have = frozenset(columns)
    if columns and BANNER.fullmatch(columns[0]):
        return _Guess(FileKind.LIST, 100)
    if any(_LINK.fullmatch(name) for name in columns):
        return _Guess(FileKind.NAMELESS, 70)
    if "letterboxd uri" not in have and not have <= _COLUMNS:
        return _Guess(FileKind.OTHER, 0)
    kind = next((kind for kind, needed in _TELLING if have >= needed), FileKind.OTHER)
    if kind is not FileKind.OTHER:
        return _Guess(kind, 90)
    if not have & _TITLE:
        return _Guess(FileKind.OTHER, 0)
    sure = 95 if "letterboxd uri" in have else 50
    kind = next((kind for kind, needed in _TELLING_OF_FILMS if have >= needed), FileKind.OTHER)
    if kind is FileKind.OTHER and "letterboxd uri" in have:
        stem = path.rpartition("/")[2].rpartition(".")[0]
        kind = next((kind for kind, named in _NAMED if named.search(stem)), FileKind.UNCLEAR)
    return _Guess(kind, sure if kind is not FileKind.OTHER else 0)


def _of_others(entry: Entry) -> int:
    columns = frozenset(plain(columns_of(entry)))
    return 80 if "letterboxd uri" in columns or columns == {"date", "content", "comment"} else 0


_SAID = {
    FileKind.LIKES: "films that you like",
    FileKind.WATCHED: "films that you have seen",
    FileKind.WATCHLIST: "your watchlist",
    FileKind.RATINGS: "your ratings",
    FileKind.DIARY: "your diary",
    FileKind.REVIEWS: "your reviews",
    FileKind.LIST: "a list",
    FileKind.PROFILE: "your profile",
    FileKind.COMMENTS: "your comments",
}


def _assumption(path: str, kind: FileKind) -> str:
    if kind not in _SAID:
        return ""
    by_name = kind in (FileKind.LIKES, FileKind.WATCHED, FileKind.WATCHLIST)
    return f"“{path}” was taken for {_SAID[kind]}, by its columns{' and its name' if by_name else ''}."
