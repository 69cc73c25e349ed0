"""Awards and nominations, each with its category, who was honored, and the festival or ceremony.

`won the Palme d'Or`, `Hunter was nominated for the Academy Award for Best Actress`, `At the 66th Academy Awards, Hunter won
Best Actress`, `where it won the Grand Prix`, `the Academy Award for Best Actress to Holly Hunter`.
"""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import AWARDS, LEAD, RECEPTION, RELEASE, UNTOLD, Section
from onesheet.reading.encyclopedia.festivals import FESTIVAL, FESTIVAL_SHORT, festival_name
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.people import name_at, name_before
from onesheet.reading.prose.searching import last_match
from onesheet.reading.prose.sentences import Span
from onesheet.values.names import restore_company, restore_title

_KNOWN = (
    r"academy awards?|oscars?|golden globes?(?: awards?)?|bafta(?: film)?(?: awards?)?|c[eé]sars?(?: awards?)?|palme d'or|golden lion|silver lion|"
    r"golden bear|silver bear|golden leopard|grand prix|jury prize|audience award|directing award|cam[eé]ra d'or|queer palm|national film awards?|"
    r"filmfare awards?|independent spirit awards?|prix [a-z]+(?:[- ][a-z]+)?|goya awards?|critics' choice(?: movie)? awards?|saturn awards?|"
    r"screen actors guild awards?|golden rooster awards?|hong kong film awards?|genie awards?|european film awards?|gotham awards?|emmy awards?|"
    r"fipresci prize|alfred bauer prize|volpi cup|bodil awards?|robert awards?|guldbagge awards?|ariel awards?|teddy award|golden horse awards?|david di donatello|nastro d'argento"
)
_HOW = (
    r"won|wins|winning|received|was awarded|were awarded|earned|earning|took|was nominated for|were nominated for|nominated for|"
    r"receiving|was given|winner of|garnered|shared|sharing|took home|was honou?red with"
)
_AWARD = re.compile(
    rf"\b(?P<how>{_HOW})(?: (?:him|her|them|it))?(?: also)? (?:the |an? |two |three |four |five |six |its )?(?:(?:1[89]|20)\d\d )?"
    rf"(?P<a>(?:[^\s.;,()]+ ){{0,5}}?(?:{_KNOWN}))"
    r"(?P<nom> nominations?)?(?:,? (?:for|in the category of|as) (?:the )?(?P<c>best [^.,;()]{3,60}?|[a-z ]{3,40}?))?(?=[.,;:()]| at | and | in (?!an? (?:[a-z]+ )?role)| but | for | with | of the | to | during | from | by | that |$)"
)
_NAMED = re.compile(
    rf"\b(?P<how>{_HOW}) (?:the |an? )(?P<a>(?:[^\W\d_a-zß-öø-ÿ][^\s.;,()]* (?:of (?:the )?)?){{1,6}}(?:Award|Prize|Medal|Palm|Bear|Lion|Leopard)|(?:[^\W\d_a-zß-öø-ÿ]\S* )?Prix [^\W\d_a-zß-öø-ÿ][^\s.;,()]*)(?: for (?P<c>(?:Best|Outstanding) [^.,;()]{{3,60}}?))?(?=[.,;:()]| at | and | in (?!an? (?:[A-Za-z]+ )?[Rr]ole)| for | of | to | that | during | from |$)"
)
_BEST = re.compile(
    r"\b(?P<how>won|wins|received|was awarded|took|was nominated(?: at the [^.;,]{3,40}?)? for|were nominated for|was given) (?:the )?(?:(?:award|prize|trophy|nomination|awards|prizes) (?:for|of|as) )?(?:the )?(?P<c>best (?!film-maker|known)[^.,;()]{3,60}?)(?= at |[.,;()]| and | in (?:the|\d)| for |$)"
)
_AND_ALSO = re.compile(
    rf"(?:,? and |, )(?:also )?(?:the )?(?P<a>(?:(?!and )[^\s.;,()]+ ){{0,2}}?(?:{_KNOWN}))(?=[.,;()]| at | and | in | for |$)"
)
_TO = re.compile(
    rf"\bthe (?P<a>(?:{_KNOWN})) for (?P<c>best [^.,;()]{{3,50}}?),? (?:(?:which )?(?:went|was given|was awarded) )?to (?=\w)"
)
_CEREMONY = re.compile(
    rf"\bat the (?:\d{{1,3}}(?:st|nd|rd|th) |(?:19|20)\d\d )?(?P<a>(?:[a-z]+ )?(?:{_KNOWN}))(?:,| ceremony| in \d{{4}}| (?=it |the film ))"
)
_AT_CEREMONY = re.compile(
    rf" (?:at|from) the (?:\d{{1,3}}(?:st|nd|rd|th) |(?:19|20)\d\d )?(?:annual )?(?P<a>(?:[a-z]+ )?(?:{_KNOWN}))(?=[.,;]| and | in | but |$)"
)
_COUNTS = re.compile(
    r"^(?:(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple|many|numerous|\d+|his|her|their|its|first|second|third|only|"
    r"19\d\d|20\d\d|\d+(?:st|nd|rd|th)) )+",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\((?:1[89]|20)\d\d\)|\b(?:previous(?:ly)?|earlier|script|would later|later won|who had|whose film|remake|sequel|novel|book|album|soundtrack|for (?:his|her) (?:role|performance|work) in (?!the film|it\b))\b"
)
_FOR_ANOTHER = re.compile(
    r"(?: for (?:him|her|them)| for (?:his|her|their) (?:supporting |leading )?(?:role|roles|performance|work|part|turn)) in (?!the film|it\b|this |the (?:title |lead )?role)"
)
_AT_FESTIVAL = re.compile(r"\b(?:where|at|and)\b")
_OF_AN_ACADEMY = re.compile(
    r"academy|oscar|bafta|globe|c[eé]sar|filmfare|spirit|goya|critics|guild|emmy|national film|european film|genie|saturn"
)
"""Awards that no festival gives."""
_NOMINATIONS_AT = re.compile(r"(?:\S+ )?nominations? (?:at|for|from) (?:the )?(?:\d+(?:st|nd|rd|th) )?", re.IGNORECASE)
_CUES = frozenset(
    "won wins winning winner received receiving awarded earned earning took nominated given garnered shared sharing honored honoured "
    "award awards prize palme palm lion bear cup".split()
)
_FESPACO = re.compile(r"\bat (?P<name>fespaco|idfa|bfi london|sitges)\b")


