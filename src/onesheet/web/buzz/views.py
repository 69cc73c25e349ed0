"""The buzz of an edition: ranked, one film's with its inputs, on a big screen; and films like one of an edition's."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from markupsafe import Markup

from onesheet.festivals.queries.buzz import given_to, stream_given
from onesheet.festivals.queries.edition import nested, sections
from onesheet.festivals.queries.more import more_films
from onesheet.leaving.pure.cells import moment, row
from onesheet.scores.buzz import NAME, VERSION, formula, parameters_as_json
from onesheet.scores.scripts import script
from onesheet.values.countries import country_name
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.buzz import words
from onesheet.web.buzz.kept import buzz_now
from onesheet.web.festivals import words as festival_words
from onesheet.web.festivals.kept import kept
from onesheet.web.festivals.whose import of_edition, place, tabs
from onesheet.web.scores.archive import zipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from onesheet.festivals.queries.edition import EditionHead
    from onesheet.scores.buzz import Buzz
    from onesheet.web.buzz.kept import Now

A_PAGE, LAST_PAGE = 20, 100
ON_SCREEN = 10
SCREENS = 3
"""Pages that the big screen shows in turn."""
SECONDS = 15
"""For how long it shows each."""
_COLUMNS = ("film", "title", "rating", "proven", "recent")


def shown(head: EditionHead) -> Now:
    """Return the buzz of an edition, or raise Http404 where it is not shown."""
    _check_shown(head)
    return buzz_now(head)


def _check_shown(head: EditionHead) -> None:
    if not head.buzz:
        raise Http404(_("The buzz of this edition is not shown."))


def _film(now: Now, slug: str) -> Buzz:
    """Return a film's buzz, or raise Http404."""
    found = next((one for number, one in now.by_film.items() if now.films[number].slug == slug), None)
    if found is None:
        raise Http404(_("This edition has no such film. Its page has all of them."))
    return found


