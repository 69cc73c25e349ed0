"""Places on a list stay 1 to n, whatever is done and whoever does it at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.lists import ListEditorFactory, ListFactory, list_of
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film as FilmModel
from onesheet.lists import services
from onesheet.lists.models import FilmList, ListItem
from onesheet.lists.services import items


def films(made: FilmList) -> list[int]:
    """The films in their order, after checking that places have no holes and that the count is right."""
    rows = list(ListItem.objects.filter(list=made).order_by("position").values_list("position", "film_id"))
    assert [place for place, _ in rows] == list(range(1, len(rows) + 1))
    assert FilmList.objects.get(pk=made.pk).items_count == len(rows)
    return [film for _, film in rows]


@pytest.fixture
def ben(db):
    return MemberFactory(username="ben")


def test_film_is_added_last_and_once(ben):
    made = list_of(2, member=ben)
    film = FilmFactory(title="Third")

    assert services.add_film(by=ben, list=made.pk, film=film.pk, now=NOON)
    assert not services.add_film(by=ben, list=made.pk, film=film.pk, now=NOON)
    assert films(made)[-1] == film.pk
    assert len(films(made)) == 3


@pytest.mark.parametrize(
    ("start", "to", "expected"), [(1, 3, "BCAD"), (4, 1, "DABC"), (2, 2, "ABCD"), (3, 99, "ABDC"), (3, -5, "CABD")]
)
def test_film_moves_and_the_others_make_room(ben, start, to, expected):
    made = list_of(4, member=ben)
    named = dict(zip("ABCD", films(made), strict=True))

    services.move_film(by=ben, list=made.pk, film=named["ABCD"[start - 1]], to=to, now=NOON)

    assert films(made) == [named[letter] for letter in expected]


def test_film_that_was_taken_off_is_put_back_where_it_was(ben):
    made = list_of(4, member=ben)
    before = films(made)
    made.items.filter(position=2).update(note="The best.")

    removed = services.remove_film(by=ben, list=made.pk, film=before[1], now=NOON)
    assert films(made) == [before[0], *before[2:]]
    services.add_film(by=ben, list=made.pk, film=removed.film, position=removed.position, note=removed.note, now=NOON)

    assert films(made) == before
    assert made.items.get(position=2).note == "The best."
    assert services.remove_film(by=ben, list=made.pk, film=FilmFactory().pk, now=NOON) is None


def test_boxes_that_were_shown_are_done_and_no_others(ben):
    film = FilmFactory(title="Ours")
    on, off, unseen = (ListFactory(member=ben, name=name) for name in ("on", "off", "unseen"))
    for made in (off, unseen):
        services.add_film(by=ben, list=made.pk, film=film.pk, now=NOON)

    changed = services.put_on_lists(
        by=ben, film=film.pk, shown=[on.pk, off.pk], chosen=[on.pk, unseen.pk + 100], now=NOON
    )

    assert changed == 2
    assert [films(made) for made in (on, off, unseen)] == [[film.pk], [], [film.pk]]


def test_box_of_a_list_of_another_is_refused_and_nothing_changes(ben):
    film = FilmFactory()
    mine, theirs = ListFactory(member=ben), ListFactory(member=MemberFactory(username="cleo"))

    with pytest.raises(Refusal):
        services.put_on_lists(by=ben, film=film.pk, shown=[mine.pk, theirs.pk], chosen=[mine.pk, theirs.pk], now=NOON)
    assert films(mine) == []


def test_hidden_film_full_list_and_rule_take_no_film(ben, monkeypatch):
    hidden = FilmFactory(shown=False)
    made = list_of(2, member=ben)
    by_rule = ListFactory(member=ben, is_challenge=True, goal=3, rule={"genre": ["drama"]})
    with pytest.raises(Refusal, match="not here"):
        services.add_film(by=ben, list=made.pk, film=hidden.pk, now=NOON)
    with pytest.raises(Refusal, match="rule"):
        services.add_film(by=ben, list=by_rule.pk, film=FilmFactory().pk, now=NOON)
    monkeypatch.setattr(items, "MOST_FILMS", 2)
    with pytest.raises(Refusal, match="full"):
        services.add_film(by=ben, list=made.pk, film=FilmFactory().pk, now=NOON)


def test_note_of_a_newcomer_never_hides_the_list_of_another(ben):
    made = list_of(1, member=ben)
    cleo = MemberFactory(username="cleo")
    ListEditorFactory(list=made, member=cleo)
    film = films(made)[0]

    with pytest.raises(Refusal, match="moderator"):
        services.note_film(by=cleo, list=made.pk, film=film, note="Buy", now=NOON, held=True)
    assert FilmList.objects.get().hidden_at is None
    services.note_film(by=ben, list=made.pk, film=film, note="Buy", now=NOON, held=True)
    assert FilmList.objects.get().hidden_at == NOON


class Editing(RuleBasedStateMachine):
    """Any sequence of acts against a list of Python's own."""

    def __init__(self):
        super().__init__()
        FilmList.objects.all().delete()
        self.by = MemberFactory(username="ben")
        self.made = ListFactory(member=self.by)
        self.films = [film.pk for film in FilmModel.objects.order_by("pk")[:6]]
        self.expected: list[int] = []

    @rule(which=st.integers(0, 5), place=st.none() | st.integers(-1, 8))
    def add(self, which, place):
        film = self.films[which]
        added = services.add_film(by=self.by, list=self.made.pk, film=film, position=place, now=NOON)
        assert added == (film not in self.expected)
        if added:
            at = len(self.expected) if place is None else min(max(place, 1), len(self.expected) + 1) - 1
            self.expected.insert(at, film)

    @rule(which=st.integers(0, 5))
    def remove(self, which):
        film = self.films[which]
        removed = services.remove_film(by=self.by, list=self.made.pk, film=film, now=NOON)
        assert (removed is not None) == (film in self.expected)
        if removed:
            assert removed.position == self.expected.index(film) + 1
            self.expected.remove(film)

    @precondition(lambda self: self.expected)
    @rule(data=st.data(), to=st.integers(-2, 9))
    def move(self, data, to):
        film = data.draw(st.sampled_from(self.expected))
        services.move_film(by=self.by, list=self.made.pk, film=film, to=to, now=NOON)
        self.expected.remove(film)
        self.expected.insert(min(max(to, 1), len(self.expected) + 1) - 1, film)

    @precondition(lambda self: self.expected)
    @rule(data=st.data(), step=st.sampled_from([-1, 1]))
    def step(self, data, step):
        film = data.draw(st.sampled_from(self.expected))
        at = self.expected.index(film)
        services.step_film(by=self.by, list=self.made.pk, film=film, step=step, now=NOON)
        self.expected.insert(min(max(at + step, 0), len(self.expected) - 1), self.expected.pop(at))

    @invariant()
    def places_are_those_expected(self):
        assert films(self.made) == self.expected


