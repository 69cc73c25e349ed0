"""A film as linked data (schema.org), for machines that read pages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from onesheet.values.countries import country_name
from onesheet.values.dates import is_interval, parse_date
from onesheet.values.stars import SCALE
from onesheet.web.excerpts import excerpt
from onesheet.web.wording.statements import external_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from onesheet.critics.queries.sheet import SheetFigures, SheetReview
    from onesheet.films.queries.film import CreditRow, FilmPage, ReviewRow
    from onesheet.web.films.sheet import Sheet

_REVIEWS, _OURS, _CAST, _AWARDS = 4, 2, 10, 12
"""How many reviews are told, how many of these may be by critics whose reviews no document carries, how many
players and awards."""
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
"""A date in EDTF that is one of ISO 8601 as well."""
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def structured_data(
    sheet: Sheet, figures: SheetFigures, address: str, image: str, person: Callable[[str], str]
) -> Markup:
    """Return JSON-LD of the film, safe inside a script element.

    `address` and `image` are absolute; `person` gives the absolute address of a person's slug. What others report of the
    film is theirs and not told here: the aggregate ratings are the site's own, by its critics' reviews and its members,
    and nothing that is held back is among them.
    """
    film = sheet.page.film
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Movie",
        "@id": address,
        "url": address,
        "name": film.title,
        "image": image,
        "alternateName": [one.text for one in sheet.page.titles if one.kind != "main" and one.accepted],
        "description": film.synopsis,
        "datePublished": _first_release(sheet.page) or (str(film.year) if film.year else ""),
        "duration": f"PT{film.runtime_minutes}M" if film.runtime_minutes else "",
        "genre": [printed for _, printed in sheet.genres],
        "director": [_person(one, person) for one in sheet.directors],
        "author": [_person(one, person) for one in sheet.writers],
        "actor": [_person(one, person) for one in _accepted(sheet.page, "cast_member")[:_CAST]],
        "countryOfOrigin": [{"@type": "Country", "name": country_name(code)} for code in _facts(sheet.page, "country")],
        "inLanguage": _facts(sheet.page, "language"),
        "award": _awards(sheet.page),
        "sameAs": _same_as(sheet.page),
        "aggregateRating": _aggregates(figures),
        "review": [
            *(_critic_review(one) for one in figures.reviews[:_OURS]),
            *(_review(one) for one in sheet.page.reviews[: _REVIEWS - min(_OURS, len(figures.reviews))]),
        ],
    }
    kept = {key: value for key, value in told.items() if value not in ("", [], None)}
    return as_script(kept)


def as_script(told: dict[str, Any]) -> Markup:
    """Return linked data as JSON, safe inside a script element."""
    return Markup(json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES))  # noqa: S704 - what could end the element is escaped


def _accepted(page: FilmPage, function: str) -> list[CreditRow]:
    return [one for one in page.credits if one.function == function and one.accepted]


def _person(credit: CreditRow, address: Callable[[str], str]) -> dict[str, str]:
    return {"@type": "Person", "name": credit.person, "url": address(credit.slug)}


def _facts(page: FilmPage, name: str) -> list[str]:
    return [
        fact.value for fact in page.facts if fact.property == name and fact.accepted and isinstance(fact.value, str)
    ]


def _awards(page: FilmPage) -> list[str]:
    """Return what the film won, `Palme d'Or, Cannes Film Festival, 1994`."""
    won = (
        one for one in page.facts if one.property == "award" and one.accepted and one.qualifiers.get("result") == "won"
    )
    told = (
        [one.value, *(str(one.qualifiers[key]) for key in ("category", "festival", "year") if one.qualifiers.get(key))]
        for one in won
        if isinstance(one.value, str)
    )
    return list(dict.fromkeys(", ".join(parts) for parts in told))[:_AWARDS]


def _same_as(page: FilmPage) -> list[str]:
    ids = (fact for fact in page.facts if fact.property == "external_id" and fact.accepted)
    return [address for fact in ids if (address := external_address(fact.qualifiers.get("scheme"), fact.value))]


def _first_release(page: FilmPage) -> str:
    """Return the first release as an ISO 8601 date; empty where none is known to the day."""
    for release in page.releases:
        if release.accepted and not is_interval(release.date):
            try:
                day = parse_date(release.date)
            except ValueError:
                continue
            if day.year and day.month and day.day:
                return f"{day.year:04}-{day.month:02}-{day.day:02}"
    return ""


def _aggregates(figures: SheetFigures) -> list[dict[str, Any]]:
    """Return the site's own scores, each with its name: a percentage of critics is another thing than members' stars."""
    told = []
    names = {"percent-positive": "Critics, percent positive", "members-score": "Members’ score"}
    for one in (*figures.critics.results, *figures.members):
        if one.rule in names and one.value is not None:
            best, worst = (100, 0) if one.rule == "percent-positive" else (SCALE, 0.5)
            counted = "reviewCount" if one.rule == "percent-positive" else "ratingCount"
            told.append({
                "@type": "AggregateRating", "name": names[one.rule], "ratingValue": float(one.value),
                "bestRating": best, "worstRating": worst, counted: one.count,
            })  # fmt: skip
    return told


def _critic_review(row: SheetReview) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": ["Review", "CriticReview"],
        "author": {"@type": "Person" if row.critic else "Organization", "name": row.critic or row.outlet or "Unsigned"},
        "reviewBody": " ".join(excerpt(row.quote, row.licence, whole=280).paragraphs),
    }
    if row.outlet and row.critic:
        told["publisher"] = {"@type": "Organization", "name": row.outlet}
    if row.language:
        told["inLanguage"] = row.language
    if _DAY.fullmatch(row.date):
        told["datePublished"] = row.date
    if row.value is not None:
        told["reviewRating"] = {
            "@type": "Rating", "ratingValue": row.value / 100, "bestRating": 100, "worstRating": 0,
            "ratingExplanation": row.printed,
        }  # fmt: skip
    return told


def _review(row: ReviewRow) -> dict[str, Any]:
    author = row.author or row.outlet or row.source or row.house
    told: dict[str, Any] = {
        "@type": "Review",
        "author": {"@type": "Person" if row.author else "Organization", "name": author},
    }
    if row.text:
        told["reviewBody"] = " ".join(excerpt(row.text, row.licence, whole=280).paragraphs)
    publisher = row.outlet or row.source
    if publisher and row.author:
        told["publisher"] = {"@type": "Organization", "name": publisher}
    if row.rating is not None:
        best = row.scale or SCALE
        told["reviewRating"] = {
            "@type": "Rating",
            "ratingValue": float(row.rating),
            "bestRating": float(best),
            "worstRating": 0,
        }
    return told