@of_edition
def buzz(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show the films of an edition by buzz, 20 a page. Costs one query where the page is kept, one more and up to four for counting."""
    _check_shown(head)
    asked = min(page_asked(request), LAST_PAGE)
    told = kept(head, ("buzz", asked), timezone.now(), partial(_ranked, head, asked), buzz=True)
    return _page(request, "buzz", head, {**told, "rule": words.rule_words(), "word": edition_word(head)})


def _ranked(head: EditionHead, asked: int) -> dict[str, Any]:
    """Return what a page of the films by buzz is made of, their table made."""
    now = shown(head)
    ordered = nested(sections(head.id))
    found = now.standings.films
    pages = max(1, -(-len(found) // A_PAGE))
    number = min(asked, pages)
    some = found[(number - 1) * A_PAGE : number * A_PAGE]
    rows = [words.told(now.films[one.key], one) for one in some]
    told = {"rows": rows, "sections": {one.id: one for one, _ in ordered}, "place": place(head)}
    return {
        "made": Markup(render_to_string("buzz/table.html", told)) if rows else "",  # noqa: S704 - a template escapes
        "total": now.standings.ratings,
        "mean": _mean(now),
        "newest": festival_words.when_words(now.newest, head.time_zone) if now.newest else "",
        "page": number,
        "pages": pages,
    }


def _page(
    request: HttpRequest, template: str, head: EditionHead, told: dict[str, Any], *, here: str = "edition-buzz"
) -> HttpResponse:
    told |= {"edition": head, "tabs": tabs(head), "here": here, "place": place(head)}
    return render(request, f"buzz/{template}.html", told)


def edition_word(head: EditionHead) -> str:
    """Return what the edition is called among people: a season of a club, an edition of a festival."""
    return _("season") if head.kind == "club" else _("edition")


def _mean(now: Now) -> str:
    mean = now.standings.mean
    return f"{float(mean) / 2:.2f}" if mean is not None else ""


@of_edition
def film(request: HttpRequest, head: EditionHead, slug: str) -> HttpResponse:
    """Show one film's buzz with the ratings it is made of, and the formula with its numbers. Costs two queries more than the buzz."""
    now = shown(head)
    found = _film(now, slug)
    after = request.GET.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 16 else 0
    mean = now.standings.mean
    told = {
        "row": words.told(now.films[found.key], found),
        "buzz": found,
        "formula": formula(found, mean) if mean is not None and found.score is not None else "",
        "inputs": given_to(found.key, now.span, now.edge, after=start),
        "first_page": start == 0,
        "ranked": now.standings.ranked,
        "mean": _mean(now),
        "edge": festival_words.when_words(now.edge, head.time_zone),
        "since": festival_words.when_words(now.span.since, head.time_zone),
        "rule": words.rule_words(),
        "word": edition_word(head),
    }
    return _page(request, "film", head, told)


@of_edition
def big_screen(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show the films that stand highest, ten at a time, for a foyer: each page leads to the next by itself."""
    now = shown(head)
    rated = [one for one in now.standings.films if one.rank is not None][: ON_SCREEN * SCREENS]
    pages = max(1, -(-len(rated) // ON_SCREEN))
    number = page_asked(request)
    number = number if number <= pages else 1
    some = rated[(number - 1) * ON_SCREEN : number * ON_SCREEN]
    address = url("edition-big-screen", **place(head))
    told = {
        "edition": head,
        "rows": [words.told(now.films[one.key], one) for one in some],
        "page": number,
        "pages": pages,
        "seconds": SECONDS,
        "next": f"{address}?page={number % pages + 1}",
        "newest": festival_words.when_words(now.newest, head.time_zone) if now.newest else "",
        "host": absolute(request, url("edition-buzz", **place(head))).split("://", 1)[-1],
    }
    return render(request, "buzz/big_screen.html", told)


@of_edition
def more(request: HttpRequest, head: EditionHead, slug: str) -> HttpResponse:
    """Show films of the edition that have something in common with one of them, and what. Costs four queries."""
    found = more_films(head.id, slug)
    if found is None:
        raise Http404(_("This edition has no such film. Its page has all of them."))
    told = {"more": found, "country": country_name, "common": common_words, "word": edition_word(head)}
    return _page(request, "more", head, told, here="edition-films")


def common_words(kind: str, value: str, section: str | None) -> str:
    """Say what two films have in common."""
    if kind == "director":
        return _("directed by %(name)s too") % {"name": value}
    if kind == "country":
        return _("from %(name)s too") % {"name": country_name(value)}
    if kind == "section":
        return _("in %(name)s too") % {"name": section or ""}
    if kind == "genre":
        return _("%(name)s too") % {"name": value}
    return _("about %(name)s too") % {"name": value}


@of_edition
def as_json(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Send the buzz of an edition as JSON: the rule with its numbers, and the films by buzz."""
    now = shown(head)
    root = absolute(request, "/").removesuffix("/")
    answer = {
        "format": "onesheet-buzz",
        "version": 1,
        "edition": {"name": head.name, "address": root + url("edition", **place(head))},
        "rule": f"{NAME}/{VERSION}",
        "parameters": parameters_as_json(),
        "since": moment(now.span.since),
        "until": moment(now.span.until) if head.ends else None,
        "last_day_since": moment(now.edge),
        "newest": moment(now.newest) if now.newest else None,
        "ratings": now.standings.ratings,
        "mean": _fraction(now),
        "films": [_as_json(root, now, one) for one in now.standings.films],
    }
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _fraction(now: Now) -> str | None:
    """Return the mean of all ratings in stars as an exact fraction."""
    mean = now.standings.mean
    return None if mean is None else str(mean / 2)


def _as_json(root: str, now: Now, one: Buzz) -> dict[str, Any]:
    film, told = now.films[one.key], one.told
    return {
        "title": film.title,
        "year": film.year,
        "address": root + url("film", slug=film.slug) if film.shown else None,
        "rank": one.rank,
        "score": _text(one.score),
        "ratings": told.ratings,
        "unproven": told.unproven,
        "mean": _text(told.mean),
        "low": _text(told.low),
        "high": _text(told.high),
        "spread": _text(told.spread),
        "last_day": told.recent,
        "momentum": _text(one.momentum),
        "way": one.way.value,
        "critics": film.critics,
        "critics_stars": _text(film.critics_stars),
        "reviews": film.reviews,
    }


def _text(number: object) -> str | None:
    return None if number is None else str(number)


@never_cache
@of_edition
def as_zip(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Send every rating that counts, the numbers of the rule, and a script that ranks the films again."""
    now = shown(head)
    parameters = {**parameters_as_json(), "mean": ""}
    return _sent(request, head, now, list(now.films), parameters, f"{head.festival_slug}-{head.slug}-buzz")


@never_cache
@of_edition
def film_zip(request: HttpRequest, head: EditionHead, slug: str) -> HttpResponse:
    """Send the ratings of one film that count, the numbers of the rule with the edition's mean, and the script."""
    now = shown(head)
    found = _film(now, slug)
    parameters = {**parameters_as_json(), "mean": _fraction(now) or ""}
    return _sent(request, head, now, [found.key], parameters, f"{head.festival_slug}-{head.slug}-buzz-film")


def _sent(
    request: HttpRequest, head: EditionHead, now: Now, films: list[int], parameters: dict[str, Any], name: str
) -> HttpResponse:
    rows = (
        (one.slug, one.title, str(one.rating / 2), not one.unproven, one.recent)
        for one in stream_given(films, now.span, now.edge)
    )
    files: list[tuple[str, Iterable[str]]] = [
        ("inputs.csv", map(row, chain([_COLUMNS], rows))),
        ("parameters.json", [json.dumps(parameters, indent=1) + "\n"]),
        ("recompute.py", [script(NAME, VERSION)]),
        ("README.txt", [_readme(head, absolute(request, url("edition-buzz", **place(head))))]),
    ]
    answer = StreamingHttpResponse(zipped(files, timezone.now()), content_type="application/zip")
    safe = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign == "-")) or "buzz"
    answer["Content-Disposition"] = f'attachment; filename="{safe}.zip"'
    return cast("HttpResponse", answer)


def _readme(head: EditionHead, address: str) -> str:
    return (
        f"{' '.join(head.name.split())}: {NAME}/{VERSION}\n{address}\n\n"
        "inputs.csv       every rating that counts, UTF-8 with commas, without names\n"
        "parameters.json  the numbers of the rule; `mean` is that of the whole edition where one film alone is here\n"
        "recompute.py     makes the scores again; nothing but Python is needed:\n\n"
        "    python3 recompute.py\n"
    )
