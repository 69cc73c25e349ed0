"""Stopped after any batch and gone on with, or given again on a page: it comes to what one run makes of it."""

from __future__ import annotations

import io
import zipfile

import pytest

from factories.accounts import MemberFactory
from factories.imports import NOON, RATINGS, adds_up, films, given, lantern, noon, table, taken_in, token
from onesheet.exchange import services
from onesheet.exchange.handler import FILE, KEEP, Order
from onesheet.exchange.models import Import
from onesheet.exchange.queries import report
from onesheet.exchange.services import batching
from onesheet.lists.models import FilmList, ListItem
from onesheet.reviews.models import MemberFilm, Review, Viewing
from onesheet.reviews.services.tallies import recount

pytestmark = pytest.mark.django_db
DIARY = ("Date", "Name", "Year", "Letterboxd URI", "Rating", "Rewatch", "Tags", "Watched Date")
REVIEWS = (*DIARY[:6], "Review", *DIARY[6:])
LIST = """Letterboxd list export v7
Date,Name,Tags,URL,Description
2024-01-01,By the sea,,https://boxd.it/l1,{text}

Position,Name,Year,URL,Description
"""


class Stop(BaseException):
    """A process is ended."""


def export(folder, *, text="Salt and wind.", note="Gulls."):
    """Write an export with a diary of two entries of one day, reviews of both, a watchlist and a list."""
    one = (lantern(0), "1999")
    entries = [("2020-01-02", *one, "https://boxd.it/e1", 4, "", "sea", "2020-01-02"),
               ("2020-01-02", *one, "https://boxd.it/e2", 3, "", "night", "2020-01-02")]  # fmt: skip
    table(folder / "diary.csv", DIARY, entries)
    words = ["A tide of light.", "Seen again, and darker."]
    reviews = [(*entry[:6], said, *entry[6:]) for entry, said in zip(entries, words, strict=True)]
    table(folder / "reviews.csv", REVIEWS, reviews)
    table(folder / "watchlist.csv", RATINGS[:4], [("2020-01-02", *one, "https://boxd.it/f0")])
    table(folder / "ratings.csv", RATINGS, [("2020-01-02", *one, "https://boxd.it/f0", 1.5)])
    rows = [f"{at + 1},{lantern(at)},1999,https://boxd.it/f{at},{note if at == 1 else ''}" for at in (0, 1, 2, 1)]
    (folder / "lists").mkdir()
    (folder / "lists" / "sea.csv").write_text(LIST.format(text=text) + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


def by_hand(member, film):
    """Log a viewing by hand, of the day that the file has."""
    Viewing.objects.create(
        member=member, film=film, date="2020-01-02", sort_date="2020-01-02", rating=2, made_at=NOON, changed_at=NOON
    )
    MemberFilm.objects.create(
        member=member, film=film, watched=True, rating=5, viewings=1, last_viewed="2020-01-02", changed_at=NOON
    )
    recount([film.pk], now=NOON)


def has(member):
    """Return what a member has, without the numbers and tokens of it."""
    seen = Viewing.objects.filter(member=member).order_by("pk")
    return (
        sorted(seen.values_list("film", "date", "rating", "tags__name")),
        list(Review.objects.filter(member=member).order_by("text").values_list("film", "text", "viewing__rating")),
        list(MemberFilm.objects.filter(member=member).order_by("film").values_list(
            "film", "rating", "watched", "watchlisted_at", "viewings")),
        list(FilmList.objects.filter(member=member).values_list("name", "text", "items_count")),
        list(ListItem.objects.filter(list__member=member).order_by("position").values_list("film", "position", "note")),
    )  # fmt: skip


def outcomes(number):
    """Return what became of each row."""
    return [(one.number, one.fate, one.sentence) for one in report(number)]


def stopped_and_gone_on(path, member, monkeypatch, **more):
    """Take a file in with a stop after every row; return its import."""

    def stop(_progress):
        raise Stop

    monkeypatch.setattr(batching, "MOST", 1)
    number = given(path, member, **more).pk
    stops = 0
    while Import.objects.get(pk=number).state != Import.State.DONE:
        try:
            services.apply(number=number, clock=noon, tell=stop)
        except Stop:
            stops += 1
    monkeypatch.undo()
    found = adds_up(number)
    assert stops == found.rows > 10
    return found


@pytest.mark.parametrize("conflict", [KEEP, FILE])
@pytest.mark.parametrize("handmade", [False, True])
def test_stopped_after_every_row_it_comes_to_the_same(tmp_path, monkeypatch, conflict, handmade):
    film = films(3)[0]
    ann, ben = MemberFactory(username="ann"), MemberFactory(username="ben")
    if handmade:
        by_hand(ann, film)
        by_hand(ben, film)
    folder = export(tmp_path / "a")

    whole = taken_in(folder, ann, conflict=conflict)
    broken = stopped_and_gone_on(folder, ben, monkeypatch, conflict=conflict)

    assert outcomes(broken.pk) == outcomes(whole.pk)
    assert has(ben) == has(ann)
    assert Viewing.objects.filter(member=ben).count() == Review.objects.filter(member=ben).count() == 2
    assert broken.refused == 0
    services.undo(number=broken.pk, by=None, clock=noon)
    assert Viewing.objects.filter(member=ben).count() == handmade
    assert not FilmList.objects.filter(member=ben).exists()


@pytest.mark.parametrize("conflict", [KEEP, FILE])
def test_a_newer_export_stopped_after_every_row_comes_to_the_same(tmp_path, monkeypatch, conflict):
    films(3)
    ann, ben = MemberFactory(username="ann"), MemberFactory(username="ben")
    older, newer = export(tmp_path / "a"), export(tmp_path / "b", text="Only salt.", note="Terns.")
    for member in (ann, ben):
        taken_in(older, member)

    whole = taken_in(newer, ann, conflict=conflict)
    broken = stopped_and_gone_on(newer, ben, monkeypatch, conflict=conflict)

    assert outcomes(broken.pk) == outcomes(whole.pk)
    assert has(ben) == has(ann)


def test_what_came_from_the_command_line_is_known_on_a_page(tmp_path):
    films(3)
    ann = MemberFactory(username="ann")
    folder = export(tmp_path / "a")
    first = taken_in(folder, ann)
    before = has(ann)
    order = Order(0, "a", "", ann.pk, None, NOON)
    assert services.look(order=order, path=str(folder)).as_json()["made"] == 0

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.rglob("*.csv")):
            archive.write(path, path.relative_to(folder))
    page = services.receive(by=ann, member=ann, name="a.zip", file=[packed.getvalue()], token=token(), now=NOON)
    services.preview(number=page.pk, clock=noon)
    services.apply(number=page.pk, clock=noon)

    found = adds_up(page.pk)
    assert (found.made, found.changed, found.refused) == (0, 0, 0)
    assert found.format == first.format == "letterboxd"
    assert has(ann) == before