def read_awards(book: Notebook) -> None:
    """Note awards and nominations from the lead, the sections on reception and awards, and the festivals told elsewhere."""
    for section in book.article.of_kind(RECEPTION, LEAD, RELEASE, AWARDS, UNTOLD):
        for span in book.article.telling(section, _CUES):
            if span.end - span.start < 1600:
                _sentence(book, section, span)


def _sentence(book: Notebook, section: Section, span: Span) -> None:
    low = book.source.low
    sure = section.kind in (LEAD, RECEPTION, AWARDS)
    others = _OTHERS.search(low, span.start, span.end) is not None
    if not others:
        _given_to(book, span)
    for match in _AWARD.finditer(low, span.start, span.end):
        if _is_for_another(book, span, match):
            continue
        if sure or _is_at_festival(book, span, match.start()):
            _award(book, span, match)
            _further(book, span, match)
    if others:
        return
    for match in _NAMED.finditer(book.source.text, span.start, span.end) if not book.source.lowered else ():
        if not _is_for_another(book, span, match) and (sure or _is_at_festival(book, span, match.start())):
            _award(book, span, match)
    if sure or _is_at_festival(book, span, span.end):
        _bests(book, span)


def _is_for_another(book: Notebook, span: Span, match: re.Match[str]) -> bool:
    """Whether an award was for a part in another film: `an Academy Award for him in Ebb and Flow`."""
    low = book.source.low
    elsewhere = _FOR_ANOTHER.match(low, match.end("a"), span.end) or _FOR_ANOTHER.match(low, match.end(), span.end)
    return elsewhere is not None and not low.startswith(book.title.lower(), elsewhere.end())


def _given_to(book: Notebook, span: Span) -> None:
    """`the Academy Award for Best Actress to Holly Hunter`."""
    for match in _TO.finditer(book.source.low, span.start, span.end):
        name = name_at(book.source, match.end(), span.end)
        if name is not None and not name.damaged:
            person = book.roster.resolve(name.text) or (None if name.is_single else name.text)
            _say(book, _shown(book, match, "a"), match.start(), name.end, _shown(book, match, "c"), "won", person, None)


def _is_at_festival(book: Notebook, span: Span, until: int) -> bool:
    """Outside the sections on awards: whether a festival is named before, at which `it` or somebody won."""
    if _festival(book, span, until) is None:
        return False
    return _AT_FESTIVAL.search(book.source.low, span.start, until) is not None


def _festival(book: Notebook, span: Span, until: int) -> str | None:
    """The festival that a sentence names before a place, by its full name."""
    low = book.source.low
    match = last_match(FESTIVAL, low, span.start, until) or last_match(FESTIVAL_SHORT, low, span.start, until)
    if match is None or match["name"] in ("festival", "film festival", "international film festival"):
        return None
    return festival_name(match["name"]) or _shown(book, match, "name")


