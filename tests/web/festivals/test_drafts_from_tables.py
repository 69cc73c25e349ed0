"""What a table says of an edition in preparation is seen by programmers alone, anywhere, until the edition is announced."""

from __future__ import annotations

import re
from collections import deque
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SelectionFactory
from factories.films import FilmFactory, StatementFactory
from factories.imports import NOON, given, noon
from factories.sources import DocumentFactory
from factories.votes import programmer
from onesheet.accounts.models import Member, Role
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.festivals.models import Change, Edition, Screening, Selection
from onesheet.festivals.pure.film_text import NewFilm
from onesheet.festivals.services.editions import announce_edition
from onesheet.festivals.services.new_films import put_new_film
from onesheet.films.models import Film
from onesheet.films.services import rebuild_all
from onesheet.people.models import Person
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db
HEAD = "Titel,Jahr,Regie,Dauer,Sektion,Tag,Uhr,Ort"
MEANINGS = {
    "Titel": "title", "Jahr": "year", "Regie": "director", "Dauer": "runtime", "Sektion": "section", "Tag": "screening", "Uhr": "time",
    "Ort": "venue",
}  # fmt: skip
ROWS = ("Kelpwater,2024,Zora Quill,93,Gleam,2025-09-11,18:00,Rialto", "The Tide,2014,,,Gleam,2025-09-12,20:00,Odeon")
SECRETS = ("Kelpwater", "kelpwater", "Zora Quill", "Gleam", "2025-09-1", "Odeon")
_LINK = re.compile(r'(?:href|src)="(/[^"#]*)')


@pytest.fixture
def edition() -> Edition:
    FilmFactory(title="The Tide", year=2014, shown=True)
    return EditionFactory(
        festival__name="Harbour Film Festival", festival__slug="harbour-film-festival", year=2025, slug="2025", state=Edition.State.DRAFT,
        starts=date(2025, 9, 10), ends=date(2025, 9, 20),
    )  # fmt: skip


def brought(folder: Path, *rows: str, name: str = "dorado.csv", head: str = HEAD) -> Import:
    path = folder / name
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    found = given(path, None, options={"columns": MEANINGS, "source": "Harbour Film Festival"})
    foretold = services.preview(number=found.pk, clock=noon).notices
    assert services.apply(number=found.pk, clock=noon).notices == foretold
    return Import.objects.get(pk=found.pk)


def told_anywhere(client, *more: str) -> list[str]:
    """Walk through the site as a visitor; return the pages that tell something of the programme."""
    todo, seen, told = deque([*more, "/", "/films", "/people", "/festivals", "/sitemap.xml"]), set(), []
    while todo and len(seen) < 90:
        address = todo.popleft()
        if address in seen or address.startswith("/static"):
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code != 200:
            continue
        text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")
        asked = address.partition("?")[2]
        if any(word in text for word in SECRETS if word.lower() not in asked.lower()):
            told.append(address)
        todo += [one.replace("&amp;", "&") for one in _LINK.findall(text)]
    assert len(seen) > 20
    return told


def addresses() -> list[str]:
    film, tide = Film.objects.get(title="Kelpwater"), Film.objects.get(title="The Tide")
    here = [f"/documents/{one}" for one in Document.objects.values_list("pk", flat=True)]
    here += [
        f"/films/{one.slug}{end}"
        for one in (film, tide)
        for end in ("", "/record", "/record/festival", "/record/release")
    ]
    here += [f"/people/{one}" for one in Person.objects.values_list("slug", flat=True)]
    here += [
        "/search?q=kelpwater",
        "/search?q=zora+quill",
        "/search?q=gleam",
        "/venues/odeon",
        "/venues/odeon/calendar.ics",
    ]
    base = "/festivals/harbour-film-festival/2025"
    ends = (
        "",
        "/programme.json",
        "/programme.csv",
        "/catalogue.csv",
        "/calendar.ics",
        "/changes.atom",
        "/schedule",
        "/films",
        "/changes",
    )
    return here + [f"{base}{end}" for end in ends] + ["/festivals/harbour-film-festival"]


