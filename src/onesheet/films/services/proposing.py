"""Taking a document in: it is stored as a proposal, and nothing of it shows before it is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from onesheet.accounts.models import Member
from onesheet.films.pure.readings import to_stored
from onesheet.films.pure.versions import is_version_of
from onesheet.films.pure.weights import weight_of
from onesheet.films.services.outcomes import Kind, Outcome, Refusal
from onesheet.films.services.turn import turn
from onesheet.reading import vocabulary
from onesheet.reading.vocabulary import Reading
from onesheet.sources.licences import OWN, spdx
from onesheet.sources.models import Document, Source
from onesheet.values.names import slug

_UNNAMED = {
    vocabulary.ENCYCLOPEDIA_ARTICLE: ("Unnamed encyclopedia", Source.Kind.ENCYCLOPEDIA),
    vocabulary.REVIEW: ("Unnamed magazine", Source.Kind.MAGAZINE),
    vocabulary.FILM_PAGE: ("Unnamed film site", Source.Kind.MEMBERS),
    vocabulary.LISTING: ("Unnamed listing", Source.Kind.OTHER),
}
"""The source of a document that does not say where it is from, and the kind of source, by the kind of document."""

DATASET_READER = "dataset/"
"""How the name of what read an entry of a data set starts, with any version: such a source is a dataset."""

_SITES_OF_MEMBERS = frozenset({"Letterboxd", "IMDb", "Douban", "Kinopoisk", "FilmAffinity", "Moviepilot", "Trakt"})
"""Outlets whose feeds and lists are their members'."""

ALIVE = (Document.State.PROPOSED, Document.State.PUBLISHED)
"""A text in one of these states is stored once."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stored document; `created` is False where the same text was here already, proposed or published."""

    document: Document
    created: bool


def propose(
    *,
    reading: Reading,
    by: Member | None,
    now: datetime,
    origin: str = "",
    address: str = "",
    source_name: str = "",
    source_kind: str = "",
    licence: str = "",
    retrieved_at: datetime | None = None,
) -> Proposal:
    """Store what was read as a proposal that waits to be published or discarded.

    `origin` tells where the text was got from, apart from all others (an address, the path of a file): a changed text
    of the same origin, or one that is a version of it (see `predecessor`), supersedes the older when it is published, and takes the place of one that still waits.
    `source_kind` is one of `Source.Kind`; without it and without `source_name` the reading says who speaks. The same
    text is stored once.

    Raises Refusal where nothing could be read, where the text is about no film, or where an argument is not understood.
    """
    _check(reading, address, source_kind)
    origin = (origin or address)[:1000]
    with turn():
        same = Document.objects.filter(sha256=reading.sha256, state__in=ALIVE).first()
        if same is not None:
            return Proposal(same, created=False)
        Document.objects.filter(_of_origin(origin, address), state=Document.State.PROPOSED).delete()
        source = source_of(reading, source_name, source_kind, licence)
        document = Document.objects.create(
            **_columns(reading),
            source=source,
            origin=origin,
            address=address,
            licence=spdx(licence),
            media_type=reading.media_type,
            retrieved_at=retrieved_at or now,
            added_by=by,
            added_at=now,
        )
    return Proposal(document, created=True)


def origins_taken_in(origins: Iterable[str]) -> set[str]:
    """Those of the origins from which a document was ever taken in, be it discarded or withdrawn since."""
    return set(Document.objects.filter(origin__in=list(origins)).values_list("origin", flat=True))


def predecessor(document: Document) -> Document | None:
    """The published document that this one takes the place of, or None. Costs up to two queries.

    It is of the same origin; or it says the same under the same headline: same source, kind, title, byline and
    language, and most of its sentences.
    """
    others = (
        Document.objects.filter(state=Document.State.PUBLISHED).exclude(pk=document.pk).order_by("-added_at", "-pk")
    )
    if document.origin or document.address:
        found = others.filter(_of_origin(document.origin, document.address)).first()
        if found is not None:
            return found
    alike = others.filter(
        source_id=document.source_id, kind=document.kind, title=document.title, language=document.language
    )[:_LOOKED_AT]
    return next(
        (one for one in alike if one.byline == document.byline and is_version_of(document.text, one.text)), None
    )


