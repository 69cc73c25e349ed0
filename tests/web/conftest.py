"""A visitor's browser that checks every page it gets, and a film on which three documents disagree."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client

from factories.accounts import editor
from factories.readings import reading, review, said
from factories.sources import NOON
from onesheet.films.models import Film
from onesheet.films.services import add
from onesheet.reading.vocabulary import ENCYCLOPEDIA_ARTICLE, FILM_PAGE, REVIEW

LARGEST = 30_000
"""Bytes of HTML a page may have before compression."""

_EMPTY = frozenset({"meta", "link", "input", "br", "hr", "img"})
_DRAWN = frozenset({"rect", "circle", "path", "ellipse", "line"})


@dataclass
class Page(HTMLParser):
    """A page as a browser reads it; refuses what is not well formed."""

    status: int
    html: str
    queries: int = 0
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    structured: list[dict] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    controls: list[dict[str, str | None]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.feed(self.html)
        self.close()
        assert not self._open, f"left open: {self._open}"
        assert len(self.ids) == len(set(self.ids)), [one for one in self.ids if self.ids.count(one) > 1]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        assert "style" not in given, f"{tag} has a style of its own"
        assert not [name for name in given if name.startswith("on")], f"{tag} has a handler of its own"
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        if tag in {"input", "select", "textarea"} and given.get("type") != "hidden":
            self.controls.append(given)
        if tag == "label":
            self.labels.add(given.get("for") or "around")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag not in _EMPTY | _DRAWN:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in _EMPTY | _DRAWN:
            return
        assert self._open, f"</{tag}> closes nothing"
        # A paragraph, a list item, a row or an option may be left open; here none is.
        assert self._open.pop() == tag, f"</{tag}> closes another element, in {self._open}"

    def handle_data(self, data):
        if self._open and self._open[-1] == "script" and data.strip():
            self.structured.append(json.loads(data))

    @property
    def words(self) -> str:
        """The words of the main part, with single spaces."""
        main = self.html.partition("<main")[2].partition("</main>")[0].partition(">")[2]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def _check(page: Page) -> None:
    assert len(page.html.encode()) <= LARGEST
    assert page.headings.count("h1") == 1
    assert page.html.count('href="#main"') == 1
    for control in page.controls:
        named = control.get("id") in page.labels or "aria-label" in control or control.get("type") == "radio"
        assert named, f"a control without a label: {control}"


@pytest.fixture
def visit(client, django_assert_num_queries):
    """Return a function that opens a page, checks its form and, where they are given, its queries."""

    def open_page(path: str, *, status: int = 200, queries: int | None = None, by: Client | None = None) -> Page:
        if queries is None:
            answer = (by or client).get(path)
        else:
            with django_assert_num_queries(queries):
                answer = (by or client).get(path)
        assert answer.status_code == status, answer.content.decode()[:2000]
        page = Page(answer.status_code, answer.content.decode())
        _check(page)
        return page

    return open_page


@pytest.fixture
def ada(db):
    """The browser of Ada, who is an editor."""
    browser = Client()
    browser.force_login(editor("ada"))
    return browser


ARTICLE = """The Tide

The Tide is a 2014 British drama film directed by Ann Marsh and written by Ida Sund. It runs 104 minutes.

== Cast ==
* Bo Reed as Kit
* Cy Holt as Nils

== Release ==
It opened in the United States on 6 November 2014. The Tally gives it 71 percent from 117 reviews. It took $552,506 there.
"""

CRITIC = """The Sea, Again

Ann Marsh has made a film that looks at water as others look at faces. Kit (Bo Reed) never leaves the harbor, and the film
never tires of watching him not leave. It opens on 13 November 2014.

Nothing happens twice. The second hour belongs to the tide tables, to a kettle, and to a door that does not shut.

I would see it again tomorrow, and I would take the same seat.
"""

MEMBERS = """The Tide (2014)

98 mins

Iris ★★★½
The harbor is the best actor in it.

Tomasz ★★★★
It opened here on 6 November 2014 and I was there.
"""


def tell(article_licence="CC0-1.0", critic_licence="") -> Film:
    """Publish the three documents about The Tide and return the film."""
    texts = (_article(), _critic(), _members())
    sources = (
        {"source_name": "The Open Encyclopedia", "source_kind": "encyclopedia", "licence": article_licence},
        {"source_name": "The Matinee", "source_kind": "magazine", "licence": critic_licence},
        {"source_name": "Foyer", "source_kind": "members", "licence": "CC0-1.0"},
    )
    for number, (one, source) in enumerate(zip(texts, sources, strict=True)):
        outcome = add(reading=one, by=None, now=NOON, origin=f"text-{number}", **source)
        assert outcome.films, outcome.sentence
    return Film.objects.get()


def _article():
    text = ARTICLE
    return reading(
        text,
        said(text, "title", "The Tide", "The Tide"),
        said(text, "year", 2014, "2014"),
        said(text, "country", "GB", "British"),
        said(text, "genre", "drama", "drama"),
        said(text, "director", "Ann Marsh", "directed by Ann Marsh"),
        said(text, "screenwriter", "Ida Sund", "written by Ida Sund"),
        said(text, "duration", 104, "104 minutes"),
        said(text, "cast_member", "Bo Reed", "Bo Reed as Kit", character="Kit"),
        said(text, "cast_member", "Cy Holt", "Cy Holt as Nils", character="Nils"),
        said(text, "release", "2014-11-06", "opened in the United States on 6 November 2014", kind="theatrical", place="US"),
        said(
            text, "score", {"value": 71, "scale": 100}, "71 percent from 117 reviews",
            by="The Tally", method="percent positive", count=117, count_unit="reviews",
        ),
        said(text, "gross", {"amount": 552506, "currency": "USD"}, "$552,506", scope="domestic", territory="US"),
        title="The Tide", year=2014, kind=ENCYCLOPEDIA_ARTICLE, outlet=None,
    )  # fmt: skip


def _critic():
    text = CRITIC
    return reading(
        text,
        said(text, "title", "The Tide", "The Sea"),
        said(text, "director", "Ann Marsh", "Ann Marsh"),
        said(text, "cast_member", "Bo Reed", "Kit (Bo Reed)", character="Kit"),
        said(text, "release", "2014-11-13", "opens on 13 November 2014", kind="theatrical", place="US"),
        title="The Tide", year=2014, kind=REVIEW,
        reviews=[review(text, text.partition("\n\n")[2].strip(), author="Dawn Day", stars=None)],
    )  # fmt: skip


def _members():
    text = MEMBERS
    return reading(
        text,
        said(text, "title", "The Tide", "The Tide"),
        said(text, "year", 2014, "2014"),
        said(text, "duration", 98, "98 mins"),
        said(text, "director", "Ann Marsh", "(2014)"),
        said(text, "release", "2014-11-06", "opened here on 6 November 2014", kind="theatrical", place="US"),
        title="The Tide", year=2014, kind=FILM_PAGE, outlet="Foyer",
        reviews=[
            review(text, "The harbor is the best actor in it.", author="Iris", stars=3.5),
            review(text, "It opened here on 6 November 2014 and I was there.", author="Tomasz", stars=4),
        ],
    )  # fmt: skip


@pytest.fixture
def tide(db) -> Film:
    """The Tide: an article, a critic's review and a page of members; they disagree on a day and a length."""
    return tell()
