"""What the film cost and took: budget, gross by scope and territory, venues, the length of its run."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import BOX_OFFICE, LEAD, PRODUCTION, RECEPTION, RELEASE, Section
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.amounts import MONEY_WORDS, Amount, money_in, number_word
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.dates import dates_in, intervals_in, with_year_of
from onesheet.reading.prose.places import Place, countries_in
from onesheet.reading.prose.searching import last_match
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import HOLE
from onesheet.values.dates import days_between, parse_date

_TOOK = re.compile(
    r"\b(?:gross(?:ed|ing|es)?|earn(?:ed|ing|ings?|s)?|took in|taking in|made|collect(?:ed|ing|ions?)|brought in|total(?:l?ed|l?ing)?|box[- ]office|rentals|debuted (?:to|with)|opened (?:to|with)|(?:opened|debuted)(?: at (?:number|no\.?|#) ?\w+| in \w+ place| first| second| third)? (?:to|with|grossing)|opening (?:to|with)|raked in|garnered|generated|revenues?|returns?|receipts|takings|ticket sales|pulled in|accumulated|amassed|took(?= (?:about |around |over |nearly |almost |just |more than |some |an estimated |only )?$))(?!\w)"
)
_BUDGET = re.compile(
    r"\b(?:budget(?:ed)?|production costs?|cost(?:s|ing)?|produced for|made for|shot for|filmed for|financed the|financed with|made with)\b"
)
_NOT_THE_FILM = re.compile(
    r"\b(?:sold|paid|salary|fee|deal|rights|auction|prize|per week|a week|lawsuit|sued|damages|bought|purchased|loan|invest\w+|marketing|advertising|print|prints|dvd sales|video sales|opposed to|inflation|adjusted|donat\w+|raised|offer\w*|reshoot\w*|set alone|over budget|additional|extra|lost|loss|profits?)\b"
)
_EXPECTED = re.compile(
    r"\b(?:projected|predicted|forecast|expected|anticipated|on track|tracking|needed|required)\b[^.;]{0,40}$"
    r"|\b(?:did not|didn't|never|failed to|without)\b[^.;,]{0,24}$"
)
"""What was hoped for, or did not come."""
_SUBJECT = re.compile(
    r"(?P<who>[A-Z][\w'’-]+(?: (?:of |the |and )?[A-Z][\w'’-]+){0,5}) (?:grossed|earned|made|took in|collected|opened)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:since|behind|beating|surpassing|passing|after|than|over|ahead of|compared (?:to|with)) [^.;()$£€]{2,60} \($"
)
"""A sum in brackets after the film that this one is compared with."""
_PERIOD = re.compile(
    r"\b(?:(?:first|opening|second|third|fourth|fifth|final) (?:day|week|month|weekend)"
    r"|(?:opening |first |second )?(?:thursday|friday|saturday|sunday)(?: night)?(?: previews)?|previews|midnight screenings|(?<=in its )(?:second|third|fourth|fifth))\b"
)
"""A part of the film's run that a sum was taken in."""
_SCOPES = (
    (
        "opening_weekend",
        re.compile(
            r"opening[- ]weekend|first weekend|opening day weekend|debut weekend|(?:opened|debuted)(?: at (?:number|no\.?|#) ?\w+| in \w+ place| first| second| third)? (?:to|with|grossing)|opening (?:to|with)|three-day|first three days"
        ),
    ),
    ("worldwide", re.compile(r"worldwide|global|world-wide|around the world|internationally total")),
    (
        "foreign",
        re.compile(
            r"overseas|international(?:ly)?|foreign|other (?:territories|countries|markets)|outside|elsewhere|abroad"
        ),
    ),
    ("domestic", re.compile(r"domestic(?:ally)?|north america|(?:united states|u\.?s\.?) and canada")),
)
_VENUES = re.compile(
    r"\b(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5}|one|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?P<u>venues?|theaters?|theatres?|screens?|cinemas?|locations?|sites?)\b"
)
_UNITS = {
    "venue": "venues",
    "theater": "theaters",
    "theatre": "theaters",
    "screen": "screens",
    "cinema": "theaters",
    "location": "venues",
    "site": "venues",
}
_RUN_END = re.compile(
    r"\b(?:ended|ending|finished|finishing|closed|concluded|completed|wrapped up) (?:its|the|a) (?:\w+ )?(?:run|theatrical run|release|engagement)\b"
    r"|\b(?:it|the film|the movie|the picture) (?:closed|finished|left cinemas|left theaters)(?= (?:on|there|in the)\b)"
)
_ENDINGS = frozenset("ended ending finished finishing closed concluded completed wrapped left".split())
_SHOWINGS = frozenset("ran played shown screened".split())
_DAYS = re.compile(
    r"\b(?P<n>\d{1,4}|[a-z]+) days (?:later|after)|after (?P<m>\d{1,4}|[a-z]+) days|\b(?P<k>\d{1,4})-day run"
)
_SCOPE_WORDS = dict(_SCOPES)
_NEXT_SUM = re.compile(
    r"[,;]| and (?=[^,.;]{0,30}[$£€])| against | on a | for a (?:worldwide |total)"
    r"| and (?=(?:it |then |later |eventually |finally |has |had ){0,2}(?:gross|earn|went on|in all\b|in total|total))"
)
_AT_THE_END = re.compile(r"\b(?:ended|finished|closed|concluded) its\b[^.]{0,60}$")
_BEFORE_MONEY = 90


