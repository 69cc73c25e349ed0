"""Dumps of Wikidata as they are, and as programs save them again."""

from __future__ import annotations

import json

import pytest

from onesheet.exchange.formats.register import format_of
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Left, Refused, Row

BAD = '{"aliases": {"en": [{"language": "en", "value": "cut o'


def statement(number, kind, value):
    snak = {"snaktype": "value", "property": number, "datavalue": {"value": value, "type": kind}}
    return {"mainsnak": snak, "type": "statement", "id": "Q1$AB-12", "rank": "normal"}


def item(number, kind="Q11424", aliases=1):
    value = {"entity-type": "item", "id": kind, "numeric-id": int(kind[1:])}
    names = [{"language": "en", "value": f"Other name {place} of it"} for place in range(aliases)]
    return {
        "type": "item",
        "id": number,
        "labels": {"en": {"language": "en", "value": f"The Harbour {number}"}},
        "descriptions": {"en": {"language": "en", "value": "a film"}},
        "aliases": {"en": names} if names else {},
        "claims": {"P31": [statement("P31", "wikibase-entityid", value)]},
        "sitelinks": {},
        "lastrevid": 12,
        "modified": "2020-01-01T00:00:00Z",
    }


def first(key, one):
    return {key: one[key], **one}


ITEMS = [item("Q500"), item("Q501"), item("Q7", kind="Q5"), item("Q502")]


def told(tmp_path, text):
    path = tmp_path / "dump.json"
    path.write_text(text, encoding="utf-8")
    with open_parcel(path) as parcel:
        known = format_of(parcel)
        assert known.name == "wikidata_dump"
        return list(known.read(parcel, {}))


@pytest.mark.parametrize("array", [True, False], ids=["array", "lines"])
@pytest.mark.parametrize("bad", [0, 1, 3], ids=["first", "second", "last"])
@pytest.mark.parametrize(
    "order", ["aliases", "claims", "descriptions", "sitelinks", "lastrevid", "modified", "labels", "sorted"]
)
def test_lines_that_begin_with_any_key_are_read_one_by_one_and_a_bad_one_is_refused_alone(tmp_path, order, bad, array):
    lines = [json.dumps(one, sort_keys=True) if order == "sorted" else json.dumps(first(order, one)) for one in ITEMS]
    lines.insert(bad, BAD)

    found = told(tmp_path, "[\n" + ",\n".join(lines) + "\n]\n" if array else "\n".join(lines) + "\n")

    kinds = [Row, Row, Left, Row]
    kinds.insert(bad, Refused)
    assert [type(one) for one in found] == kinds
    assert found[bad].sentence == "This line breaks off, or is no JSON."


def test_items_whose_number_comes_late_are_known_by_what_comes_before(tmp_path):
    lines = [json.dumps(item(f"Q{number}", aliases=300), sort_keys=True) for number in (500, 501)]

    assert [one.said for one in told(tmp_path, "\n".join(lines))] == ["Q500", "Q501"]


@pytest.mark.parametrize("keys", [("claims", "id"), ("id", "claims"), ("claims", "sitelinks", "id")])
def test_a_line_is_named_by_the_item_and_not_by_what_it_is_an_instance_of(tmp_path, keys):
    lines = [json.dumps({key: one[key] for key in keys} | {"labels": one["labels"]}) for one in ITEMS]

    found = told(tmp_path, "\n".join(lines))

    assert [one.said for one in found] == ["Q500", "Q501", "Q7", "Q502"]
    assert found[0].deed.reading.text.startswith("Wikidata Q500\n")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"entities": {"Q500": item("Q500")}}),
        json.dumps(item("Q500"), indent=1),
        json.dumps([item("Q500"), item("Q501")], indent=1),
        '{"id": "Q500",\n"labels": {},\n"claims": {}}',
    ],
    ids=["an answer", "one item over many lines", "items over many lines", "one over three lines"],
)
def test_items_over_several_lines_are_documents(tmp_path, text):
    path = tmp_path / "item.json"
    path.write_text(text, encoding="utf-8")

    with open_parcel(path) as parcel:
        assert format_of(parcel).name == "documents"
