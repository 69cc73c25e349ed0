"""Awards that documents tell stand on the edition that gave them, and go with those that tell them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, SelectionFactory
from factories.films import FilmFactory
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Award, Edition
from onesheet.festivals.queries.awards import AwardLine, Said, awards_of, awards_of_film, juries_of
from onesheet.festivals.services import awards
from onesheet.festivals.services.documents import follow_all, programme_changed
from onesheet.festivals.services.entry import AwardEntry
from onesheet.films.models import Fact, Film, Statement
from onesheet.films.services import propose, publish, restore, withdraw
from onesheet.sources.models import Document

LATER = NOON + timedelta(hours=1)
HARBOUR = {"result": "won", "festival": "Harbour Film Festival", "year": 2015}
pytestmark = pytest.mark.django_db


@pytest.fixture
def pia():
    return MemberFactory(username="pia")


def published(
    *told: tuple[str, dict[str, object]], outlet: str = "The Matinee", shown: dict[str, object] | None = None
) -> Document:
    """Publish a text that tells these awards of The Tide, and where it was shown."""
    names = " and ".join(f"{name} ({number})" for number, (name, _) in enumerate(told))
    text = f"The Tide was at the Harbour Film Festival, says {outlet}, and has {names or 'nothing'}."
    statements = [said(text, "award", name, f"{name} ({number})", **more) for number, (name, more) in enumerate(told)]
    if shown is not None:
        statements.append(said(text, "festival", "Harbour Film Festival", "at the Harbour Film Festival", **shown))
    made = reading(text, *statements, title="The Tide", year=2014, outlet=outlet)
    document = propose(reading=made, by=None, now=NOON).document
    here = Film.objects.filter(title="The Tide").first()
    publish(document=document, by=None, now=NOON, films={0: here.pk if here else None})
    return document


def here(year: int = 2015) -> list[AwardLine]:
    return awards_of(Edition.objects.get(year=year).pk)


def told(lines: list[AwardLine]) -> list[tuple[str, str | None, int]]:
    return [(one.name, one.film, one.documents) for one in lines]


def test_an_award_that_a_document_tells_stands_on_its_edition():
    published(("Golden Harbour", HARBOUR), ("Silver Anchor", {**HARBOUR, "result": "nominated"}))

    edition = Edition.objects.get()
    assert (str(edition), edition.state) == ("Harbour Film Festival 2015", "announced")
    assert told(here()) == [("Golden Harbour", "The Tide", 1)]
    award = Award.objects.get()
    assert (award.entered, award.statement) == (False, Statement.objects.get(value="Golden Harbour"))
    assert not edition.festival.run_here


def test_it_goes_with_its_document_and_comes_back():
    document = published(("Golden Harbour", HARBOUR))

    withdraw(document=document, by=None, now=LATER)
    assert not Award.objects.exists()
    assert not Edition.objects.exists(), "nothing else was said of it"

    restore(document=document, by=None, now=LATER)
    assert told(here()) == [("Golden Harbour", "The Tide", 1)]


def test_a_correction_changes_it():
    def taken(name: str, year: int) -> None:
        text = f"The Tide won {name} in {year}."
        made = reading(text, said(text, "award", name, text, **{**HARBOUR, "year": year}), title="The Tide", year=2014)
        document = propose(reading=made, by=None, now=NOON, origin="https://dusk.example/tide").document
        film = Film.objects.filter(title="The Tide").first()
        publish(document=document, by=None, now=NOON, films={0: film.pk if film else None})

    taken("Golden Harbor", 2015)
    taken("Golden Harbour", 2016)

    assert told(here(2016)) == [("Golden Harbour", "The Tide", 1)]
    assert Award.objects.count() == 1


def test_festivals_are_known_by_any_of_their_names():
    EditionFactory(festival__name="Cannes Film Festival", festival__key="cannes", year=1994, slug="1994")

    published(("Palme d’Or", {"result": "won", "festival": "47th Festival de Cannes"}))

    assert told(here(1994)) == [("Palme d’Or", "The Tide", 1)]


def test_without_a_year_it_is_of_the_edition_at_which_the_film_was():
    untold = {"result": "won", "festival": "Harbour fest"}
    published(("Golden Harbour", untold))
    assert not Award.objects.exists(), "nobody knows which edition it was"

    first = published(outlet="Dusk", shown={"edition": 2015})
    assert told(here()) == [("Golden Harbour", "The Tide", 1)]

    second = published(outlet="Noon", shown={"edition": 2016})
    assert not Award.objects.exists(), "it could be either"

    withdraw(document=first, by=None, now=LATER)
    assert told(here(2016)) == [("Golden Harbour", "The Tide", 1)]
    withdraw(document=second, by=None, now=LATER)
    assert not Award.objects.exists()


def test_several_that_tell_the_same_are_one_award_and_stand_side_by_side_where_they_differ():
    published(("Golden Harbour", {**HARBOUR, "recipient": "Ann Marsh"}))
    published(
        ("The golden harbour", {**HARBOUR, "recipient": "ann marsh", "jury": "Sea jury: Bo Li, Cy Oh"}), outlet="Dusk"
    )
    wrong = published(("Golden Harbour", {**HARBOUR, "recipient": "Kit Reed"}), outlet="Noon")
    published(("Golden Harbour", HARBOUR), outlet="Wire")

    (line,) = here()
    assert (line.name, line.documents) == ("Golden Harbour", 4)
    assert line.recipients == (Said("Ann Marsh", 2), Said("Kit Reed", 1))
    assert line.juries == (Said("Sea jury: Bo Li, Cy Oh", 1),)

    withdraw(document=wrong, by=None, now=LATER)
    (line,) = here()
    assert line.recipients == (Said("Ann Marsh", 2),)


def test_two_prizes_of_one_name_in_one_document_stay_two():
    published(
        ("Best Actor", {**HARBOUR, "recipient": "Ann Marsh"}), ("Best Actor", {**HARBOUR, "recipient": "Kit Reed"})
    )
    published(("Best Actor", {**HARBOUR, "recipient": "Kit Reed"}), outlet="Dusk")

    assert [(one.recipients, one.documents) for one in here()] == [
        ((Said("Ann Marsh", 1),), 1), ((Said("Kit Reed", 2),), 2),
    ]  # fmt: skip


def test_what_the_house_entered_stays_and_documents_stand_beside_it(pia):
    edition = EditionFactory(festival__name="Harbour Film Festival")
    document = published(("Golden Harbour", {**HARBOUR, "recipient": "Kit Reed"}))
    film = Film.objects.get()
    entry = AwardEntry(
        "Golden Harbour", film=film.pk, recipient="Ann Marsh", jury="Sea jury: Bo Li, Cy Oh", citation="For its salt."
    )

    made = awards.make_award(by=pia, edition=edition.pk, entry=entry, now=NOON)

    (line,) = here()
    assert line.recipients == (Said("Ann Marsh", 1), Said("Kit Reed", 1))
    assert line.documents == 2, "the house's own text is one"
    made.refresh_from_db()
    assert made.position == 1
    assert made.statement is not None
    assert made.statement.qualifiers == {
        "festival": "Harbour Film Festival", "year": 2015, "result": "won", "recipient": "Ann Marsh",
        "jury": "Sea jury: Bo Li, Cy Oh", "citation": "For its salt.",
    }  # fmt: skip
    fact = Fact.objects.get(film=film, property="award", qualifiers__recipient="Ann Marsh")
    assert (fact.qualifiers["jury"], fact.qualifiers["citation"]) == ("Sea jury: Bo Li, Cy Oh", "For its salt.")
    withdraw(document=document, by=None, now=LATER)
    assert [(one.recipients, one.documents) for one in here()] == [((Said("Ann Marsh", 1),), 1)]
    assert Award.objects.get() == made


def test_what_documents_tell_is_not_the_desks_to_change(pia):
    published(("Golden Harbour", HARBOUR))
    award = Award.objects.get()

    for act in (
        lambda: awards.change_award(by=pia, award=award.pk, entry=AwardEntry("Mine"), now=LATER),
        lambda: awards.delete_award(by=pia, award=award.pk, now=LATER),
        lambda: awards.move_award(by=pia, award=award.pk, step=1),
    ):
        with pytest.raises(Refusal, match="Documents tell this award"):
            act()
    assert Award.objects.get().name == "Golden Harbour"


def test_the_houses_text_is_not_told_back_as_a_documents_award():
    edition = EditionFactory(festival__name="Harbour Film Festival")
    film = FilmFactory(title="The Tide", year=2014)
    SelectionFactory(edition=edition, film=film)
    Award.objects.create(edition=edition, name="Golden Harbour", film=film, changed_at=NOON)

    programme_changed(edition=edition, by=None, now=NOON)
    follow_all(now=LATER)

    assert [award.entered for award in Award.objects.all()] == [True]
    assert told(here()) == [("Golden Harbour", "The Tide", 1)]


def test_all_followed_at_once_is_the_same():
    published(("Golden Harbour", HARBOUR), ("Special Mention", HARBOUR))
    before = list(Award.objects.order_by("statement").values_list("statement", "name", "kind", "edition", "film"))

    Award.objects.filter(name="Golden Harbour").delete()
    Award.objects.filter(name="Special Mention").update(name="Wrong")
    follow_all(now=LATER)

    assert (
        list(Award.objects.order_by("statement").values_list("statement", "name", "kind", "edition", "film")) == before
    )
    assert [row[2] for row in before] == ["prize", "mention"]


def test_an_award_of_an_edition_in_preparation_waits_for_it():
    edition = EditionFactory(festival__name="Harbour Film Festival", state="draft")

    published(("Golden Harbour", HARBOUR))

    film = Film.objects.get()
    assert awards_of_film(film.pk) == []
    Edition.objects.filter(pk=edition.pk).update(state="announced")
    assert [one.edition_name for one in awards_of_film(film.pk)] == ["Harbour Film Festival 2015"]


def test_juries_are_told_once_with_what_they_gave():
    jury = {**HARBOUR, "jury": "Sea jury: Bo Li and Cy Oh"}
    published(("Golden Harbour", jury), ("Special Mention", jury), ("Fipresci Prize", HARBOUR))

    (line,) = juries_of(here())
    assert (line.jury.name, line.jury.members) == ("Sea jury", ("Bo Li", "Cy Oh"))
    assert line.gave == ("Golden Harbour", "Special Mention")
