"""What the film is based on, what it follows, and its story: plot, characters, subject."""

from __future__ import annotations

import re

from onesheet.reading.encyclopedia.article import BOX_OFFICE, LEAD, PLOT, PRODUCTION, RECEPTION, RELEASE, UNTOLD
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.people import Name, name_at, name_before, names_at
from onesheet.reading.prose.sentences import Span, trim
from onesheet.values.names import restore_company, restore_title

_FORM = (
    r"(?:short stor(?:y|ies)|true stor(?:y|ies)|graphic novel|comic book(?: series)?|comic strip|comics?|novellas?|novelette|novels?|stage play|radio (?:play|drama|series|serial)"
    r"|television (?:play|series|drama|film)|tv series|stage musical|broadway (?:musical|play)|musical|plays?|memoirs?|autobiograph(?:y|ies)|biograph(?:y|ies)|non-?fiction book|children's book|picture book|books?"
    r"|epic poem|poem|opera|operetta|ballet|manga(?: series)?|light novel|visual novel|video game(?: series)?|magazine article|newspaper article|article|essay|stor(?:y|ies)|folk ?tale|fairy tale"
    r"|legend|song|short film|film|documentary|script|screenplay|diar(?:y|ies)|letters|web series|webtoon|podcast|trilogy|saga|serial|anime)"
)
_CUE = re.compile(
    r"\b(?:based|drawn|loosely based|freely adapted|adapted)(?: (?:in part|partly|partially|loosely|largely|closely|directly|primarily|mostly))? (?:up)?(?:on|from) |"
    r"\b(?:an? )?(?:\w+ )?(?:film |screen |cinematic |motion picture |loose |faithful |modern |feature )?adaptation(?: by [^;]{3,80}?)? (?:of|from) |\badapted(?: for the screen)?(?: by [^.;,]{3,60}?)? from |\binspired by "
    r"|\b(?:grew out of|grown out of|developed from|developed out of|expanded from|began as|began life as|started as|started life as|originated as|originated in) "
    r"|(?<=, )after (?=(?:the|a|an|his|her) (?:[^\s.,;]+ ){0,4}?(?:novel|novella|play|short story|story|memoir|book|poem)\b)"
)
_FROM = re.compile(
    r"\bfrom (?=[^.;]{0,60}?'s (?:1[89]|20)\d\d (?:\w+ ){0,2}?(?:novel|play|book|short story|novella)\b)"
)
_SAME_NAME = re.compile(
    rf"(?P<form>{_FORM})?,? ?(?:of|with|by|bearing) the same (?:name|title)|(?P<form2>{_FORM}) of that name|eponymous (?P<form3>{_FORM})|same-titled (?P<form4>{_FORM})"
)
_HEAD = re.compile(
    rf"(?P<pre>(?:[^\s.;()]+ ){{0,9}}?)(?P<form>{_FORM})(?! (?:series|about|rights|version|director|star))\b(?P<rest> (?:called |entitled |titled |known as )?)?"
)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_TITLE_END = re.compile(
    r"[,;(:]|\.(?=\s|$)|\"| by (?=\w)| written by | which | that (?:was|had|is) | and (?:stars?|was|is|directed|produced|starring|written|set|tells|follows|features)\b| who | starring | directed | about | first (?:published|broadcast|aired|performed)| published | from \d| as well as | in which | with (?=a screenplay|script)| adapted "
)
_BY = re.compile(
    r"(?: ?\((?P<year>[^()]{0,40})\))?(?:,)?(?: an? [^.;,]{0,40}?)?(?: also)?(?: written| penned| published in \d{4}| authored| created)?(?: in \d{4})? by "
)
_BROADCAST = re.compile(
    r"(?:first |originally )?(?:broadcast|aired|transmitted)(?: in \d{4})?(?: on| by) (?P<on>(?:the )?[^.,;()\n]{2,30})"
)
_NO_TITLE_STARTS = (
    "by ", "which", "that", "written", "about", "from", "and ", "in ", "who", "was", "is", "on ", "for ", "adapted", "starring",
    "directed", "set ",
)  # fmt: skip
_NO_TITLE = re.compile(
    r"(?:of|published|characters?|superhero(?:es)?|writer|events|comic|series|rights|written|by|which|that|created|and|real-life|his|her|their)\b"
)
_FORM_WORD = {
    "short stories": "short story",
    "true stories": "true story",
    "stories": "story",
    "diaries": "diary",
    "plays": "play",
    "novels": "novel",
    "books": "book",
    "comics": "comic",
    "memoirs": "memoir",
}
_NOT_THE_FILM = re.compile(
    r"^(?:the |a |an )?(?:\w+ ){0,3}(?:sequel|remake|character|series|musical|song|play|video game)\b"
)
_SEQUEL = re.compile(
    r"(?:\b(?:is|was|as|and|being) |\b(?=(?:the|a) sequel to ))(?:also )?(?:the |a |an )?(?:direct |loose |stand-alone |standalone |first |second |third |fourth |official |unofficial |spiritual )?(?P<which>sequel|prequel|follow-up) to (?:(?:the (?=(?:1[89]|20)\d\d |film |hit ))|his |her |their )?(?:(?:1[89]|20)\d\d(?:'s)? )?(?:film )?(?P<t>[^.,;()\n]{2,80})"
)