def test_any_sequence_of_acts_keeps_places_whole(db):
    for number in range(6):
        FilmFactory(title=f"Of {number}")
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


HERE = Path(__file__).parent


def edit_at_once(env: dict[str, str], seconds: float) -> None:
    ended = subprocess.run(
        [sys.executable, str(HERE / "editing_at_once.py"), "6", str(seconds)],
        env=env, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert "nothing lost" in ended.stdout, ended.stdout


def environment(folder: Path, url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONESHEET_")}
    return kept | {
        "ONESHEET_DATA": str(folder), "ONESHEET_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "onesheet.config.settings",
    }  # fmt: skip


@pytest.fixture
def postgres():
    """The address of an empty PostgreSQL database, dropped afterwards."""
    given = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not given:
        pytest.skip("ONESHEET_TEST_POSTGRES names no PostgreSQL server")
    psycopg = pytest.importorskip("psycopg")
    name = f"onesheet_editors_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
def test_editors_who_edit_at_once_lose_nothing(tmp_path):
    edit_at_once(environment(tmp_path, ""), 3)


@pytest.mark.slow
@pytest.mark.postgres
def test_editors_who_edit_at_once_lose_nothing_on_postgresql(tmp_path, postgres):
    edit_at_once(environment(tmp_path, postgres), 3)
