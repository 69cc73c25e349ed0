"""A programme goes out as JSON and comes in whole: into an empty site, and into the one it came from, which stays as it is."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from factories.accounts import MemberFactory, editor
from factories.brought import looked_through, received
from factories.festivals import (
    EditionFactory,
    FestivalFactory,
    ScreenFactory,
    SectionFactory,
    SelectionFactory,
    VenueFactory,
)
from factories.films import CreditFactory, FactFactory, FilmFactory, TitleFactory
from factories.people import PersonFactory
from onesheet.accounts.models import Role
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.festivals.models import (
    Change,
    Edition,
    Festival,
    Pick,
    Plan,
    Screen,
    Screening,
    Section,
    Selection,
    Showing,
    Venue,
)
from onesheet.festivals.queries.edition import edition_head
from onesheet.festivals.queries.programme import whole_programme
from onesheet.festivals.services.editions import announce_edition
from onesheet.films.models import Credit, Fact, Film, Statement, Title
from onesheet.people.models import Person
from onesheet.sources.models import Document
from onesheet.web.festivals.programme_export import as_json

pytestmark = pytest.mark.django_db
NOW = datetime(2015, 9, 1, 12, tzinfo=UTC)
_WORDS = "salt tide harbour lantern gull rope weed night paper glass river stone winter orchard signal".split()


def clock() -> datetime:
    return NOW


def exported(slug: str = "harbour", edition: str = "2015") -> dict[str, Any]:
    """Return the programme as it goes out."""
    head = edition_head(slug, edition, drafts=True)
    assert head is not None
    found: dict[str, Any] = json.loads(as_json(head, whole_programme(head.id), lambda name, **parts: f"{name} {parts}"))
    return found


def bare(told: dict[str, Any]) -> dict[str, Any]:
    """Return a programme without numbers and addresses: what these lead to stands in their place."""
    found = json.loads(json.dumps(told))
    films = {one["number"]: (one["film"]["title"], one["section"]) for one in found["selections"]}
    screens = {one["number"]: (v["name"], one["name"]) for v in found["venues"] for one in v["screens"]}
    del found["edition"]["address"]
    for one in found["selections"]:
        del one["number"], one["film"]["address"]
        one["preceded_by"] = films.get(one["preceded_by"])
    for venue in found["venues"]:
        for one in venue["screens"]:
            del one["number"]
    for one in found["screenings"]:
        del one["number"], one["address"]
        one["films"], one["screen"] = [films[film] for film in one["films"]], screens.get(one["screen"])
    return found


def a_festival(seed: int, state: str = "draft") -> Edition:  # noqa: C901 - every column of every table
    """Make an edition whose every column has something, other for every seed."""
    chance = random.Random(seed)

    def words(count: int = 3) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(count)).capitalize()

    def maybe(value: Any, empty: Any = "") -> Any:
        return value if chance.random() < 0.6 else empty

    festival = FestivalFactory(
        name="Harbour Film Festival", slug="harbour", place="Lisbon", country="PT", website="https://harbour.example/",
        text=maybe("The **sea**.\n\nAnd the town."),
    )  # fmt: skip
    edition = EditionFactory(
        festival=festival, number=12, place="Lisbon", name=maybe("Harbour Twelve"), state=state, text=maybe("Twelve _days_."), currency="EUR"
    )  # fmt: skip
    sections: list[Section | None] = [None]
    for number in range(5):
        parent = maybe(sections[-1], None) if number in (1, 2) else None
        sections.append(
            SectionFactory(
                edition=edition,
                name=f"{words(1)} {number}",
                slug=f"part-{number}",
                key=f"x {number}",
                position=5 - number,
                parent=parent,
                text=maybe(f"*{words()}*\n\n- {words()}"),
                competition=chance.random() < 0.5,
            )
        )
    for section in Section.objects.all():
        section.key = section.name.lower()
        section.save()
    selections: list[Selection] = []
    for number in range(12):
        film = FilmFactory(
            title=f"{words(2)} {number}", year=2015 - number % 3, runtime_minutes=maybe(80 + number, None)
        )
        CreditFactory(film=film, person=PersonFactory(name=f"Ann {words(1)} {'ABCDEFGHIJKL'[number]}"))
        FactFactory(film=film, property="country", value="PT", folded="pt")
        if chance.random() < 0.4:
            TitleFactory(film=film, text=f"Maré {number}", kind="original")
        selections.append(
            SelectionFactory(
                edition=edition,
                film=film,
                section=chance.choice(sections),
                position=number,
                premiere=maybe("continental"),
                premiere_words=maybe("European premiere"),
                part=maybe(chance.choice(["opening", "closing", "centrepiece"])),
                competition=chance.random() < 0.3,
                note=maybe(f"{words(8)}\n\n> “{words()}”, =1+1"),
                version=maybe("4K restoration"),
                minutes=maybe(70 + number, None),
                language=maybe("Portuguese with English subtitles"),
            )
        )
    for one in selections[6:9]:
        one.preceded_by = selections[chance.randrange(6)]
        one.save()
    again = Selection.objects.filter(section__isnull=False).first()
    if again is not None:
        other = next(one for one in sections[1:] if one != again.section)
        SelectionFactory(edition=edition, film=again.film, section=other, position=99, note="A second time.")
    screens = []
    for number in range(3):
        venue = VenueFactory(
            name=f"House {number}", slug=f"house-{number}", address=maybe("Quay 1, 1100 Lisbon"), place="Lisbon",
            latitude=maybe(38.7, None), access=maybe("Lift at the side.\nTwo places."), website=maybe("https://house.example/"),
        )  # fmt: skip
        Venue.objects.filter(pk=venue.pk, latitude__isnull=False).update(longitude=-9.14)
        Venue.objects.filter(pk=venue.pk, latitude__isnull=True).update(longitude=None)
        screens += [
            ScreenFactory(venue=venue, name=name, seats=maybe(120, None), step_free=maybe(True, None), hearing_loop=maybe(False, None))
            for name in (["Hall 1", "Hall 2"] if number else [""])
        ]  # fmt: skip
    for number in range(14):
        cancelled = chance.random() < 0.2
        made = Screening.objects.create(
            edition=edition, starts=datetime(2015, 9, 10, 9, tzinfo=UTC) + timedelta(hours=5 * number), minutes=90 + number,
            screen=maybe(chance.choice(screens), None), code=maybe(f"C{number:02}"), title=maybe(words(), f"Talk {number}"),
            talk_minutes=maybe(20, 0), format=maybe("35mm"), subtitles=maybe("English"), guests=maybe("Ann Marsh, and others"),
            captions=maybe("open"), audio_description=chance.random() < 0.3, relaxed=chance.random() < 0.3,
            signed=chance.random() < 0.3, warnings=maybe("Water; wind"), price=maybe("9 €"), tickets=maybe("https://t.example/x"),
            audience=maybe("press", "public"), seats=maybe(90, None), state="cancelled" if cancelled else "planned",
            reason="The copy is lost." if cancelled else "", sold_out=chance.random() < 0.3, made_at=NOW, changed_at=NOW,
        )  # fmt: skip
        some = chance.sample(selections, chance.choice([0, 1, 1, 4]))
        for place, one in enumerate(some, 1):
            Showing.objects.create(screening=made, selection=one, position=place)
    return edition


def emptied() -> None:
    """Leave nothing of the festival and its films."""
    for model in (Showing, Screening, Change):
        model.objects.all().delete()
    Selection.objects.update(preceded_by=None)
    for model in (
        Selection,
        Section,
        Edition,
        Festival,
        Screen,
        Venue,
        Credit,
        Fact,
        Title,
        Statement,
        Film,
        Person,
        Document,
    ):
        model.objects.all().delete()


def programmer(name: str = "pia"):
    member = MemberFactory(username=name)
    return with_role(member)


def with_role(member):
    from django.contrib.auth.models import Group  # noqa: PLC0415

    member.groups.add(Group.objects.get_or_create(name=Role.PROGRAMMER.value)[0])
    return member


def brought(by, told: dict[str, Any], *, conflict: str = "keep") -> Import:
    """Bring a programme, as a page does; return the import, taken in."""
    made = looked_through(received(by, json.dumps(told).encode(), "programme.json"))
    Import.objects.filter(pk=made.pk).update(conflict=conflict)
    services.apply(number=made.pk, clock=clock)
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("seed", range(6))
def test_it_comes_in_whole_into_an_empty_site_and_goes_out_the_same(seed):
    a_festival(seed)
    told = exported()
    emptied()

    made = brought(programmer(), told)

    rows = 2 + len(told["sections"]) + len(told["venues"]) + len(told["selections"]) + len(told["screenings"])
    assert (made.refused, made.ambiguous, made.waiting) == (0, 0, 0)
    assert made.expected["made"] == made.made
    assert made.rows >= rows
    came, went = bare(exported()), bare(told)
    for name, part in went.items():
        if isinstance(part, list):
            assert (
                [one for one in came[name] if one not in part] == [one for one in part if one not in came[name]] == []
            )
    assert came == went
    assert Edition.objects.get().state == Edition.State.DRAFT
    assert not Film.objects.filter(shown=True).exists()

    again = brought(programmer("ben"), told)
    assert (again.made, again.changed, again.refused) == (0, 0, 0)


def test_into_the_site_it_came_from_it_changes_nothing():
    a_festival(7)
    told, documents = exported(), Document.objects.count()

    for conflict in ("keep", "file"):
        made = brought(programmer(conflict), told, conflict=conflict)

        assert made.expected == {**made.expected, "made": 0, "changed": 0, "refused": 0, "same": made.rows}
        assert (made.same, made.rows) == (made.rows, made.rows)
    assert exported() == told
    assert (Document.objects.count(), Change.objects.count()) == (documents, 0)


def test_it_is_announced_with_all_its_films():
    a_festival(1)
    told = exported()
    emptied()
    pia = programmer()
    brought(pia, told)

    announce_edition(by=pia, edition=Edition.objects.get().pk, now=NOW)

    assert Film.objects.filter(shown=True).count() == len({one["film"]["title"] for one in told["selections"]})
    assert bare(exported()) == bare(told)


def test_undone_nothing_is_left_but_what_somebody_built_upon():
    a_festival(2)
    told = exported()
    emptied()
    made = brought(programmer(), told)
    services.undo(number=made.pk, by=None, clock=clock)
    counts = [one.objects.count() for one in (Festival, Edition, Section, Venue, Selection, Screening)]
    assert counts == [0] * 6
    assert not Film.objects.filter(shown=True).exists()

    other = brought(programmer("ben"), told)
    one = Screening.objects.filter(showings__isnull=False).first()
    plan = Plan.objects.create(edition=one.edition, member=MemberFactory(), made_at=NOW, changed_at=NOW)
    Pick.objects.create(plan=plan, screening=one, at=NOW)
    services.undo(number=other.pk, by=None, clock=clock)
    other.refresh_from_db()
    assert Screening.objects.get() == one
    assert any("it has picks" in sentence for sentence in other.notices)


def test_what_somebody_wrote_here_stays_or_is_overtaken_as_one_chooses_and_comes_back():
    a_festival(3)
    told = exported()
    one, screening = told["selections"][0], told["screenings"][0]
    Selection.objects.filter(pk=one["number"]).update(note="Ours.", part="")
    Screening.objects.filter(pk=screening["number"]).update(guests="Nobody", format="")
    one |= {"note": "Theirs, *anew*.", "part": "closing"}
    screening |= {"guests": "Everybody", "format": "DCP"}

    kept = brought(programmer(), told)
    row, shown = Selection.objects.get(pk=one["number"]), Screening.objects.get(pk=screening["number"])
    assert (row.note, row.part, shown.guests, shown.format) == ("Ours.", "closing", "Nobody", "DCP")
    assert kept.changed == 2
    assert (
        "2 rows say otherwise than this site, which keeps what it says; let the file win to change that."
        in kept.notices
    )
    services.undo(number=kept.pk, by=None, clock=clock)
    row.refresh_from_db()
    assert (row.note, row.part) == ("Ours.", "")

    file = brought(programmer("ben"), told, conflict="file")
    row.refresh_from_db()
    assert (row.note, row.html) == ("Theirs, *anew*.", "<p>Theirs, <em>anew</em>.</p>")
    services.undo(number=file.pk, by=None, clock=clock)
    row.refresh_from_db()
    assert (row.note, row.html) == ("Ours.", "<p>Ours.</p>")


def test_of_an_announced_edition_what_changes_is_told():
    a_festival(4, "announced")
    told = exported()
    one = next(one for one in told["screenings"] if one["state"] == "planned")
    one |= {"state": "cancelled", "reason": "The ship is late."}

    made = brought(programmer(), told, conflict="file")

    assert [(one.kind, one.told["reason"]) for one in Change.objects.all()] == [("cancelled", "")]
    services.undo(number=made.pk, by=None, clock=clock)
    assert [one.kind for one in Change.objects.order_by("pk")] == ["cancelled", "back"]


def test_an_editor_who_makes_no_programme_brings_the_films_alone():
    a_festival(5)
    told = exported()
    emptied()

    made = brought(editor("ada"), told)

    assert made.refused == made.rows - len(told["selections"])
    assert (Screening.objects.count(), Venue.objects.count()) == (0, 0)
    assert not Selection.objects.exclude(note="").exists()
    assert Film.objects.exists()


def test_what_is_no_value_refuses_its_row_alone():
    a_festival(0)
    told = exported()
    emptied()
    told["screenings"][0]["minutes"] = "ninety"
    told["screenings"][1]["starts"] = "soon"
    told["screenings"][2]["minutes"] = 0
    told["sections"][0]["text"] = ["a"]
    told["venues"][0]["latitude"] = 300.0
    told["selections"][0]["film"] = None

    made = brought(programmer(), told)

    outcomes = [one.sentence for one in services_rows(made) if one.fate == "refused"]
    assert any("“minutes” is to be a whole number here" in one for one in outcomes)
    assert any("“soon” is no time" in one for one in outcomes)
    assert any("lasts from 1" in one for one in outcomes)
    assert any("“text” is to be words" in one for one in outcomes)
    assert any("latitude" in one for one in outcomes)
    assert any("under “film”" in one for one in outcomes)
    assert Screening.objects.count() == len(told["screenings"]) - 3


def test_a_section_within_one_that_is_not_there_is_refused_with_what_is_wrong():
    a_festival(0)
    told = exported()
    emptied()
    told["sections"] += [
        {"slug": "attic", "name": "Attic", "within": "nowhere"},
        {"slug": "cellar", "name": "Cellar", "within": "harbour-wall"},
        {"slug": "harbour-wall", "name": "Harbour Wall"},
    ]

    made = brought(programmer(), told)

    [row] = [one for one in services_rows(made) if one.fate == "refused"]
    assert row.sentence == "“nowhere” under “within” is no section of this programme."
    assert not Section.objects.filter(name="Attic").exists()
    assert Section.objects.get(name="Cellar").parent == Section.objects.get(name="Harbour Wall")


def services_rows(made: Import):
    from onesheet.exchange import queries  # noqa: PLC0415

    return list(queries.outcomes(made.pk, stage="applied", limit=1000))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'{"format": "onesheet-programme", "version": 2}', "version 2 of its format"),
        (b'{"format": "onesheet-programme", "version": 1}', "no object"),
        (b'{"format": "onesheet-programme", "version": 1, "festival": {}, "edition": {}}', "tells no"),
        (b'{"format": "onesheet-programme", "version": 1', "JSON"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(text, words):
    made = looked_through(received(programmer(), text, "programme.json"))
    services.apply(number=made.pk, clock=clock)
    made.refresh_from_db()

    assert (made.rows, made.refused) == (1, 1)
    assert words in services_rows(made)[0].sentence
