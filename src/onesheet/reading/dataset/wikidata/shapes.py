"""The two shapes of Wikidata's JSON made one: items with claims, claims with snaks.

The one is that of entity pages, dumps and `wbgetentities` (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html),
the other that of the REST interface (https://doc.wikimedia.org/Wikibase/master/js/rest-api/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onesheet.reading.forms.json import NOTHING, Found

ITEM_ID = re.compile(r"[QqMm][1-9]\d{0,11}")
_ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d{0,11})")
_LANGUAGES = ("en", "mul", "en-gb", "en-us", "en-ca")
_NEXT_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "ca", "tr", "id")
"""Whose label stands for a name that has no English one; all are written in Latin letters."""


@dataclass(frozen=True, slots=True)
class Snak:
    """One value. `kind` is `value`, `somevalue` (there is one, it is not known) or `novalue`; `said` is all of it."""

    kind: str
    content: Found
    said: tuple[Found, ...]

    @property
    def item(self) -> str:
        """The number of the item that is the value: `Q30`; empty where it is none."""
        for found in (self.content, self.content.get("id")):
            named = _ENTITY.fullmatch(found.text)
            if named is not None:
                return named[1]
        number = self.content.get("numeric-id").number
        is_item = self.content.get("entity-type").text in ("", "item")
        return f"Q{number}" if isinstance(number, int) and is_item else ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of Wikidata."""

    property: str
    snak: Snak
    rank: str
    qualifiers: Mapping[str, tuple[Snak, ...]] = field(default_factory=dict)

    def qualifier(self, *properties: str) -> Snak | None:
        """The first qualifier of the first of these properties that there is."""
        for name in properties:
            found = self.qualifiers.get(name, ())
            if found:
                return found[0]
        return None


@dataclass(frozen=True, slots=True)
class Item:
    """One entity: its number, the words for it, and what is stated of it."""

    number: str
    id: Found
    labels: Mapping[str, Found]
    descriptions: Mapping[str, Found]
    claims: Mapping[str, tuple[Claim, ...]]

    def of(self, name: str) -> tuple[Claim, ...]:
        """Every claim of a property."""
        return self.claims.get(name, ())

    def best(self, name: str) -> tuple[Claim, ...]:
        """The preferred claims of a property, else the normal ones."""
        standing = [one for one in self.of(name) if one.rank != "deprecated"]
        return tuple(one for one in standing if one.rank == "preferred") or tuple(standing)

    @property
    def label(self) -> Found:
        """The English name, else one in Latin letters, else any; NOTHING where there is none."""
        for language in (*_LANGUAGES, *_NEXT_LANGUAGES):
            if language in self.labels:
                return self.labels[language]
        return next(iter(self.labels.values()), NOTHING)


def items_in(data: Found) -> list[Item]:
    """Every item that an answer holds, in its order."""
    entities = data.get("entities")
    listed = list(entities.members.items()) or [("", one) for one in entities.entries]
    if not entities:
        listed = [("", one) for one in data.entries or [data]]
    return [_item(key, one) for key, one in listed if one.members]


def labels_beside(data: Found, items: list[Item]) -> dict[str, str]:
    """The name of every item that the answer names anywhere, by number: in its entities, and beside its values."""
    names = {item.number: item.label.text for item in items if item.label.text}
    for item in items:
        for claims in item.claims.values():
            for claim in claims:
                snaks = [claim.snak, *(one for each in claim.qualifiers.values() for one in each)]
                for snak in snaks:
                    name = _label_of(snak.content)
                    if name and snak.item:
                        names.setdefault(snak.item, name)
    listed = data.get("labels") if data.get("entities") else NOTHING
    for number, label in listed.members.items():
        if label.text and ITEM_ID.fullmatch(number):
            names.setdefault(number, label.text)
    return names


def _label_of(content: Found) -> str:
    label = content.get("label")
    return label.text or label.get("value").text or (_words(content.get("labels")).get("en") or NOTHING).text


def _item(key: str, data: Found) -> Item:
    number = data.get("id")
    claims = data.get("claims") or data.get("statements")
    return Item(
        number.text.upper() or key,
        number,
        _words(data.get("labels")),
        _words(data.get("descriptions")),
        {name: tuple(_claims(name, listed)) for name, listed in claims.members.items()},
    )


def _words(listed: Found) -> dict[str, Found]:
    """Words by language, in both shapes: `{"en": "Film"}` and `{"en": {"language": "en", "value": "Film"}}`."""
    found = {}
    for language, one in listed.members.items():
        words = one if one.text else one.get("value")
        if words.text:
            found[language] = words
    return found


def _claims(name: str, listed: Found) -> Iterator[Claim]:
    for one in listed.entries:
        main = one.get("mainsnak")
        snak = _classic(main) if main else _rest(one)
        yield Claim(name, snak, one.get("rank").text or "normal", _qualifiers(one.get("qualifiers")))


def _qualifiers(listed: Found) -> dict[str, tuple[Snak, ...]]:
    found: dict[str, list[Snak]] = {}
    for name, snaks in listed.members.items():
        found[name] = [_classic(one) for one in snaks.entries]
    for one in listed.entries:
        name = one.get("property", "id").text or one.get("property").text
        found.setdefault(name, []).append(_rest(one))
    return {name: tuple(snaks) for name, snaks in found.items()}


def _classic(snak: Found) -> Snak:
    return Snak(snak.get("snaktype").text or "value", snak.get("datavalue", "value"), (snak,))


def _rest(snak: Found) -> Snak:
    value = snak.get("value")
    said = tuple(one for one in (snak.get("property"), value) if one)
    return Snak(value.get("type").text or "value", value.get("content"), said or (snak,))
