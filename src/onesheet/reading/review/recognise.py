"""How sure it is that a text is a review: told from what it says, not from where it came."""

from __future__ import annotations

import re

from onesheet.reading.document import Document
from onesheet.reading.facts.subject import names_many, speaks_of_many
from onesheet.reading.facts.verdict import verdict_in
from onesheet.reading.film_page.heads import review_heads
from onesheet.reading.prose.casing import lower
from onesheet.reading.review.analysis import Analysis, analyse
from onesheet.reading.review.pages import heads_list, is_own_page

_WIKI = re.compile(r"^=+ .{1,80} =+\s*$", re.MULTILINE)
_DATED_LINE = re.compile(r"^[\W\d_]{0,8}.{2,80} \((?:18[89]|19\d|20\d)\d\)", re.MULTILINE)
_ENTRY = re.compile(r"\W{0,3}(?:\d{1,3}[.)] )?(?P<title>.{2,80}?),? [(\[](?:18[89]|19\d|20\d)\d[)\]].{0,24}")
_LONGEST_ENTRY, _FEWEST_ENTRIES = 120, 3
_REVIEW_WORD = re.compile(r"\b(?:review(?:s|ed)?|filmkritik|critique|crítica|recensione)\b")
_JUDGES = re.compile(
    r"\b(?:i (?:loved|liked|like|love|enjoyed|hated|felt|thought|found|think|watched|saw|rewatched|believed|wish|really|just|finally|expected|would|can't|could|had|have|am|appreciated|didn't|hadn't|haven't|wanted|struggled)|wow|must (?:see|watch)|should (?:see|watch)|you (?:haven't|must|should)|you'll|performances?|acting|script|"
    r"cinematography|worth (?:seeing|watching)|masterpiece|brilliant|disappoint\w*|entertaining|boring|bored|beautiful\w*|moving|compelling|gripping|excellent|superb|perfect\w*|terrific|dull|"
    r"charm\w*|flaw\w*|enjoyable|solid|great|best|worst|fine|succeeds|fails|funny|tone|pacing|paced|runtime|the result|works|drags|deliver(?:s|ing)|the verdict|recommend\w*|triumph\w*|wonderful\w*|fun|incredible|stunning|creepy|best|missing|satisfying|impressive|jaw-dropping|smart|clever|witty|lovely|gorgeous|mediocre|tense|haunting|heartfelt|uneven|overlong|forgettable|memorable|delightful|underrated|overrated|awful|terrible|amazing|silly|nails|brings|iconic|favorite|favourite|pleas\w+|watchable|effective|großartig\w*|wunderbar\w*|sehenswert\w*|langweilig\w*|gelungen\w*|empfehl\w+|überzeug\w+|magnifiques?|superbes?|ennuyeux|réussie?|bouleversante?|génial\w*|magnífic\w+|excelentes?|aburrid\w+|recomend\w+|brillante\w*|straordinari\w+|bellissim\w+|noios\w+|consiglio|imperdibile|capolavoro)\b"
)
_WINDOW = 60_000
_SHORT = 800
"""In fewer signs than this a word of judgement weighs more."""


def recognise(document: Document) -> float:
    """0 to 1. A headline that says `review`, a mark and a byline make it surer; ten films on one page make it none."""
    text = document.prose
    if _WIKI.search(text) is not None or len(review_heads(text)) > 1:
        return 0.0
    return sureness(analyse(document))


def _lists_films(found: Analysis) -> bool:
    """Whether three or more films, each on a line of its own with its year, make the page a list."""
    heads = (_ENTRY.fullmatch(line.words) for line in found.page.content if len(line.words) < _LONGEST_ENTRY)
    return len({head["title"].casefold() for head in heads if head is not None}) >= _FEWEST_ENTRIES


_COUNTED = re.compile(r"(?:the |die |les |los |las |i |le |top |our |my )?\d{1,3} \w")
_LONG_LIST = 4_000
"""Characters under a headline such as `The 25 most ...` that make a list of it."""


def _is_counted(found: Analysis, headline: str) -> bool:
    """Whether a headline counts things, and neither a year nor the word `review` stands by it."""
    dated = found.subject is not None and found.subject.year is not None
    if dated or found.told.is_review:
        return False
    return _COUNTED.match(headline) is not None and _REVIEW_WORD.search(headline) is None


