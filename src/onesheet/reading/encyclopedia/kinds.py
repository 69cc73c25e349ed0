"""What an article is about: told from its first sentence, its box and its categories, and from whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from onesheet.reading.boxes.labels import field_of
from onesheet.reading.document import WIKITEXT, Box, Document
from onesheet.reading.encyclopedia.article import Article
from onesheet.reading.encyclopedia.called import calls_it_another_thing, calls_it_several
from onesheet.reading.encyclopedia.lead import Definition, define
from onesheet.reading.vocabulary import ENCYCLOPEDIA_ARTICLE, LISTING, OTHER
from onesheet.values.names import fold


class Evidence(Enum):
    """What one part of an article says of its subject."""

    FILM = "film"
    ANOTHER = "another"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article is about."""

    kind: str
    """The kind of document: an article, a listing, or a page that only leads to another."""
    is_film: bool
    definition: Definition | None = None
    boxes: tuple[Box, ...] = ()
    """The boxes about the film itself."""


FILM_BOXES = frozenset(
    "infobox film|infobox movie|film infobox|movie infobox|infobox short film|infobox film short|infobox television film|infobox tv film|infobox animated film|infobox anime film|"
    "infobox documentary|infobox documentary film|infobox silent film|infobox korean film|infobox japanese film|infobox chinese film|infobox hong kong film|infobox bollywood film|"
    "infobox indian film|infobox hollywood cartoon|infobox cartoon|infobox cartoon short|infobox theatrical short|film|movie".split(
        "|"
    )
)
"""The templates' names that stand for a film; `infobox film awards` and `infobox film festival` are others."""
_TELEVISION_BOXES = frozenset({"infobox television", "infobox tv", "infobox television special"})
_SERIAL_LABELS = frozenset(
    "num episodes|num seasons|num series|no of episodes|no of seasons|no of series|number of episodes|number of seasons|original run|season no|episode no|season|episode|series no|"
    "created by|creator|production code|prod code|guest appearances|guest stars|guests|episode list|list episodes|episodes|seasons|no of films|films|number of films|first appearance".split(
        "|"
    )
)
"""Labels of series, seasons, episodes and franchises."""
_OTHER_LABELS = frozenset(
    "developer|developers|publisher|publishers|platform|platforms|mode|modes|label|labels|recorded|author|isbn|born|died|founded|founder|headquarters|occupation|years active|"
    "location|hosted by|presented by|awarded for|site|songwriter|songwriters|b side|published|pages|industry|owner|nationality|birth date|birth name|venue|lyrics|book|lyricist|"
    "characters|date premiered|place premiered|original language of play|alias|species|gender|portrayed by|first award|most awards|illustrator|volumes|magazine|demographic".split(
        "|"
    )
)
"""Labels of games, records, books, plays, people, companies, festivals and characters."""
_REDIRECT = re.compile(
    r"\s*#\s*(?:redirect|weiterleitung|redirecci[oó]n|redirection|rinvia|перенаправление|doorverwijzing)\b",
    re.IGNORECASE,
)
_REDIRECT_SHOWN = re.compile(r"\s*(?:redirect(?:s)? to:?|redirect)\s", re.IGNORECASE)
_LIST = re.compile(r"(?:lists? of|index of|outline of|timeline of)\b", re.IGNORECASE)
_LIST_OPENS = re.compile(
    r"\s*(?:the following|this|this page|this article|below|here)(?: article| page)? (?:is|are|contains|provides|presents|gives|lists)(?: an?| the)?(?: \w+){0,3} (?:lists?|tables?|index)\b"
    r"|\s*(?:an? |the )?(?:\w+ ){0,2}lists? of\b",
    re.IGNORECASE,
)
_MAY_REFER = re.compile(
    r"(?:may|can|could|might|also) (?:also |either |variously )?(?:refer|mean|stand for)\b[^.\n]{0,60}?(?::|$)|\bmay refer to\b|\bis the (?:name|title) of (?:several|many|two|three|four|various|a number of)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FILM_CATEGORY = re.compile(
    r"\b(?:films|documentaries|short films|film serials|cartoons|animated shorts|anime films)\b(?! (?:by|series|director|festival|awards|people|stud|genre|characters|soundtracks|magazines|critics|lists|production|actors))"
    r"|^(?:upcoming|lost|unreleased|unfinished) films$|^film remakes$",
    re.IGNORECASE,
)
_ANOTHER_CATEGORY = re.compile(
    r"\b(?:births|deaths|living people|film series|film directors|filmmakers|film festivals?|film awards|film characters|film genres|film theory|film production|film techniques|film studios"
    r"|television series|television shows|television programs|television programmes|tv series|sitcoms|miniseries|television episodes|episodes|television seasons|web series"
    r"|novels|albums|songs|singles|soundtracks|compositions|operas|musicals|plays|video games|franchises|trilogies|disambiguation|redirects|lists of|actors|actresses|directors|companies|awards|festivals|surnames|given names|characters)\b",
    re.IGNORECASE,
)
_FOR_A_FILM = re.compile(
    r"\b(?:based on|adapted from|about|set in|scored by|directed by|produced by|with screenplays?|featuring|based upon|shot in|using|inspired by|from|of)\b.*$",
    re.IGNORECASE,
)
_SEVERAL_FILED = re.compile(r"\b(?:film series|franchises|trilogies|tetralogies|duologies)\b", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"(?:1[89]|20)\d\d (?:[\w-]+ )*films$")
_OPENING = 600