_CUES = MONEY_WORDS | _SHOWINGS | _ENDINGS


def read_takings(book: Notebook) -> None:
    """Note budget, grosses and run, from the sections where they are told."""
    for section in book.article.of_kind(LEAD, BOX_OFFICE, RECEPTION, RELEASE, PRODUCTION):
        territory: Place | None = None
        all_tell = section.kind == BOX_OFFICE
        for sentence in book.article.sentences(section) if all_tell else book.article.telling(section, _CUES):
            if sentence.end - sentence.start > 2000:
                continue
            money = book.article.mentions(sentence, MONEY_WORDS)
            places = _territories(book.source, sentence) if all_tell or money else []
            territory = (
                places[0] if len({place.value for place in places}) == 1 else (territory if not places else None)
            )
            if money:
                _money(book, section, sentence, territory)
            if section.kind in (BOX_OFFICE, RELEASE, RECEPTION):
                _run(book, sentence, territory)


def _territories(source: Prose, sentence: Span) -> list[Place]:
    """The countries that a sentence names; that of a currency (`US $ 5 million`) is none."""
    found = countries_in(source, sentence.start, sentence.end)
    return [place for place in found if not source.low[place.end : place.end + 2].lstrip().startswith("$")]


def _money(book: Notebook, section: Section, span: Span, territory: Place | None) -> None:
    source, low = book.source, book.source.low
    found = money_in(source, span.start, span.end)
    at = own = span.start
    for amount in found:
        before = low[max(at, amount.start - _BEFORE_MONEY) : amount.start]
        after = low[amount.end : min(span.end, amount.end + 60)]
        budget = _is_budget(before, after)
        if budget:
            _say_budget(book, amount, span, before)
        elif section.kind != PRODUCTION and _is_gross(book, span, before, after):
            _say_gross(book, span, amount, (at, own), territory)
            own = _end_of_money(book, amount.end, span.end)
        at = amount.end
        own = max(at, own)


_COST_OPENS = re.compile(
    r"(?:the|its) (?:total |final |estimated |reported )?(?:production )?costs? (?:was|were|is|of|came to|ran to|amounted to) "
)


def _is_budget(before: str, after: str) -> bool:
    cue = last_match(_BUDGET, before)
    if cue is not None:
        between = before[cue.end() :]
        if (
            not _TOOK.search(between)
            and not _NOT_THE_FILM.search(between)
            and (
                cue.group().startswith(("budget", "production cost", "financed with"))
                or "film" in before
                or "it " in before
                or _COST_OPENS.match(before)
                or "movie" in before
                or "picture" in before
                or "to make" in after
                or "to produce" in after
            )
        ):
            return not re.search(
                r"originally|initial|planned|proposed|first|estimated at|promotion\w*|marketing",
                before[max(0, cue.start() - 24) : cue.start()],
            )
    return (
        re.match(
            r"(?: (?:(?!\b(?:against|on|over|from|versus|of|and|with|worldwide)\b)[^).;,$£€¥]){0,20}\)?)? ?(?:-? ?(?:production |shooting |total )?budget|production(?: budget)?(?= and| with|$|[.,]| served))",
            after,
        )
        is not None
        and "box" not in after[:16]
    )


def _say_budget(book: Notebook, amount: Amount, span: Span, before: str) -> None:
    cue = last_match(_BUDGET, before)
    start = amount.start - len(before) + cue.start() if cue is not None else amount.start
    end = amount.end
    if cue is None:
        word = re.compile(r"budget|production").search(book.source.low, amount.end, span.end)
        end = word.end() if word else end
    if book.has("budget") and amount.money is None:
        return
    book.say("budget", amount.money.to_json() if amount.money is not None else HOLE, start, end)


def _is_gross(book: Notebook, span: Span, before: str, after: str) -> bool:
    cue = last_match(_TOOK, before)
    if (
        cue is None
        and not re.match(
            r" (?:worldwide|domestically|at the (?:\w+ )?box[- ]office|in (?:its |the )?(?:opening|first|domestic|theatrical|rentals|box|us|u\.s|united)|overseas|internationally|in ticket|gross)",
            after,
        )
        and not re.search(r"(?:and|total of|for a(?: \w+){0,3} of) $", before)
    ):
        return False
    near = before[cue.end() :] if cue is not None else before[-30:]
    if _EXPECTED.search(before) or _OF_ANOTHER.search(before):
        return False
    if _NOT_THE_FILM.search(near) or re.match(r" (?:profit|loss|budget)", after):
        return False
    named = None if book.source.lowered else _SUBJECT.match(book.source.text, span.start, span.end)
    if named is not None and named["who"] not in ("It", "This") and not book.is_this_film(named["who"]):
        return False
    subject = book.source.low[span.start : span.start + 200]
    return not re.match(r"(?:the )?(?:sequel|soundtrack|album|remake|novel|dvd)\b", subject)