def test_what_is_announced_while_its_table_comes_in_is_held_no_more(tmp_path, edition):
    rows = [f"Film {number},2024,,93,Gleam,2025-09-{11 + number % 9},18:00,Rialto" for number in range(120)]
    path = tmp_path / "dorado.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    found = given(path, None, options={"columns": MEANINGS, "source": "Harbour Film Festival"})
    told = []

    def tell(_):
        if not told:
            SelectionFactory(edition=edition)
            announce_edition(by=programmer(), edition=edition.pk, now=NOON)
        told.append(1)

    services.apply(number=found.pk, clock=noon, tell=tell)

    assert len(told) > 1
    assert {one.state for one in Document.objects.filter(origin__startswith="import:")} == {"published"}
    assert Film.objects.filter(title__startswith="Film ", shown=False).count() == 0


def test_what_names_two_editions_in_preparation_waits_for_the_second(edition):
    other = EditionFactory(
        festival=edition.festival, year=2026, slug="2026", state=Edition.State.DRAFT, starts=date(2026, 9, 10), ends=date(2026, 9, 20)
    )  # fmt: skip
    for one in (edition, other):
        SelectionFactory(edition=one)
    both, of_one = (DocumentFactory(state=Document.State.HELD, origin=f"import:{number}") for number in (1, 2))
    for document, years in ((both, (2025, 2026)), (of_one, (2025,))):
        for year in years:
            StatementFactory(
                document=document, property="festival", value="Harbour Film Festival", qualifiers={"edition": year}
            )

    announce_edition(by=programmer(), edition=edition.pk, now=NOON)

    assert [Document.objects.get(pk=one.pk).state for one in (both, of_one)] == ["held", "published"]

    announce_edition(by=programmer("ola"), edition=other.pk, now=NOON)

    assert Document.objects.get(pk=both.pk).state == "published"


def test_an_editor_is_not_told_of_an_edition_in_preparation(tmp_path, edition):
    path = tmp_path / "dorado.csv"
    head, meanings = "Titel,Jahr,Fest", {"Titel": "title", "Jahr": "year", "Fest": "festival"}
    path.write_text(f"{head}\nKelpwater,2024,Harbour Film Festival\n", encoding="utf-8")
    editor = MemberFactory(username="ed")
    editor.groups.add(Group.objects.get_or_create(name=Role.EDITOR.value)[0])

    told = {}
    for who in (editor, programmer()):
        found = given(path, None, options={"columns": meanings, "source": "A newspaper"})
        Import.objects.filter(pk=found.pk).update(by=who)
        told[who.username] = " ".join(services.preview(number=found.pk, clock=noon).notices)

    assert "2025" not in told["ed"]
    assert "preparation" not in told["ed"]
    assert "Harbour Film Festival 2025 is in preparation" in told["pia"]


def test_an_editor_reads_of_a_held_film_what_it_is_and_nothing_of_the_programme(tmp_path, edition, client, pia):
    head, row = f"{HEAD},Award,Kinostart", f"{ROWS[0]},Golden Gull (Harbour Film Festival 2025),2025-12-24"
    path = tmp_path / "dorado.csv"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    meanings = MEANINGS | {"Award": "award", "Kinostart": "release"}
    found = given(path, None, options={"columns": meanings, "source": "Harbour Film Festival"})
    services.apply(number=found.pk, clock=noon)
    editor = MemberFactory(username="ed")
    editor.groups.add(Group.objects.get_or_create(name=Role.EDITOR.value)[0])
    client.force_login(editor)

    page = client.get("/films/kelpwater-2024").content.decode()

    assert [word for word in ("Not announced yet", "Kelpwater", "Zora Quill", "93") if word not in page] == []
    programme = ("Harbour", "Gleam", "2025", "Rialto", "18:00", "Golden Gull", "Kelpwater,2024")
    assert [word for word in programme if word in page] == []
    whole = pia.get("/films/kelpwater-2024").content.decode()
    assert [word for word in programme if word not in whole] == []
    document = Document.objects.get().pk
    more = [
        f"/documents/{document}",
        f"/imports/{found.pk}",
        f"/imports/{found.pk}/rows",
        f"/imports/{found.pk}/report.csv",
    ]
    assert {one: client.get(one).status_code for one in more} == dict.fromkeys(more, 404)
    for address in (*addresses(), "/imports", "/documents"):
        text = client.get(address).content.decode()
        assert not [word for word in ("Gleam", "Rialto", "18:00") if word in text and word.lower() not in address]