_LOOKED_AT = 20
"""Documents under one headline that are compared, the newest first."""


def discard(*, document: Document, by: Member | None, now: datetime) -> Outcome:
    """Throw away a proposal's text and all that was read from it; that it was here is remembered.

    Raises Refusal unless it is a proposal.
    """
    with turn():
        waiting = Document.objects.filter(pk=document.pk, state=Document.State.PROPOSED)
        gone = waiting.update(
            state=Document.State.DISCARDED, text="", reading=None, unread=[], settled_by=by, settled_at=now
        )
        if not gone:
            raise Refusal("Only a proposal can be discarded; a published document is withdrawn instead.")
    return Outcome(Kind.DISCARDED, f"“{document.title}” was discarded; its text was not kept.", document.pk)


def _check(reading: Reading, address: str, source_kind: str) -> None:
    if not reading.reader:
        raise Refusal(" ".join(reading.problems) or "Nothing could be read.")
    if "\x00" in reading.text or _has_surrogates(reading.text):
        raise Refusal("The text holds signs that cannot be stored; save it again as UTF-8.")
    if not reading.films:
        why = " ".join(reading.problems) or "No film was found that this text is about."
        raise Refusal(f"{why} Nothing was stored.")
    if not reading.statements and not reading.reviews:
        raise Refusal(f"Nothing was read of “{reading.films[0].title}” in this text, so nothing was stored.")
    if address and not address.startswith(("https://", "http://")):
        raise Refusal(f"{address!r} is no address on the web; it starts with https:// or http://.")
    if source_kind and source_kind not in Source.Kind.values:
        raise Refusal(f"{source_kind!r} is no kind of source; choose {', '.join(Source.Kind.values)}.")


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _of_origin(origin: str, address: str) -> Q:
    """Documents from the same place: none where no place is known."""
    same = Q(pk__in=())
    if origin:
        same |= Q(origin=origin)
    if address:
        same |= Q(address=address)
    return same


def source_of(reading: Reading, name: str, kind: str, licence: str) -> Source:
    """Return the source of a document, made where it is new; a source that is known keeps its kind and weight."""
    unnamed, natural = _UNNAMED.get(reading.head.kind, ("Unnamed source", Source.Kind.OTHER))
    if reading.reader.startswith(DATASET_READER):
        natural = Source.Kind.DATASET
    elif reading.head.outlet in _SITES_OF_MEMBERS:
        natural = Source.Kind.MEMBERS
    kind = kind or (Source.Kind.HOUSE if spdx(licence) == OWN else natural)
    name = (name.strip() or reading.head.outlet or _site_of_reviews(reading) or unnamed)[:200]
    found = Source.objects.filter(slug=slug(name)).first()
    if found is not None:
        return found
    return Source.objects.create(name=name, slug=slug(name), kind=kind, weight=weight_of(kind))


def _site_of_reviews(reading: Reading) -> str:
    """Where all the reviews of a film page were first printed, if that is one place."""
    sites = {one.source for one in reading.reviews}
    only = sites.pop() if len(sites) == 1 else None
    return only or ""


def _columns(reading: Reading) -> dict[str, object]:
    head = reading.head
    film = reading.films[0]
    return {
        "kind": head.kind,
        "title": (head.title or film.title or reading.name)[:500],
        "byline": list(head.byline),
        "outlet": (head.outlet or "")[:200],
        "published": (head.published or "")[:40],
        "language": (head.language or "")[:20],
        "text": reading.text,
        "sha256": reading.sha256,
        "reader": reading.reader[:60],
        "unread": [list(stretch) for stretch in reading.unread],
        "problems": list(reading.problems),
        "reading": to_stored(reading),
    }