_DATED_HEADLINE = re.compile(r".{1,100} [(\[](?:18[89]|19\d|20\d)\d[)\]]\W*")
_SOME_HINTS = 2
_LEAST_BODY = 120
"""Characters of running text under a film's credits that say something of it."""


def _is_dated_headline(found: Analysis) -> bool:
    """Whether the headline is nothing but a film with its year."""
    top = found.top.headline
    return top is not None and _DATED_HEADLINE.fullmatch(top.words) is not None


_CREDITED = re.compile(
    r"(?:^|[.)] )(?:[Dd]ir\. (?=[A-ZÀ-Ý])|(?:[Dd]irector|[Dd]irected by|[Cc]ast|[Ss]tarring|[Rr]unning [Tt]ime)s? ?: ?\S)"
)


def _is_credited(found: Analysis) -> bool:
    """Whether two lines name a film's makers, its players or its length, or one does where its year is told too."""
    said = sum(len(line.words) < _LONGEST_ENTRY and bool(_CREDITED.search(line.words)) for line in found.page.content)
    dated = found.subject is not None and found.subject.year is not None
    return said + dated >= _SOME_HINTS and said > 0


def _heads_no_film(found: Analysis) -> bool:
    """Whether the headline is that of a list or of a site's own page, and no line below it names a film."""
    line, subject = found.top.headline, found.subject
    if line is None:
        return False
    if heads_list(line.words):
        return _REVIEW_WORD.search(lower(line.words)) is None
    return is_own_page(line.words) and (subject is None or subject.year is None or subject.start < line.end)


def _is_of_many(found: Analysis, headline: str, body: str) -> bool:
    """Whether a piece without a mark is news, a list of films or a talk on films in general."""
    if found.other == "news" or names_many(headline):
        return True
    if _is_counted(found, headline) and len(body) > _LONG_LIST:
        return True
    surely_named = found.subject is not None and found.subject.weight >= 2
    return not surely_named and speaks_of_many(body)


def _is_of_dated_lines(text: str) -> bool:
    """Whether five or more lines name something with its year."""
    years = text.count(" (1") + text.count(" (2")
    return years > _MOST_DATED and len(_DATED_LINE.findall(text)) > _MOST_DATED


_MOST_DATED = 4


def sureness(found: Analysis) -> float:
    """How sure an analysed page is to be one review."""
    low = found.page.source.low
    start, end = found.body
    if start >= end or _is_of_dated_lines(found.page.text) or _lists_films(found):
        return 0.0
    headline = lower(found.top.headline.words) if found.top.headline is not None else ""
    body = low[start : min(end, start + _WINDOW)]
    surely_named = found.subject is not None and found.subject.weight >= 2
    if not found.is_told_film and not found.told.is_review and _heads_no_film(found):
        return 0.2
    if found.mark is None and not found.is_told_film and _is_of_many(found, headline, body):
        return 0.2
    spoken_of = (
        surely_named or found.credit_lines or found.words.spoken_of or _REVIEW_WORD.search(headline) or verdict_in(body)
    )
    if found.mark is None and not spoken_of and not found.told.is_review:
        return 0.2
    of_film = not found.other and (found.is_told_film or found.words.is_of_film(found.credit_lines))
    if not of_film and found.mark is None and _REVIEW_WORD.search(headline) is None:
        return 0.2
    weight = 0.3 if _REVIEW_WORD.search(headline) else 0.0
    weight += 0.5 if found.told.is_review else 0.2 if found.is_told_film else 0.0
    if found.mark is not None:
        weight += 0.55 if found.top.mark is not None else 0.35
    weight += 0.1 if found.top.byline else 0.0
    weight += 0.1 if surely_named else 0.0
    weight += 0.25 if any(line.is_credits for line in found.page.content) else 0.0
    weight += 0.3 if _is_credited(found) and len(body) >= _LEAST_BODY else 0.0
    weight += 0.15 if found.subject is not None and found.subject.year is not None else 0.0
    weight += 0.25 if _is_dated_headline(found) and found.words.hints >= _SOME_HINTS else 0.0
    weight += min(0.45, (0.13 if len(body) < _SHORT else 0.09) * len(_JUDGES.findall(body)))
    weight += 0.2 if found.words.spoken_of else 0.1 if found.words.hints else 0.0
    return max(0.0, min(0.9, weight))
