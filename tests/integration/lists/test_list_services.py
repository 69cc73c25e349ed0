"""Lists: made once, changed by whom they belong to, copied, hidden, deleted."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from factories.accounts import MemberFactory
from factories.lists import ListEditorFactory, ListFactory, ParticipantFactory, list_of
from factories.sources import NOON
from onesheet.accounts.models import Block, Member, Notice
from onesheet.accounts.services import Refusal
from onesheet.lists import services
from onesheet.lists.models import FilmList, ListEditor, ListItem
from onesheet.lists.pure.rules import Rule
from onesheet.lists.services import ChallengeEntry, ListEntry
from onesheet.reviews.models import Activity

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def ben(db) -> Member:
    return MemberFactory(username="ben")


@pytest.fixture
def cleo(db) -> Member:
    return MemberFactory(username="cleo")


def save(by: Member, entry: ListEntry | None = None, **given: object) -> FilmList:
    return services.save_list(
        by=by, entry=entry or ListEntry("Harbours"), token=given.pop("token", uuid.uuid4()), now=NOON, **given
    )


def told() -> list[tuple[int, str, bool]]:
    return list(Activity.objects.filter(kind="list").values_list("ref", "visibility", "shown"))


def test_list_sent_twice_is_one(ben):
    token = uuid.uuid4()

    first, second = save(ben, token=token), save(ben, token=token)

    assert first.pk == second.pk
    assert FilmList.objects.count() == 1


def test_form_of_another_makes_no_list(ben, cleo):
    token = uuid.uuid4()
    save(ben, token=token)

    with pytest.raises(Refusal, match="somebody else"):
        save(cleo, token=token)


def test_words_are_sanitised(ben):
    made = save(
        ben,
        ListEntry("  Harbours\n and <b>sea</b> ", "Salt <script>alert(1)</script> *and* [more](https://example.org)"),
    )

    assert made.name == "Harbours and <b>sea</b>"
    assert "<script" not in made.html
    assert "<em>and</em>" in made.html
    assert "nofollow" in made.html


@pytest.mark.parametrize(
    "entry",
    [
        ListEntry(" "),
        ListEntry("x" * 201),
        ListEntry("x", "y" * 5001),
        ListEntry("x", visibility="friends"),
        ListEntry("x", challenge=ChallengeEntry(rule=Rule(genre=("drama",)))),
        ListEntry("x", challenge=ChallengeEntry(rule=Rule(new=True), goal=3)),
        ListEntry("x", challenge=ChallengeEntry(goal=0)),
        ListEntry("x", challenge=ChallengeEntry(starts=date(2017, 2, 1), ends=date(2017, 1, 1))),
    ],
)
def test_entry_that_will_not_do_is_refused_in_a_sentence(ben, entry):
    with pytest.raises(Refusal, match=r"\.$|\?$"):
        save(ben, entry)
    assert not FilmList.objects.exists()


def test_silenced_member_keeps_only_lists_for_themselves(ben):
    ben.silenced_until = LATER
    ben.save()

    with pytest.raises(Refusal, match="silenced"):
        save(ben)
    private = save(ben, ListEntry("Mine", visibility="me"))
    film = list_of(1, member=MemberFactory(username="dora")).items.get().film

    assert services.add_film(by=ben, list=private.pk, film=film.pk, now=NOON)
    with pytest.raises(Refusal, match="silenced"):
        services.change_list(by=ben, list=private.pk, entry=ListEntry("Mine"), now=NOON)


def test_only_the_owner_renames_and_deletes(ben, cleo):
    made = list_of(2, member=ben)
    ListEditorFactory(list=made, member=cleo)

    with pytest.raises(Refusal):
        services.change_list(by=cleo, list=made.pk, entry=ListEntry("Mine now"), now=LATER)
    with pytest.raises(Refusal):
        services.delete_list(by=cleo, list=made.pk)
    assert FilmList.objects.get().name == "Harbours"

    services.delete_list(by=ben, list=made.pk)
    assert not FilmList.objects.exists()
    assert not ListItem.objects.exists()


def test_challenge_stays_a_challenge_and_a_list_a_list(ben):
    made = save(ben, ListEntry("Women", challenge=ChallengeEntry(Rule(director_gender="female"), 52)))
    plain = save(ben)

    changed = services.change_list(by=ben, list=made.pk, entry=ListEntry("Women, 2017"), now=LATER)
    entry = ListEntry("Harbours", challenge=ChallengeEntry(goal=3))
    unchanged = services.change_list(by=ben, list=plain.pk, entry=entry, now=LATER)

    assert (changed.is_challenge, changed.rule, changed.goal) == (True, {"director_gender": "female"}, 52)
    assert (unchanged.is_challenge, unchanged.goal) == (False, None)


def test_feed_hears_of_a_list_when_others_first_see_films_on_it(ben):
    other = list_of(1, member=MemberFactory(username="dora"))
    film = other.items.get().film
    made = save(ben, ListEntry("Harbours", visibility="me"))
    assert told() == []
    services.add_film(by=ben, list=made.pk, film=film.pk, now=NOON)
    assert told() == []

    services.change_list(by=ben, list=made.pk, entry=ListEntry("Harbours", visibility="followers"), now=LATER)
    assert told() == [(made.pk, "followers", True)]
    services.change_list(by=ben, list=made.pk, entry=ListEntry("Harbours"), now=LATER)
    assert told() == [(made.pk, "public", True)]
    services.change_list(by=ben, list=made.pk, entry=ListEntry("Harbours", visibility="me"), now=LATER)
    assert told() == [(made.pk, "me", True)]

    services.delete_list(by=ben, list=made.pk)
    assert told() == []


def test_held_list_is_hidden_and_told_of_when_it_is_shown(ben):
    made = save(ben, held=True)
    film = list_of(1, member=MemberFactory(username="dora")).items.get().film
    services.add_film(by=ben, list=made.pk, film=film.pk, now=NOON)
    assert FilmList.objects.get(pk=made.pk).hidden_at == NOON
    assert told() == []

    services.show_list(list=made.pk, now=LATER)
    assert told() == [(made.pk, "public", True)]
    services.hide_list(list=made.pk, now=LATER)
    services.hide_list(list=made.pk, now=LATER + timedelta(hours=1))
    assert FilmList.objects.get(pk=made.pk).hidden_at == LATER
    assert told() == [(made.pk, "public", False)]


def test_change_that_is_held_hides_the_list(ben):
    made = list_of(1, member=ben)

    services.change_list(by=ben, list=made.pk, entry=ListEntry("Buy"), now=LATER, held=True)

    assert FilmList.objects.get().hidden_at == LATER


def test_copy_takes_films_in_their_order_and_leaves_words(ben, cleo):
    source = list_of(3, member=ben, ranked=True, text="Salt", html="<p>Salt</p>")
    source.items.filter(position=2).update(note="The best of them.")
    token = uuid.uuid4()

    copy = services.clone_list(by=cleo, list=source.pk, token=token, now=LATER)
    again = services.clone_list(by=cleo, list=source.pk, token=token, now=LATER)

    assert copy.pk == again.pk
    assert (copy.member, copy.cloned_from, copy.ranked, copy.text) == (cleo, source, True, "")
    films = list(source.items.order_by("position").values_list("film_id", flat=True))
    assert list(copy.items.order_by("position").values_list("position", "film_id", "note")) == [
        (place, film, "") for place, film in enumerate(films, start=1)
    ]
    assert FilmList.objects.get(pk=copy.pk).items_count == 3

    own = services.clone_list(by=ben, list=source.pk, token=uuid.uuid4(), now=LATER)
    assert (own.text, own.items.get(position=2).note) == ("Salt", "The best of them.")


@pytest.mark.parametrize("case", ["me", "hidden", "blocked"])
def test_list_that_is_not_seen_cannot_be_copied(ben, cleo, case):
    source = list_of(
        1, member=ben, visibility="me" if case == "me" else "public", hidden_at=NOON if case == "hidden" else None
    )
    if case == "blocked":
        Block.objects.create(by=cleo, of=ben, at=NOON)

    with pytest.raises(Refusal):
        services.clone_list(by=cleo, list=source.pk, token=uuid.uuid4(), now=LATER)


def test_copy_stays_when_its_source_is_deleted(ben, cleo):
    source = list_of(1, member=ben)
    copy = services.clone_list(by=cleo, list=source.pk, token=uuid.uuid4(), now=LATER)

    services.delete_list(by=ben, list=source.pk)

    copy.refresh_from_db()
    assert copy.cloned_from is None
    assert copy.items.count() == 1


def test_invited_member_is_told_and_may_edit(ben, cleo):
    made = list_of(1, member=ben)

    services.invite_editor(by=ben, list=made.pk, username=" @CLEO ", now=NOON)
    services.invite_editor(by=ben, list=made.pk, username="cleo", now=NOON)

    assert ListEditor.objects.get().member == cleo
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.by, notice.about, notice.words) == (
        cleo, "list", ben, f"list:{made.pk}", {"list": "Harbours"},
    )  # fmt: skip
    film = made.items.get().film
    services.note_film(by=cleo, list=made.pk, film=film.pk, note="Yes.", now=NOON)

    services.remove_editor(by=ben, list=made.pk, member=cleo.pk)
    assert not Notice.objects.exists()
    with pytest.raises(Refusal):
        services.note_film(by=cleo, list=made.pk, film=film.pk, note="No.", now=NOON)


@pytest.mark.parametrize("name", ["", "nobody", "cleo", "ben"])
def test_who_cannot_be_asked_to_edit(ben, cleo, name):
    made = ListFactory(member=ben)
    Block.objects.create(by=cleo, of=ben, at=NOON)

    with pytest.raises(Refusal):
        services.invite_editor(by=ben, list=made.pk, username=name, now=NOON)
    assert not ListEditor.objects.exists()


def test_editor_gives_up_and_nobody_else_is_removed_by_them(ben, cleo):
    made = ListFactory(member=ben)
    dora = MemberFactory(username="dora")
    for member in (cleo, dora):
        ListEditorFactory(list=made, member=member)

    with pytest.raises(Refusal):
        services.remove_editor(by=cleo, list=made.pk, member=dora.pk)
    services.remove_editor(by=cleo, list=made.pk, member=cleo.pk)

    assert ListEditor.objects.get().member == dora


def test_editor_who_is_blocked_edits_no_longer(ben, cleo):
    made = list_of(1, member=ben)
    ListEditorFactory(list=made, member=cleo)
    Block.objects.create(by=ben, of=cleo, at=NOON)

    with pytest.raises(Refusal):
        services.remove_film(by=cleo, list=made.pk, film=made.items.get().film_id, now=NOON)


def test_challenge_that_is_not_seen_cannot_be_joined(ben, cleo):
    made = ListFactory(member=ben, visibility="followers", is_challenge=True, goal=1)

    with pytest.raises(Refusal):
        services.join_challenge(by=cleo, list=made.pk, now=NOON)
    ParticipantFactory(list=made, member=cleo)
    services.leave_challenge(by=cleo, list=made.pk)
    assert not made.participants.exists()


def test_copy_of_a_hidden_list_is_hidden_too(ben):
    source = save(ben, ListEntry("Lamps"), held=True)

    copy = services.clone_list(by=ben, list=source.pk, token=uuid.uuid4(), now=LATER)

    assert copy.hidden_at == LATER
    assert told() == []
