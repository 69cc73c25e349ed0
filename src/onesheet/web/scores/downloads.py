"""A score as files: what it was made of, its parameters, and the script that makes it again.

Files are sent while they are made, a few hundred rows at a time, so that a film with very many ratings costs no more
memory than one with few. docs/formats.md tells their columns.
"""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.critics.queries.inputs import all_critic_inputs
from onesheet.leaving.pure.cells import moment, row
from onesheet.reviews.queries.scores import stream_inputs
from onesheet.scorebook.queries import history
from onesheet.scores.counts import counts_as_json
from onesheet.scores.explain import formula
from onesheet.scores.result import as_json
from onesheet.scores.rules import CRITICS, RULES
from onesheet.scores.scripts import CRITICS_COLUMNS, MEMBERS_COLUMNS, script
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.scores.archive import zipped
from onesheet.web.scores.whose import film_of, score_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from django.http import HttpRequest

    from onesheet.critics.queries.inputs import CriticInput
    from onesheet.films.queries.film import Masthead
    from onesheet.reviews.queries.scores import Input
    from onesheet.scores.counts import CriticCounts, MemberCounts
    from onesheet.scores.result import Result

FORMAT, VERSION = "onesheet-score", 1
"""What the JSON calls its format; a file that an older reader would misread has a higher version."""
MORE_OF_CRITICS = ("table", "verdict_by", "verdict_name", "outlet_weight", "critic_weight", "address", "review")
MORE_OF_MEMBERS = ("username",)
DAYS = ("day", "rule", "value", "count", "low", "high", "parameters")


@require_safe
@never_cache
def as_zip(request: HttpRequest, slug: str, rule: str) -> StreamingHttpResponse:
    """Send the inputs, the parameters, a script that makes the score of them, and how to run it."""
    film, now = film_of(slug), timezone.now()
    result, _counts = _shown(film, rule)
    files: list[tuple[str, Iterable[str]]] = [
        ("inputs.csv", _sheet(film.id, rule)),
        ("parameters.json", [json.dumps(dict(result.parameters), indent=1) + "\n"]),
        ("recompute.py", [script(rule, result.version)]),
        ("README.txt", [_readme(film, result, absolute(request, url("film-score", slug=slug, rule=rule)), now)]),
    ]
    return _sent(zipped(files, now), "application/zip", slug, rule, "zip")


@require_safe
@never_cache
def as_csv(request: HttpRequest, slug: str, rule: str) -> StreamingHttpResponse:  # noqa: ARG001 - a view takes the request
    """Send the inputs alone, as they are in the zip."""
    film = film_of(slug)
    _shown(film, rule)
    return _sent(_sheet(film.id, rule), "text/csv; charset=utf-8", slug, rule, "csv")


@require_safe
@never_cache
def as_json_file(request: HttpRequest, slug: str, rule: str) -> StreamingHttpResponse:
    """Send the score, its rule with the parameters, its counts and its inputs as JSON."""
    film, now = film_of(slug), timezone.now()
    result, counts = _shown(film, rule)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "film": {"title": film.title, "year": film.year, "address": absolute(request, url("film", slug=slug))},
        "of": RULES[rule].of,
        "unit": RULES[rule].unit,
        "result": as_json(result),
        "counts": counts_as_json(counts),
        "formula": formula(result, counts),
        "made_at": moment(now),
    }
    names, rows = _table(film.id, rule)
    return _sent(_listed(head, names, rows), "application/json; charset=utf-8", slug, rule, "json")


@require_safe
@never_cache
def days(request: HttpRequest, slug: str, rule: str) -> StreamingHttpResponse:  # noqa: ARG001 - a view takes the request
    """Send what the score was on each day on which it changed, as CSV."""
    film = film_of(slug)
    _shown(film, rule)
    kept = ((day.day, day.result(rule)) for day in history(film.id, RULES[rule].of))
    rows = (
        (day, one.name, _text(one.value), one.count, _text(one.low), _text(one.high), dict(one.parameters))
        for day, one in kept
        if one is not None
    )
    return _sent(map(row, chain([DAYS], rows)), "text/csv; charset=utf-8", slug, f"{rule}-days", "csv")


def _shown(film: Masthead, rule: str) -> tuple[Result, CriticCounts | MemberCounts]:
    """Return the score, or raise Http404 while it is held back."""
    result, counts = score_now(film.id, rule)
    if result is None:
        raise Http404(_("This score is held back for now."))
    return result, counts


def _table(film: int, rule: str) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """Return the names of the columns, and the rows."""
    if RULES[rule].of == CRITICS:
        return (*CRITICS_COLUMNS, *MORE_OF_CRITICS), map(_of_critic, all_critic_inputs(film, rule))
    return (*MEMBERS_COLUMNS, *MORE_OF_MEMBERS), map(_of_member, stream_inputs(film))


def _of_critic(one: CriticInput) -> tuple[Any, ...]:
    value = "" if one.value is None else str(Decimal(one.value).scaleb(-2))
    return (
        one.critic, one.outlet, one.date, one.printed, one.scale, value, one.verdict, _weight(one.weight, 10_000),
        one.table, one.verdict_by, one.verdict_name, _weight(one.outlet_weight, 100), _weight(one.critic_weight, 100),
        one.address, one.id,
    )  # fmt: skip


def _of_member(one: Input) -> tuple[Any, ...]:
    return one.name, str(Decimal(one.rating) / 2), not one.unproven, one.username


def _weight(weight: int, whole: int) -> str:
    return f"{(Decimal(weight) / whole).normalize():f}"


def _text(number: Decimal | None) -> str:
    return "" if number is None else str(number)


def _sheet(film: int, rule: str) -> Iterator[str]:
    names, rows = _table(film, rule)
    return map(row, chain([names], rows))


def _listed(head: dict[str, Any], names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """Yield one JSON object: the head, and the rows as a list of objects under `inputs`."""
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "inputs": ['
    comma = ""
    for values in rows:
        yield f"{comma}\n  {json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False)}"
        comma = ","
    yield "\n ]\n}\n"


def _readme(film: Masthead, result: Result, address: str, now: datetime) -> str:
    title = " ".join(film.title.split())
    unit = {"stars": "stars, of 5", "percent": "per cent", "points": "points, of 100"}[RULES[result.rule].unit]
    said = "too few inputs for a value" if result.value is None else f"{result.value} ({unit})"
    return (
        f"{title}{f' ({film.year})' if film.year else ''}: {result.name}\n\n"
        f"{settings.SITE_NAME} showed {said} on {timezone.localtime(now):%Y-%m-%d %H:%M}.\n"
        f"{address}\n\n"
        "inputs.csv       every input that counts, UTF-8 with commas\n"
        "parameters.json  the numbers that the rule was used with\n"
        "recompute.py     makes the score again; nothing but Python is needed:\n\n"
        "    python3 recompute.py\n\n"
        "A text in inputs.csv that a spreadsheet would take for a formula has an apostrophe before it.\n"
    )


def _sent(
    parts: Iterable[bytes] | Iterable[str], kind: str, slug: str, rule: str, ending: str
) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(parts, content_type=kind)
    ascii_slug = "".join(sign for sign in slug if sign.isascii() and (sign.isalnum() or sign == "-")) or "film"
    answer["Content-Disposition"] = f'attachment; filename="{ascii_slug}-{rule}.{ending}"'
    return answer