def test_nobody_is_told_before_it_is_announced_and_everybody_after(tmp_path, edition, client, pia):
    found = brought(tmp_path, *ROWS)

    assert (Selection.objects.count(), Screening.objects.count()) == (2, 2)
    assert "in preparation" in found.notices[-1]
    assert told_anywhere(client, *addresses()) == []
    assert Change.objects.count() == 0

    announce_edition(by=Member.objects.get(username="pia"), edition=edition.pk, now=NOON)

    told = told_anywhere(client, *addresses())
    for address in ("/films/kelpwater-2024", "/festivals/harbour-film-festival/2025/programme.json", "/search?q=gleam"):
        assert client.get(address).status_code == 200
    assert "/films/kelpwater-2024" in told
    assert [one.kind for one in Change.objects.all()] == ["announced"]
    assert Screening.objects.get(showings__selection__film__title="Kelpwater").minutes == 93
    assert rebuild_all()[1] == 0


def test_nobody_is_told_of_a_film_that_the_desk_made_before_it_is_announced(edition, client, pia):
    member = Member.objects.get(username="pia")
    film = NewFilm("Kelpwater", year=2024, directors=("Zora Quill",), minutes=93)
    put_new_film(by=member, edition=edition.pk, film=film, section=None, source="Onesheet", now=NOON)

    assert Film.objects.filter(title="Kelpwater").exists()
    assert told_anywhere(client, *addresses()) == []

    announce_edition(by=member, edition=edition.pk, now=NOON)

    told = told_anywhere(client, *addresses())
    assert {"/films/kelpwater-2024", "/films/", "/search?q=kelpwater", "/festivals/harbour-film-festival/2025"} <= {
        *told
    }


def test_programmers_have_it_whole_while_it_is_in_preparation(tmp_path, edition, pia):
    brought(tmp_path, *ROWS)
    assert rebuild_all()[1] == 0, "what is held back makes the record of a film that nobody else speaks of"

    catalogue = pia.get("/festivals/harbour-film-festival/2025/catalogue.csv").content.decode()

    assert [word for word in ("Kelpwater", "Zora Quill", "Gleam", "93", "Odeon") if word not in catalogue] == []
    [document] = Document.objects.all()
    assert document.state == "held"
    page = pia.get(f"/documents/{document.pk}").content.decode()
    assert "Kelpwater" in page
    assert "Programmers alone see this" in page


def test_the_same_again_changes_nothing_and_a_changed_one_moves(tmp_path, edition, client):
    brought(tmp_path, *ROWS)
    assert brought(tmp_path, *ROWS, name="again.csv").same == 2

    brought(tmp_path, ROWS[0].replace("18:00", "21:00"), ROWS[1], name="changed.csv")

    assert sorted(f"{one:%d %H:%M}" for one in Screening.objects.values_list("starts", flat=True)) == [
        "11 20:00",
        "12 19:00",
    ]
    assert told_anywhere(client, *addresses()) == []


def test_undone_it_was_never_here(tmp_path, edition, client):
    found = brought(tmp_path, *ROWS)

    services.undo(number=found.pk, by=None, clock=noon)

    assert (Selection.objects.count(), Screening.objects.count()) == (0, 0)
    assert told_anywhere(client, *addresses()) == []
    announce = Edition.objects.get()
    assert announce.state == "draft"


def test_an_edition_that_is_not_here_yet_is_made_in_preparation(tmp_path, edition, client):
    rows = [row.replace("2025-", "2026-") for row in ROWS]

    brought(tmp_path, *rows)

    assert Edition.objects.get(year=2026).state == "draft"
    assert told_anywhere(client, *addresses()) == []


def test_of_two_editions_the_announced_one_alone_is_told(tmp_path, edition, client):
    EditionFactory(festival=edition.festival, year=2015, slug="2015")
    rows = [*ROWS, "Ebb,2013,Ann Marsh,80,Galas,2015-09-11,18:00,Rialto"]

    brought(tmp_path, *rows)

    assert "Ebb" in client.get("/films/ebb-2013").content.decode()
    assert told_anywhere(client, *addresses()) == []
    assert sorted(Document.objects.values_list("state", flat=True)) == ["held", "published"]
