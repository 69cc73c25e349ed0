"""The films of the site that is measured, made in one go: how films come in is measured elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from benchmarks.imports import data
from onesheet.films.models import Fact, Film, Statement, Title
from onesheet.films.pure.statements import digest
from onesheet.sources.models import Document, Source
from onesheet.values.names import fold, slug, title_key, title_sort_key

_NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
_AT_ONCE = 1_000
SCHEMES = ("movielens", "imdb", "tmdb")


def fill(films: int) -> int:
    """Make so many films, each with its title and its numbers at three services, as one document states them; return how many."""
    made = data.films(films)
    source = Source.objects.create(name="Benchmark", slug="benchmark", kind=Source.Kind.MAGAZINE, weight=50)
    document = Document.objects.create(
        source=source, state=Document.State.PUBLISHED, kind="listing", title="Films", text="Films.", sha256="0" * 64,
        retrieved_at=_NOON, reader="listing/1", added_at=_NOON,
    )  # fmt: skip
    rows = Film.objects.bulk_create(
        (
            Film(
                slug=f"{slug(one.title)}-{one.number}", title=one.title, sort_title=title_sort_key(one.title),
                match_key=title_key(one.title), year=one.year, created_at=_NOON,
            )
            for one in made
        ),
        batch_size=_AT_ONCE,
    )  # fmt: skip
    numbers = count()
    told = [
        (
            row,
            "title" if scheme is None else "external_id",
            one.title if scheme is None else data.number_at(scheme, one),
            scheme,
        )
        for row, one in zip(rows, made, strict=True)
        for scheme in (None, *SCHEMES)
    ]
    statements = Statement.objects.bulk_create(
        (
            Statement(
                film=film, document=document, property=name, value=value, qualifiers=_qualified(scheme), start=0, end=1,
                digest=digest(name, value, _qualified(scheme)), made_at=_NOON,
            )
            for film, name, value, scheme in told
        ),
        batch_size=_AT_ONCE,
    )  # fmt: skip
    records = [
        {
            "film": film, "key": f"{next(numbers):016x}", "statement": statement, "sources": 1, "accepted": True,
            "disputed": False, "position": 0,
        }
        for (film, _, _, _), statement in zip(told, statements, strict=True)
    ]  # fmt: skip
    both = list(zip(told, records, strict=True))
    Title.objects.bulk_create(
        (
            Title(text=value, folded=fold(value), match_key=title_key(value), kind="main", **record)
            for (_, _, value, scheme), record in both
            if scheme is None
        ),
        batch_size=_AT_ONCE,
    )
    Fact.objects.bulk_create(
        (
            Fact(property=name, value=value, folded=fold(value), qualifiers=_qualified(scheme), **record)
            for (_, name, value, scheme), record in both
            if scheme is not None
        ),
        batch_size=_AT_ONCE,
    )
    return len(rows)


def _qualified(scheme: str | None) -> dict[str, str]:
    return {} if scheme is None else {"scheme": scheme}