_CUES = frozenset(
    "based drawn adapted adaptation inspired grew grown developed expanded began started originated after from".split()
)


_SUCCEEDED = frozenset({"followed"})


def read_works(book: Notebook) -> None:
    """Note the source works, from the lead and from the sections on production."""
    for section in book.article.of_kind(LEAD, PRODUCTION):
        for sentence in book.article.telling(section, _CUES):
            low = book.source.low
            if section.kind == PRODUCTION and not re.search(
                r"\b(?:film|screenplay|script|it|story|movie|picture)\b[^.]{0,30}\b(?:based|adapt|inspired|taken|drawn)",
                low[sentence.start : min(sentence.end, sentence.start + 160)],
            ):
                continue
            if _NOT_THE_FILM.match(low[sentence.start : sentence.start + 60]) and section.kind != LEAD:
                continue
            _sources(book, sentence)
    for sentence in book.article.lead:
        _sequel(book, sentence)
    for section in book.article.of_kind(LEAD, PRODUCTION, RELEASE, RECEPTION, BOX_OFFICE, UNTOLD):
        for sentence in book.article.telling(section, _SUCCEEDED):
            _followed(book, sentence)


def _sources(book: Notebook, span: Span) -> None:
    source = book.source
    cue = _CUE.search(source.low, span.start, span.end) or _FROM.search(source.low, span.start, span.end)
    if cue is None or re.search(
        r"\b(?:character|role|song|later|album|series|musical) (?:\w+ ){0,3}$",
        source.low[max(span.start, cue.start() - 40) : cue.start()],
    ):
        return
    if "inspired by" in cue.group() and not re.match(
        rf"(?:[^\s.;]+ ){{0,5}}?{_FORM}\b", source.low[cue.end() : cue.end() + 80]
    ):
        return
    if re.match(
        r"(?:an? |the )?(?:true |real |actual |real-life )(?:story|stories|events?|life|incident)|events|an? (?:idea|original)|real",
        source.low[cue.end() : cue.end() + 40],
    ):
        return
    same = _SAME_NAME.search(source.low, cue.end(), min(span.end, cue.end() + 160))
    head = _HEAD.match(source.low, cue.end(), span.end)
    if same is not None and (head is None or same.start() <= head.end() + 3):
        form = same["form"] or same["form2"] or same["form3"] or same["form4"] or ""
        _same_title(book, span, cue, same, form)
        return
    if head is not None and _after_form(book, span, cue, head):
        return
    if not _story_of(book, span, cue):
        _before_form(book, span, cue)


def _story_of(book: Notebook, span: Span, cue: re.Match[str]) -> bool:
    """`The story is drawn from the One Thousand and One Nights`: a title without a word for its form."""
    source = book.source
    own = _STORY.match(source.low, span.start, cue.end())
    if own is None or own.end() != cue.end() or source.lowered:
        return False
    title = _TITLE_RUN.match(source.text, cue.end(), span.end)
    if title is None:
        return False
    book.say("based_on", title["t"], cue.start(), title.end("t"))
    return True


_STORY = re.compile(
    r"(?:the|its) (?:story|plot|tale) (?:is|was) (?:\w+ly )?(?:drawn|based|taken|adapted) (?:up)?(?:on|from) "
)
_TITLE_RUN = re.compile(
    r"(?:the )?(?P<t>[^\W\d_a-zß-öø-ÿ][\w'’-]*(?: (?:(?:of|and|the|in|to|a|de|la) ){0,3}[^\W\d_a-zß-öø-ÿ][\w'’-]*){1,7})(?=[.;,]|$)"
)