_DENIED = re.compile(r"\b(?:not|never|nor|neither)(?: been| have| having)? $")


def _award(book: Notebook, span: Span, match: re.Match[str]) -> None:
    low = book.source.low
    if _DENIED.search(low, max(span.start, match.start() - 16), match.start()):
        return
    told = match.groupdict()
    result = "nominated" if told.get("nom") or "nominated" in match["how"].lower() else "won"
    if (
        match["how"].lower() in ("received", "earned", "earning", "receiving", "garnered")
        and not told.get("nom")
        and re.search(r"nominations? ", low[match.end() : match.end() + 16])
    ):
        result = "nominated"
    category = _shown(book, match, "c") if match["c"] else ""
    if not category.lower().startswith("best"):
        category = ""
    name = _COUNTS.sub("", _shown(book, match, "a"))
    counted = _NOMINATIONS_AT.match(name)
    if counted is not None:
        name, result = name[counted.end() :], "nominated"
    recipient = _honored(book, span, match)
    if "<unk>" not in name and name:
        _say(book, name, match.start(), match.end(), category, result, recipient, _festival(book, span, match.start()))


def _honored(book: Notebook, span: Span, match: re.Match[str]) -> str | None:
    """Who stands right before `won`, if the article knows the name: `At Cannes Sciamma won`."""
    at = match.start() - 1
    name = name_before(book.source, span.start, at) if at > span.start else None
    if name is None or name.damaged:
        return None
    return book.roster.resolve(name.text) or book.roster.resolve(name.text.rsplit(" ", 1)[-1])


def _further(book: Notebook, span: Span, match: re.Match[str]) -> None:
    """`won the Caméra d'Or and the Audience Award`: what the same verb goes on with."""
    at = match.end()
    for _ in range(6):
        more = _AND_ALSO.match(book.source.low, at, span.end)
        if more is None or match["c"] or "nominat" in match["how"]:
            return
        _say(
            book,
            _COUNTS.sub("", _shown(book, more, "a")),
            match.start(),
            more.end(),
            "",
            "won",
            None,
            _festival(book, span, match.start()),
        )
        at = more.end()


def _bests(book: Notebook, span: Span) -> None:
    """`At the 66th Academy Awards, A won Best Actress and B won Best Original Screenplay`, `won the prize for Best Actress at X`."""
    low = book.source.low
    held = _CEREMONY.search(low, span.start, span.end)
    for match in _BEST.finditer(low, span.start, span.end):
        where = _festival(book, span, match.start()) or _festival(
            book, Span(match.end(), span.end), min(span.end, match.end() + 60)
        )
        small = _FESPACO.search(low, match.end(), min(span.end, match.end() + 30))
        if small is not None:
            where = (
                book.source.text[small.start("name") : small.end("name")]
                if not book.source.lowered
                else small["name"].upper()
            )
        given = _AT_CEREMONY.match(low, match.end(), span.end)
        named = held if held is not None and held.start() < match.start() else given
        ceremony = _COUNTS.sub("", _shown(book, named, "a")) if named is not None else ""
        if not ceremony and where is None:
            continue
        result = "nominated" if "nominated" in match["how"] else "won"
        category = _shown(book, match, "c")
        person = _honored(book, span, match)
        end = given.end("a") if given is not None and named is given else match.end()
        _say(book, ceremony or category, match.start(), end, category if ceremony else "", result, person, where)


def _shown(book: Notebook, match: re.Match[str], key: str) -> str:
    raw = book.source.text[match.start(key) : match.end(key)].strip()
    if not book.source.lowered:
        return raw
    return restore_title(raw) if key == "c" else restore_company(raw)


def _say(
    book: Notebook,
    name: str,
    start: int,
    end: int,
    category: str,
    result: str,
    recipient: str | None,
    festival: str | None,
) -> None:
    name = name.removesuffix("s") if name.lower().endswith(("awards", "oscars", "globes", "emmys", "baftas")) else name
    if festival is not None and (festival.lower() in name.lower() or _OF_AN_ACADEMY.search(name.lower())):
        festival = None
    for one in book.noted("award"):
        same = str(one.value).lower() == name.lower() and one.qualifiers.get("category", "") == category
        if same and one.qualifiers.get("result") == result and (one.start == start or recipient is None):
            return
    book.say(
        "award", name, start, end, category=category, result=result, recipient=recipient, festival=festival,
    )  # fmt: skip
