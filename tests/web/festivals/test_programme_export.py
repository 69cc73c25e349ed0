"""The programme goes out as JSON and as a table, and the table comes in again whole."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from factories.brought import looked_through, received
from factories.films import TitleFactory
from onesheet.accounts.models import Member
from onesheet.exchange import services
from onesheet.exchange.catalogue import CatalogueHandler
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.formats.film_table.known import own
from onesheet.exchange.handler import Order
from onesheet.exchange.models import Import
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.columns import guess_mapping
from onesheet.exchange.pure.rows import Row
from onesheet.festivals.models import Edition, Screening, Section, Selection, Venue
from onesheet.films.models import Film
from onesheet.sources.models import Document
from onesheet.web.festivals.programme_export import COLUMNS
from web.festivals.conftest import HERE, at, more

NOW = datetime(2015, 9, 1, tzinfo=UTC)


def rows(client) -> list[dict[str, str]]:
    answer = client.get(f"{HERE}/programme.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="harbour-2015-programme.csv"'
    return list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))


def test_every_column_is_understood_by_the_import():
    assert set(guess_mapping(COLUMNS)) == set(COLUMNS)


def test_every_column_and_key_is_explained(client, programme):
    text = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
    part = text.partition("## A festival's programme")[2].partition("\n## ")[0]
    told = json.loads(client.get(f"{HERE}/programme.json").content)

    keys = set(told) | set(told["edition"]) | set(told["selections"][0]) | set(told["selections"][0]["film"])
    keys |= set(told["venues"][0]) | set(told["venues"][0]["screens"][0]) | set(told["screenings"][0])
    assert [name for name in (*COLUMNS, *sorted(keys)) if f"`{name}`" not in part] == []


@pytest.mark.parametrize("films", [0, 3])
def test_the_json_has_all_of_it(client, programme, films, django_assert_num_queries):
    more(programme, films)
    with django_assert_num_queries(10):
        told = json.loads(client.get(f"{HERE}/programme.json").content)

    assert (told["format"], told["version"]) == ("onesheet-programme", 1)
    assert [(one["slug"], one["within"]) for one in told["sections"]] == [("galas", None), ("late-galas", "galas")]
    tide = next(one for one in told["selections"] if one["number"] == programme.tide.pk)
    assert (tide["film"]["title"], tide["film"]["directors"], tide["film"]["countries"]) == (
        "The Tide", ["Ann Marsh"], ["PT"],
    )  # fmt: skip
    assert (tide["section"], tide["premiere"], tide["part"], tide["note"]) == (
        "galas", "world", "opening", "Salt, **slow**.",
    )  # fmt: skip
    together = next(one for one in told["screenings"] if one["number"] == programme.together.pk)
    assert together["films"] == [one.pk for one in programme.shorts]
    assert together["starts"] == "2015-09-11T15:00+01:00"
    assert {one["state"] for one in told["screenings"]} == {"planned", "cancelled"}
    [venue] = told["venues"]
    assert [one["name"] for one in venue["screens"]] == ["Hall 1", "Hall 2"]
    assert told["edition"]["address"].endswith(HERE)


def test_a_draft_is_for_programmers(client, programme, pia):
    Edition.objects.update(state=Edition.State.DRAFT)

    assert [one.get(f"{HERE}/programme.json").status_code for one in (client, pia)] == [404, 200]


def test_the_table_comes_in_again_whole(client, programme, tmp_path):
    more(programme, 3)
    TitleFactory(film=programme.tide.film, text="A Maré", kind="original")
    Film.objects.filter(pk=programme.lantern.film_id).update(title='=Lantern, or "Light"')
    Selection.objects.filter(pk=programme.lantern.pk).update(premiere="continental", premiere_words="European premiere")
    Selection.objects.filter(pk=programme.lantern.pk).update(
        note="Light,\n\nand *dark*.", html="<p>Light,</p>\n<p>and <em>dark</em>.</p>", version="4K restoration", minutes=97, competition=True,
        language="Danish with English subtitles", part="centrepiece", preceded_by=programme.shorts[1],
    )  # fmt: skip
    Screening.objects.filter(pk=programme.first.pk).update(
        code="GALA01", talk_minutes=20, guests="Ann Marsh, and others", captions="closed", signed=True, format="35mm",
        price="9 €", tickets="https://harbour.example/gala", warnings="Water; wind", subtitles="English", audience="press",
    )  # fmt: skip
    Screening.objects.filter(pk=programme.cancelled.pk).delete()
    before, programme_before = rows(client), (_stand(), _said())
    text = client.get(f"{HERE}/programme.csv").content
    _empty(programme.edition)
    assert rows(client) == []

    path = tmp_path / "programme.csv"
    path.write_bytes(text)
    handler = CatalogueHandler(Order(number=1, name="p", sha256="", member=None, by=None, now=NOW, options={}))
    with open_parcel(path) as parcel:
        # Nobody has to say what our own columns mean.
        found = list(FILM_TABLE.read(parcel, {}))
        assert [one for one in found if not isinstance(one, Row) or one.notices] == []
        handler.settle(found, write=True)

    assert (_stand(), _said()) == programme_before
    assert [_of_festival(one) for one in rows(client)] == [_of_festival(one) for one in before]
    assert rows(client)[0]["Time"] == f"{at(10, 18):%H:%M}"


def test_nobody_is_asked_what_the_columns_of_the_table_mean(client, visit, programme, pia):
    assert own(COLUMNS) == guess_mapping(COLUMNS)
    assert own([*COLUMNS[:-1], "Remarks"]) is None
    text = client.get(f"{HERE}/programme.csv").content

    made = looked_through(received(Member.objects.get(username="pia"), text, "programme.csv"))

    assert (made.state, made.fault, made.refused) == (Import.State.PREVIEWED, "", 0)
    page = visit(f"/imports/{made.pk}", by=pia).words
    assert "The programme of Harbour Film Festival 2015" in page
    assert "run here" not in page

    services.apply(number=made.pk, clock=timezone.now)
    assert {*Document.objects.filter(origin=f"import:{made.pk}").values_list("source__name", flat=True)} == {
        "Harbour Film Festival"
    }, "what the festival's own table says the festival says"


def _of_festival(told: dict[str, str]) -> dict[str, str]:
    """What a row tells of the festival: the films of these tests have a record without statements, which is made anew."""
    return {
        name: value
        for name, value in told.items()
        if name not in {"Original title", "Director", "Country", "Running time"}
    }


def _stand() -> list[tuple[object, ...]]:
    columns = [
        "starts", "minutes", "talk_minutes", "code", "title", "format", "subtitles", "guests", "captions", "audio_description",
        "relaxed", "signed", "warnings", "price", "tickets", "audience", "screen__name", "screen__venue__name",
    ]  # fmt: skip
    shown = [
        list(one.showings.order_by("position").values_list("selection__film__title", "selection__section__name"))
        for one in Screening.objects.order_by("starts")
    ]
    return [
        (*told, *films)
        for told, films in zip(Screening.objects.order_by("starts").values_list(*columns), shown, strict=True)
    ]


def _said() -> list[tuple[object, ...]]:
    rows = Selection.objects.order_by("film__title").values_list(
        "film__title", "note", "html", "part", "version", "minutes", "language", "competition", "preceded_by__film__title", "premiere"
    )  # fmt: skip
    return list(rows)


def _empty(edition: Edition) -> None:
    Screening.objects.all().delete()
    Selection.objects.all().delete()
    Section.objects.all().delete()
    Venue.objects.all().delete()