def scope_of(words: str) -> str:
    """The scope of a sum that the words around it tell: `worldwide`, `domestic`, `foreign`, `opening_weekend`; empty for none."""
    return next((name for name, pattern in _SCOPES if pattern.search(words)), "")


def _say_gross(book: Notebook, span: Span, amount: Amount, since: tuple[int, int], territory: Place | None) -> None:
    """Note one sum; `since` is where the sum before it ended, and where the words about that one ended."""
    low = book.source.low
    at, own = since
    before = low[max(at, amount.start - _BEFORE_MONEY) : amount.start]
    until = _end_of_money(book, amount.end, span.end)
    words = low[max(own, amount.start - 60) : amount.start] + " " + low[amount.end : min(until, amount.end + 60)]
    scope = scope_of(words)
    near = countries_in(book.source, amount.end, until)
    if not near and scope != "foreign":
        near = countries_in(book.source, own, amount.start)
    carried = territory.value if territory is not None and scope not in ("worldwide", "foreign") else None
    place = "North America" if scope == "domestic" and "north america" in words else near[0].value if near else carried
    scope = scope or ("rentals" if "rentals" in words else "")
    period = _PERIOD.search(words) if not scope else None
    venues = _VENUES.search(low, max(own, amount.start - 120), until)
    cue = last_match(_TOOK, before)
    start = amount.start - len(before) + cue.start() if cue is not None else amount.start
    if venues is not None:
        start = min(start, venues.start())
    told = _SCOPE_WORDS[scope].search(low, amount.end, until) if scope in _SCOPE_WORDS else None
    end = told.end() if told is not None else amount.end
    if not scope and period is None and _AT_THE_END.search(low, span.start, amount.start):
        scope = "run"
    value = amount.money.to_json() if amount.money is not None else HOLE
    if amount.money is not None and any(
        one.value == value and (not scope or one.qualifiers.get("scope") == scope) for one in book.noted("gross")
    ):
        return
    book.say("gross", value, start, end, scope=scope, period=period.group() if period is not None else None, territory=place if scope != "worldwide" else None,
             venues=number_word(venues["n"]) if venues else None, venue_unit=_UNITS.get(venues["u"].rstrip("s"), "venues") if venues else None)  # fmt: skip


def _end_of_money(book: Notebook, start: int, end: int) -> int:
    """Where the words about one sum end: at a mark, at words that bring the next, or at the next sum itself."""
    stop = _NEXT_SUM.search(book.source.low, start, end)
    until = stop.start() if stop else end
    further = money_in(book.source, start, until)
    return further[0].start if further else until


_RAN = re.compile(
    r"\b(?:it|the film|the movie|the picture) (?:ran|played|was shown|was screened) (?:in|at) (?:cinemas|theaters|theatres)\b"
)


def _run(book: Notebook, span: Span, territory: Place | None) -> None:
    """`The film ended its run 17 days later on 22 November`, `It ran in cinemas from 6 to 22 November 2012`."""
    low = book.source.low
    ran = _RAN.search(low, span.start, span.end) if book.article.mentions(span, _SHOWINGS) else None
    if ran is not None:
        for value, _, last in intervals_in(book.source, ran.end(), span.end)[:1]:
            book.say("run", value, ran.start(), last, territory=territory.value if territory is not None else None)
        return
    if not book.article.mentions(span, _ENDINGS):
        return
    match = _RUN_END.search(low, span.start, span.end)
    if match is None:
        return
    where = territory.value if territory is not None else None
    opened = [
        one for one in book.noted("release") if one.qualifiers.get("kind") == "theatrical" and len(str(one.value)) == 10
    ]
    here = [one for one in opened if where is None or one.qualifiers.get("place") == where] or opened
    begun = parse_date(str(here[0].value)) if here else None
    found = with_year_of(dates_in(book.source, match.start(), span.end), begun.year if begun is not None else book.year)
    days = _DAYS.search(low, match.start(), span.end)
    told = number_word(next(group for group in days.groups() if group)) if days is not None else None
    if not found and told is None:
        return
    end = found[0].date if found else None
    count = days_between(begun, end) if begun is not None and end is not None else None
    note = (
        f"{told} days as told; the dates are {count} days apart"
        if told and count is not None and count != told
        else None
    )
    value = f"{begun if begun is not None else ''}/{end if end is not None else '..'}"
    stop = max(match.end(), found[0].end if found else 0, days.end() if days is not None else 0)
    book.say("run", value, match.start(), stop, territory=where, days=told, note=note)