def _same_title(book: Notebook, span: Span, cue: re.Match[str], same: re.Match[str], form: str) -> None:
    """`the 1940 Eric Ambler novel of the same name`, `the novel of the same title (known in English as X) by A`."""
    source = book.source
    pre = source.low[cue.end() : same.start()]
    if re.search(r"\b(?:character|superhero|heroine|hero|person|event|series)s?\b", pre) and not form:
        return
    year = _YEAR.search(pre)
    known = re.compile(
        r" ?\((?:[^()]{0,30} )?(?:known|published|translated|titled) (?:in english )?as (?P<t>[^()]{2,80})\)"
    ).match(source.low, same.end(), span.end)
    title, end = book.title, same.end()
    if known is not None:
        raw = source.text[known.start("t") : known.end("t")]
        title, end = (restore_title(raw) if source.lowered else raw), known.end()
    author = _author_after(book, end, span.end) or _author_inside(book, cue.end(), same.start())
    stop = max(end, author.end) if author is not None else end
    book.say(
        "based_on",
        title,
        cue.start(),
        stop,
        form=_FORM_WORD.get(form, form),
        year=int(year[1]) if year else None,
        author=author.text if author else None,
    )


def _after_form(book: Notebook, span: Span, cue: re.Match[str], head: re.Match[str]) -> bool:
    """`the 1927 novel The X by A`: the title after the word for its form."""
    source = book.source
    at = head.end()
    while source.text[at : at + 1] in (" ", ",") and at < span.end:
        at += 1
    aside = re.compile(r"\(\d{4}\) ?").match(source.low, at, span.end)
    at = aside.end() if aside else at
    quoted = source.low[at : at + 1] == '"'
    if quoted:
        stop = source.low.find('"', at + 1, span.end)
        title = Span(at + 1, stop) if stop > at else Span(at, at)
    else:
        if source.low.startswith(_NO_TITLE_STARTS, at):
            return False
        if not source.lowered and not (source.text[at : at + 1].isupper() or source.text[at : at + 1].isdigit()):
            return False
        ends = _TITLE_END.search(source.low, at, span.end)
        title = trim(source.text, at, ends.start() if ends else span.end)
        if source.text[title.end - 1 : title.end] == "." and ends is None:
            title = Span(title.start, title.end - 1)
    if source.lowered and _NO_TITLE.match(source.low, title.start):
        return False
    if not 0 < title.end - title.start < 120 or "<unk>" in source.text[title.start : title.end]:
        return False
    pre = source.low[cue.end() : head.start("form")]
    year = _YEAR.search(pre) or _YEAR.match(source.low, title.end + 2, title.end + 6)
    author = _author_after(book, title.end + quoted, span.end) or _author_inside(book, cue.end(), head.start("form"))
    shown = source.text[title.start : title.end]
    shown = restore_title(shown) if source.lowered else shown
    form = head["form"]
    broadcast = _BROADCAST.search(source.low, title.end, min(span.end, title.end + 90))
    on = source.text[broadcast.start("on") : broadcast.end("on")].strip() if broadcast else ""
    stop_at = max(title.end + quoted, author.end if author else 0, broadcast.end() if broadcast else 0)
    published = _PUBLISHED.match(source.low, stop_at, span.end) if year is None else None
    year, stop_at = (published, published.end()) if published is not None else (year, stop_at)
    book.say("based_on", shown, cue.start(), stop_at, form=_FORM_WORD.get(form, form), year=int(year[1]) if year else None,
             author=author.text if author else None, broadcaster=(restore_company(on.lower()) if source.lowered else on))  # fmt: skip
    return True


def _before_form(book: Notebook, span: Span, cue: re.Match[str]) -> None:
    """`The Blank Wall (1947), a novel by A`, `A's novel The X` is handled before: here the title comes first."""
    source = book.source
    match = re.compile(
        rf"(?P<t>[^,;()\n]{{2,80}}?)(?: ?\((?P<y>1[5-9]\d\d|20\d\d)\))?, (?:an?|the) (?:(?P<y2>1[5-9]\d\d|20\d\d) )?(?:[\w-]+ ){{0,3}}?(?P<form>{_FORM})\b"
    ).match(source.low, cue.end(), span.end)
    if (
        match is None
        or _NO_TITLE.search(match["t"])
        or (not source.lowered and not source.text[match.start("t")].isupper())
    ):
        return
    raw = source.text[match.start("t") : match.end("t")].strip()
    author = _author_after(book, match.end(), span.end)
    year = match["y"] or match["y2"]
    broadcaster = ""
    stop = max(match.end(), author.end if author else 0)
    wrote = _THAT_WROTE.match(source.low, match.end(), span.end) if author is None else None
    if wrote is not None:
        author = _author_named(book, wrote)
        on = source.text[wrote.start("on") : wrote.end("on")] if wrote["on"] else ""
        broadcaster = restore_company(on) if source.lowered else on
        year, stop = year or wrote["year"], wrote.end()
    if author is not None and not year:
        published = _PUBLISHED.match(source.low, stop, span.end)
        year, stop = (published["year"], published.end()) if published is not None else (year, stop)
    book.say("based_on", restore_title(raw) if source.lowered else raw, cue.start(), stop, form=_FORM_WORD.get(match["form"], match["form"]),
             year=int(year) if year else None, author=author.text if author else None, broadcaster=broadcaster)  # fmt: skip


