"""The tables of films, people and documents."""

from __future__ import annotations

from onesheet.web.page_cache.keys import CATALOGUE, SITE
from onesheet.web.page_cache.watched.table import Watched

_CATALOGUE = f"SELECT '{CATALOGUE}'"
_SITE = f"SELECT '{SITE}'"
_ITS_FILM = "SELECT 'film:' || slug FROM films_film WHERE id = {row}.film_id"
_ITS_PERSON = "SELECT 'person:' || slug FROM people_person WHERE id = {row}.person_id"
_ITS_DOCUMENT = "SELECT 'document:' || {row}.document_id WHERE {row}.document_id IS NOT NULL"

# A film in a list, on a person's page too, stands with the names of those who directed it.
_SHOWN_WITH_DIRECTOR = (
    "SELECT 'person:' || p.slug FROM films_credit c JOIN people_person p ON p.id = c.person_id"
    " WHERE c.film_id = {row}.film_id AND {row}.function = 'director'"
)
_SHOWN_WITH_THIS_DIRECTOR = (
    "SELECT 'person:' || p.slug FROM films_credit d JOIN films_credit c ON c.film_id = d.film_id"
    " JOIN people_person p ON p.id = c.person_id WHERE d.person_id = {row}.id AND d.function = 'director'"
)

_RECORD_ROW = (_ITS_FILM, _CATALOGUE)

CATALOGUE_TABLES = (
    Watched(
        "films_film",
        (
            "SELECT 'film:' || {row}.slug",
            (
                "SELECT 'person:' || p.slug FROM films_credit c JOIN people_person p ON p.id = c.person_id"
                " WHERE c.film_id = {row}.id"
            ),
            (
                "SELECT 'document:' || document_id FROM films_statement"
                " WHERE film_id = {row}.id AND document_id IS NOT NULL"
            ),
            "SELECT 'document:' || document_id FROM films_quotedreview WHERE film_id = {row}.id",
            _CATALOGUE,
        ),
        operations=("UPDATE", "DELETE"),
    ),
    # A film that is new has no page yet, and stands on no other's; that there is none is never kept.
    Watched("films_film", (_CATALOGUE,), operations=("INSERT",), quiet=True),
    Watched("films_statement", (_ITS_FILM, _ITS_DOCUMENT, _CATALOGUE)),
    Watched("films_quotedreview", (_ITS_FILM, _ITS_DOCUMENT, _CATALOGUE)),
    Watched("films_title", _RECORD_ROW),
    Watched("films_credit", (*_RECORD_ROW, _ITS_PERSON, _SHOWN_WITH_DIRECTOR)),
    Watched("films_release", _RECORD_ROW),
    Watched("films_figure", _RECORD_ROW),
    Watched("films_fact", _RECORD_ROW),
    Watched(
        "people_person",
        (
            "SELECT 'person:' || {row}.slug",
            _SHOWN_WITH_THIS_DIRECTOR,
            (
                "SELECT 'film:' || f.slug FROM films_credit c JOIN films_film f ON f.id = c.film_id"
                " WHERE c.person_id = {row}.id"
            ),
            _CATALOGUE,
        ),
    ),
    Watched("people_personstatement", (_ITS_PERSON,)),
    Watched(
        "sources_document",
        (
            "SELECT 'document:' || {row}.id",
            "SELECT 'document:' || {row}.supersedes_id WHERE {row}.supersedes_id IS NOT NULL",
            "SELECT 'document:' || id FROM sources_document WHERE supersedes_id = {row}.id",
            (
                "SELECT 'film:' || f.slug FROM films_statement s JOIN films_film f ON f.id = s.film_id"
                " WHERE s.document_id = {row}.id"
            ),
            (
                "SELECT 'film:' || f.slug FROM films_quotedreview q JOIN films_film f ON f.id = q.film_id"
                " WHERE q.document_id = {row}.id"
            ),
            _CATALOGUE,
        ),
    ),
    # A source stands behind any number of films, and changes once in a blue moon: one version for all pages.
    Watched("sources_source", (_SITE,), operations=("UPDATE", "DELETE")),
)
