"""The Jinja2 environment of the pages: what every template may use.

Globals: `url(name, **arguments)`, `static(path)`, `_`/`gettext`, `ngettext`, `pgettext`, `messages(request)`,
`may_edit(user)`, `may_bring_tables`, `may_moderate`, `may_operate`, `may_programme`, `site_name`. From Django, where a page is made for a request: `request`, `csrf_input`.
Filters put values into words: `date`, `short_date`, `moment`, `number`, `country`, `language`, `stars`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from onesheet.accounts.permissions import may_bring_tables, may_edit, may_moderate, may_operate, may_programme
from onesheet.festivals.queries.panels import in_bar
from onesheet.films.pure.quotes import shown_quote
from onesheet.sources.licences import may_show_whole
from onesheet.values.countries import country_name
from onesheet.values.languages import language_name
from onesheet.web.addresses import place_in_document, url
from onesheet.web.asked import page_address
from onesheet.web.excerpts import excerpt, shortened
from onesheet.web.films.marks import mark_html, marked_html
from onesheet.web.members.charts import upright
from onesheet.web.members.words import FILTERS as MEMBER_FILTERS
from onesheet.web.posters import poster
from onesheet.web.wording.dates import date_words, moment_words
from onesheet.web.wording.numbers import minutes_words, number_words, stars_signs, stars_words
from onesheet.web.wording.properties import kind_name, licence_words, property_label, role_name, sources_words
from onesheet.web.wording.statements import details, statement_words, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onesheet.films.queries.film import Masthead
    from onesheet.films.queries.listing import FilmLine


_HEADINGS = re.compile(r"\A(?:=+[^=\n]+=+\s*)+")
"""Headings that a sentence begins with: they are no part of it."""


def environment(**options: Any) -> Environment:
    """Make the environment; Django calls it once in each process."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 - Django passes autoescape=True
    made.install_gettext_callables(_kept_gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.globals |= {
        "url": url,
        "page_address": page_address,
        "place_in_document": place_in_document,
        "poster": film_poster,
        "static": static,
        "messages": get_messages,
        "in_bar": in_bar,
        "may_edit": may_edit,
        "may_bring_tables": may_bring_tables,
        "may_moderate": may_moderate,
        "may_operate": may_operate,
        "may_programme": may_programme,
        "site_name": settings.SITE_NAME,
        "site_language": get_language,
        "property_label": property_label,
        "statement_words": statement_words,
        "value_words": value_words,
        "details": details,
        "half_words": half_words,
        "mark": mark_html,
        "marked": marked_html,
        "excerpt": excerpt,
        "shortened": shortened,
        "quoted": quoted,
        "shown_quote": shown_quote,
        "may_show_whole": may_show_whole,
        "sentence_of": sentence_of,
    }
    made.filters |= {
        "date": date_words,
        "short_date": _short_date,
        "moment": moment_words,
        "number": number_words,
        "minutes": minutes_words,
        "country": country_name,
        "language": language_name,
        "stars": stars,
        "stars_signs": stars_signs,
        "role": role_name,
        "kind": kind_name,
        "licence": licence_words,
        "sources": sources_words,
        "upright": upright,
    } | MEMBER_FILTERS
    return made


def film_poster(film: FilmLine | Masthead, directors: Iterable[str], label: str = "") -> Markup:
    """Draw a film's one-sheet for the page it stands on."""
    return _poster(film.title, film.year, tuple(directors), film.genre, film.slug, label)


@lru_cache(maxsize=4096)
def _poster(title: str, year: int | None, directors: tuple[str, ...], genre: str, slug: str, label: str) -> Markup:
    return Markup(poster(title, year, directors, genre, slug, label=label))  # noqa: S704 - it escapes what it is given


def _kept_gettext(message: str) -> str:
    """Translate a message of a template; pages say the same ones again and again."""
    return _translated(message, get_language())


@lru_cache(maxsize=4096)
def _translated(message: str, language: str | None) -> str:  # noqa: ARG001 - the language is part of what is kept
    return gettext(message)


def stars(value: float) -> Markup:
    """Print a mark out of five as stars that are heard as words."""
    return Markup('<span class="stars" role="img" aria-label="{}">{}</span>').format(
        stars_words(value), stars_signs(value)
    )


def half_words(half: int) -> str:
    """Say a rating in half-stars: 7 is `3½ out of 5`."""
    return stars_words(half / 2)


def quoted(sentence: str, quote: str, limit: int = 300) -> Markup:
    """Print a sentence with the words in it that were used marked; of a very long one, the words alone."""
    if not quote:
        return escape(shortened(sentence, limit))
    before, found, after = sentence.partition(quote)
    before = _HEADINGS.sub("", before)
    if not found or len(sentence) > limit:
        return Markup("<mark>{}</mark>").format(shortened(quote, limit))
    return Markup("{}<mark>{}</mark>{}").format(before, quote, after)


def sentence_of(exception: object) -> str:
    """Return the sentence that a view raised Http404 with; nothing where Django did, whose words are for developers."""
    text = str(exception)
    return text if text.endswith(".") else ""


def _short_date(edtf: str) -> str:
    return date_words(edtf, short=True)