def subject_of(document: Document, article: Article) -> Subject:
    """What an article is about. A film only where nothing that counts for more says otherwise."""
    if is_redirect(document):
        return Subject(OTHER, is_film=False)
    definition = define(article)
    title = article.heading or _page_title(document)
    opening = article.source.text[: _start(article) + _OPENING][_start(article) :]
    if _LIST.match(title) or _LIST_OPENS.match(opening) or _is_filed_as_list(document, definition):
        return Subject(LISTING, is_film=False, definition=definition)
    boxes = _leading(document, article)
    said = _said(article, definition)
    boxed = box_evidence(boxes[0], document.form) if boxes else Evidence.SILENT
    filed = category_evidence(document.categories)
    several = definition is not None and not definition.is_film and calls_it_several(article.source, definition.phrase)
    is_film = not (several or _is_disambiguation(document, opening)) and _decide(said, boxed, filed, has_box=bool(boxes))  # fmt: skip
    about = tuple(box for box in boxes[:1] if _may_be_of_a_film(box, document.form))
    return Subject(ENCYCLOPEDIA_ARTICLE, is_film, definition, about if is_film else ())


def _may_be_of_a_film(box: Box, form: str) -> bool:
    evidence = box_evidence(box, form)
    return evidence is Evidence.FILM or (evidence is Evidence.SILENT and "infobox" in box.name.lower())


def _is_filed_as_list(document: Document, definition: Definition | None) -> bool:
    """Whether a page whose first sentence calls nothing a film stands in categories of lists."""
    if definition is not None and definition.is_film:
        return False
    return any(_LIST.match(name) for name in document.categories)


def is_redirect(document: Document) -> bool:
    """Whether a page only leads to another one."""
    if _REDIRECT.match(document.text):
        return True
    return document.form == WIKITEXT and len(document.prose) < _OPENING and bool(_REDIRECT_SHOWN.match(document.prose))


def _decide(said: Evidence, boxed: Evidence, filed: Evidence, *, has_box: bool) -> bool:
    """Whether the article is about a film: the first sentence counts most, and what is silent counts nothing."""
    if said is Evidence.FILM:
        return not (boxed is Evidence.ANOTHER and filed is not Evidence.FILM)
    if said is Evidence.ANOTHER:
        return boxed is Evidence.FILM and filed is Evidence.FILM
    if boxed is Evidence.FILM:
        return filed is not Evidence.ANOTHER
    return boxed is Evidence.SILENT and filed is Evidence.FILM and not has_box


def _start(article: Article) -> int:
    return article.sections[0].start if article.sections else 0


def _page_title(document: Document) -> str:
    return re.split(r" [-–—|] ", document.title)[0].strip()


def _said(article: Article, definition: Definition | None) -> Evidence:
    if definition is None:
        return Evidence.SILENT
    if definition.is_film:
        return Evidence.FILM
    return Evidence.ANOTHER if calls_it_another_thing(article.source, definition.phrase) else Evidence.SILENT


def _is_disambiguation(document: Document, opening: str) -> bool:
    filed = any("disambiguation" in name.lower() for name in document.categories)
    first = opening.lstrip().split("\n", 1)[0]
    return filed or _MAY_REFER.search(first) is not None


def _leading(document: Document, article: Article) -> list[Box]:
    """The boxes that stand before the first heading of the text, those that say what they are about first."""
    heading = next((section.start for section in article.sections[1:]), None)
    until = len(document.text) if heading is None else document.span(*article.cleaned.original(heading, heading))[0]
    boxes = [
        box
        for box in document.boxes
        if box.rows and not box.by_columns and document.span(box.start, box.end)[0] <= until
    ]
    return sorted(boxes, key=lambda box: box_evidence(box, document.form) is Evidence.SILENT)


def box_evidence(box: Box, form: str) -> Evidence:
    """What a box is about: by the template's name in wikitext, else by its labels."""
    name = " ".join(box.name.lower().replace("_", " ").split())
    labels = {fold(row.label.replace("_", " ")).removesuffix(" s") for row in box.rows}
    serial = bool(labels & _SERIAL_LABELS)
    if form == WIKITEXT:
        named = Evidence.FILM if name in FILM_BOXES else Evidence.ANOTHER if "infobox" in name else Evidence.SILENT
        named = Evidence.SILENT if name in _TELEVISION_BOXES else named
        return Evidence.ANOTHER if serial else named
    is_box = "infobox" in name
    if serial or labels & _OTHER_LABELS:
        return Evidence.ANOTHER if is_box else Evidence.SILENT
    told = {field.name for row in box.rows if (field := field_of(row.label)) is not None}
    if any(first in told and told & others for first, others in _TOGETHER):
        return Evidence.FILM
    return Evidence.ANOTHER if is_box and not told & _OF_FILMS else Evidence.SILENT


_TOGETHER = (
    ("director", frozenset({"release", "duration", "country", "language", "cast_member", "producer"})),
    ("release", frozenset({"cinematographer", "distributor", "cast_member"})),
)
"""What a box that is about a film tells together, where its name does not say it."""
_OF_FILMS = frozenset({"director", "cast_member", "duration", "release", "cinematographer", "distributor", "producer"})


def category_evidence(names: Sequence[str]) -> Evidence:
    """What the categories of a page say of its subject; more of the one sort count, and films of a year twice."""
    film = another = 0
    for name in names:
        head = _FOR_A_FILM.sub("", name)
        if _ANOTHER_CATEGORY.search(head):
            another += 1
        elif _FILM_CATEGORY.search(head):
            film += 2 if _OF_A_YEAR.match(name) else 1
    if any(_SEVERAL_FILED.search(name) for name in names) and not any(_OF_A_YEAR.match(name) for name in names):
        return Evidence.ANOTHER
    if film > another:
        return Evidence.FILM
    return Evidence.ANOTHER if another else Evidence.SILENT