def test_an_export_beside_files_of_another_kind_is_known_when_it_comes_alone(tmp_path):
    films(3)
    ann = MemberFactory(username="ann")
    export(tmp_path / "all" / "letterboxd")
    imdb = ("Const", "Your Rating", "Date Rated", "Title", "URL", "Title Type", "Year")
    url = "https://www.imdb.com/title/tt0000001/"
    table(tmp_path / "all" / "imdb.csv", imdb, [("tt0000001", 9, "2021-02-03", lantern(1), url, "Movie", 1999)])
    assert taken_in(tmp_path / "all", ann).format == "several"

    alone = taken_in(tmp_path / "all" / "letterboxd", ann)

    assert (alone.made, alone.changed, alone.refused) == (0, 0, 0)
    assert FilmList.objects.filter(member=ann).count() == 1


def test_a_film_of_a_list_that_is_chosen_later_comes_onto_it(tmp_path):
    ines = MemberFactory(username="ines")
    (film,) = films(1)
    (tmp_path / "a" / "lists").mkdir(parents=True)
    rows = [f"1,{lantern(0)},2000,https://boxd.it/f0,"]
    (tmp_path / "a" / "lists" / "sea.csv").write_text(LIST.format(text="") + "\n".join(rows) + "\n", encoding="utf-8")
    found = taken_in(tmp_path / "a", ines)
    assert found.ambiguous == 1

    assert services.settle_row(row=found.kept_rows.get().pk, film=film.pk, by=ines, now=NOON) == 1

    assert adds_up(found.pk).made == 2
    assert ListItem.objects.get().list.member == ines