_THAT_WROTE = re.compile(
    r",? (?:that|which) (?P<by>[^.,;()]{3,40}?) (?:had )?(?:wrote|written|made)(?: for (?:the )?(?P<on>(?:bbc|abc|nbc|cbs|hbo|itv|channel|radio|rai|zdf)[^.,;()]{0,20}?))?(?: in (?P<year>(?:1[5-9]|20)\d\d))?(?=[.,;]|$)"
)
_PUBLISHED = re.compile(
    r",? ?(?:which |that )?(?:was |had been |were )?(?:first |originally )?(?:published|broadcast|staged|performed)(?: first)? in (?P<year>(?:1[5-9]|20)\d\d)\b"
)


def _author_named(book: Notebook, wrote: re.Match[str]) -> Name | None:
    """The author of `that Banks wrote`: a full name, or a surname that the article explains."""
    name = name_at(book.source, wrote.start("by"), wrote.end("by"))
    if name is None or name.damaged or name.end != wrote.end("by"):
        return None
    full = book.roster.resolve(name.text)
    return Name(full or name.text, name.start, name.end) if full is not None or not name.is_single else None


def _author_after(book: Notebook, at: int, end: int) -> Name | None:
    link = _BY.match(book.source.low, at, end)
    if link is None:
        return None
    names = names_at(book.source, link.end(), end)
    return names[0] if names and not names[0].damaged else None


def _author_inside(book: Notebook, start: int, end: int) -> Name | None:
    """`the 1940 Eric Ambler novel`, `Cornell Woolrich's 1944 novel`, `Banks' 2013 radio drama`."""
    source = book.source
    words = source.low[start:end]
    owner = re.search(r"(?:'s|s') ", words)
    if owner is not None:
        at = start + owner.start() + (1 if owner.group().startswith("s'") else 0)
        name = name_before(source, start, at)
    else:
        span = trim(source.text, start, end)
        lead = re.compile(
            r"(?:the |an? |his |her )?(?:(?:1[5-9]|20)\d\d )?(?:(?:contemporary|unproduced|classic|popular|bestselling|best-selling|famous|acclaimed|award-winning|french|american|british|english|german|italian|russian|japanese|unpublished|successful|earlier|hit|celebrated|crime|mystery|young-adult|young adult|semi-autobiographical|autobiographical|historical|hungarian|spanish|swedish|norwegian|danish|polish|science fiction|fantasy|children's) ){0,4}"
        ).match(source.low, span.start, span.end)
        at = lead.end() if lead else span.start
        name = name_at(source, at, span.end) if at < span.end else None
        if name is not None and name.end != span.end:
            name = None
    if name is None or name.damaged:
        return None
    full = book.roster.resolve(name.text)
    if full is None and name.is_single:
        return None
    return Name(full or name.text, name.start, name.end)


_FILM_CALLED = re.compile(r"^(?:.{1,60} )?(?:film|hit|one) (?=[A-Z])")


def _sequel(book: Notebook, span: Span) -> None:
    match = _SEQUEL.search(book.source.low, span.start, span.end)
    if match is None or (
        span.start != (book.article.lead[0].start if book.article.lead else -1)
        and not book.source.low.startswith(
            ("it ", "the film ", "the sequel ", "a sequel ", "based on", book.title.lower()), span.start
        )
    ):
        return
    raw = re.split(
        r" and (?=[a-z])| starring | directed | released | produced | written | in which | with ",
        book.source.text[match.start("t") : match.end("t")],
    )[0].strip(" .")
    raw = _FILM_CALLED.sub("", raw)
    if raw and "<unk>" not in raw and (book.source.lowered or raw[:1].isupper() or raw[:1].isdigit()):
        shown = restore_title(raw) if book.source.lowered else raw
        book.say(
            "follows" if match["which"] != "prequel" else "followed_by",
            shown,
            match.start(),
            book.source.text.find(raw, match.start("t")) + len(raw),
        )


_FOLLOWED = re.compile(
    r"\b(?:it|the film|this film|the movie|the picture) was followed(?: in (?:1[89]|20)\d\d)? by (?:an? |the |its )?(?:(?:first|direct|loose|stand-alone|standalone|(?:1[89]|20)\d\d) )?"
    r"(?:sequel|prequel|follow-up|second film),? (?:(?:titled|called|entitled|named),? )?(?P<t>[^.,;()\n]{2,80}?)(?=[.,;(]| \(| in (?:1[89]|20)\d\d| which | that | released | directed )"
)


def _followed(book: Notebook, span: Span) -> None:
    """`It was followed by a sequel, The Harbor, in 2014`."""
    match = _FOLLOWED.search(book.source.low, span.start, span.end)
    if match is None:
        return
    raw = book.source.text[match.start("t") : match.end("t")].strip(' "“”')
    if raw and "<unk>" not in raw and (book.source.lowered or raw[:1].isupper() or raw[:1].isdigit()):
        book.say("followed_by", restore_title(raw) if book.source.lowered else raw, match.start(), match.end("t"))


_SUBJECTS = (
    "breast cancer", "cancer", "leukemia", "alzheimer's disease", "dementia", "aids", "hiv/aids", "schizophrenia", "autism", "alcoholism", "drug addiction",
    "gambling", "suicide", "the holocaust", "vietnam war", "world war i", "world war ii", "second world war", "american civil war", "korean war",
    "spanish civil war", "gulf war", "iraq war", "slavery", "apartheid", "racism", "immigration", "homelessness", "poverty", "abortion", "capital punishment",
    "domestic violence", "child abuse", "terrorism", "nuclear war", "climate change", "genocide", "amnesia",
)  # fmt: skip


def read_story(book: Notebook) -> None:
    """Note the plot section as a whole, and what illness, war or wrong the story is about."""
    source = book.source
    for section in book.article.of_kind(PLOT):
        if section.end > section.start:
            book.say("plot", source.text[section.start : section.end], section.start, section.end)
    _main_subject(book)


_ABOUT = re.compile(
    r"\b(?:film|documentary|movie|drama|short|feature)s? (?:about|that (?:deals with|examines|explores|documents)|on the subject of) "
    r"(?P<subject>(?:(?!\b(?:directed|written|produced|starring|released|who|which|that|and (?:the|his|her|their|how|what|directed|written))\b)(?:[^.,;:()\n\"]|(?<=\b[a-z])\.)){3,60})"
)


def _told_subject(book: Notebook) -> bool:
    """What the first sentence says the film is about: `is a documentary about lighthouse keepers`."""
    opening = book.article.lead[0] if book.article.lead else None
    told = _ABOUT.search(book.source.low, opening.start, opening.end) if opening is not None else None
    if told is None:
        return False
    words = told["subject"].rstrip()
    start = told.start("subject")
    if book.source.low.startswith(("a ", "an ", "two ", "three ", "four ", "his ", "her "), start):
        return False  # people of a story: `about a widow in Lisbon`
    book.say("main_subject", book.source.text[start : start + len(words)], told.start(), start + len(words))
    return True


def _main_subject(book: Notebook) -> None:
    """What the first sentence names; else the first subject told in the lead or the plot that is named again."""
    if _told_subject(book):
        return
    low = book.source.low
    told: list[tuple[int, str]] = []
    words: set[str] = set()
    for section in book.article.of_kind(LEAD, PLOT):
        words |= book.article.words(Span(section.start, section.end))
    for subject in _SUBJECTS:
        if subject.split(" ")[0].split("'")[0].split("/")[0] in words and subject in low:
            hits = _standing_alone(low, subject)
            inside = [at for at in hits if any(one.start <= at < one.end for one in book.article.of_kind(LEAD, PLOT))]
            if inside and len(hits) > 1:
                told.append((inside[0], subject))
    if told:
        at, subject = min(told, key=lambda one: (one[0], -len(one[1])))
        book.say("main_subject", subject, at, at + len(subject))


def _standing_alone(low: str, words: str) -> list[int]:
    """Where words stand that are no part of longer ones."""
    found = []
    at = low.find(words)
    while at != -1:
        end = at + len(words)
        if not low[max(0, at - 1) : at].isalnum() and not low[end : end + 1].isalnum():
            found.append(at)
        at = low.find(words, end)
    return found
