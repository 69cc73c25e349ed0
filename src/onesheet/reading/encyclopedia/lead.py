"""The sentence that says what an article is about: `X (Original title) is a 2003 French-Belgian crime drama film directed by`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.reading.encyclopedia.article import Article
from onesheet.reading.encyclopedia.called import FILM, NOT_A_FILM, calls_it_a_film, is_entry
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.sentences import Span, trim
from onesheet.values.countries import demonym_code
from onesheet.values.languages import language_code
from onesheet.values.names import restore_title

_IS = re.compile(
    r" ?(?:\bis|\bwas|\bare|\bremains)(?: also| both| perhaps| considered| regarded as)? (?:(?P<article>an?|the|one of the)(?: first| second| third| last)? |(?=(?:1[89]|20)\d\d [^.;()]{0,60}\bfilm\b))"
)
_PARTICIPLE = re.compile(
    r"(?:\w+ly )?(?:co-)?(?:directed|written|produced|based|set|released|starring|shot|filmed|adapted|made|inspired|featuring|created|from|with|(?P<article>an?|the \d{4}))\b"
)
_PHRASE_END = re.compile(
    r"[,;:]|\((?![a-z]{2,6}\) )|(?<!u\.s)(?<!\bu)(?<!bros)(?<!inc)\.(?= |$)| (?!of age\b|of life\b|in prison\b|for (?:television|tv|cable)\b|to video\b|on demand\b|from home\b)(?!(?:\w+ly )?(?:co-)?produced (?:[\w-]+ ){1,5}film\b)(?!made for (?:television|tv|cable)\b)(?:and )?(?:(?:\w+ly )?(?:co-)?(?:directed|written|produced|adapted|edited|narrated|scored|composed|photographed"
    r"|created|released|distributed|developed|made|shot|filmed|based|set|inspired|starring|featuring|presented|animated by|scripted|helmed|penned|executive|loosely)|by|about|that|which"
    r"|who|whose|where|from|with|for|in|on|(?<!hall )of|to|at|as|following|telling|depicting|chronicling|it|centering|centred"
    r"|centered|focusing|concerning|dealing|detailing|documenting|recounting|exploring|involving|is|was|during|under|after|its)(?![\w-])"
)
_MADE = re.compile(
    r"\b(?:released|produced|made|directed|shot|filmed|completed|premiered)[^.;()]{0,60}?\b((?:1[89]|20)\d\d)\b"
)
_A_YEARS_FILM = re.compile(r" ?(?:1[89]|20)\d\d [^.;,()]{0,60}\bfilm\b")
"""What follows `It is a` where `It` is a film's title."""
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_YEAR_ALONE = re.compile(r"\(((?:1[89]|20)\d\d)\)")
_WORD = re.compile(r"[^\s/–]+")
_COMPOUND = {
    "franco": "FR",
    "anglo": "GB",
    "italo": "IT",
    "sino": "CN",
    "hispano": "ES",
    "indo": "IN",
    "russo": "RU",
    "german": "DE",
}
GENRE_WORDS = frozenset(
    """
action adventure animated animation anthology art avant-garde b biblical biographical biography biopic black body buddy burlesque caper
cartoon children's christian christmas comedy comedy-drama comic coming-of-age concert costume court courtroom crime cyberpunk dance dark
detective disaster documentary docudrama docufiction drama dramatic dramedy dystopian educational epic erotic espionage experimental exploitation expressionist
fairy family fantasy farce fiction film folk found footage gangster ghost giallo gothic heist historical history holiday horror hybrid
independent kung-fu legal live-action lgbt lgbtq magical martial arts masala medical melodrama military mockumentary monster monumental murder music
musical mystery mythological nature neo-noir neo-western neorealist new noir parody period political pornographic prison procedural propaganda psychological
psychedelic racing realist religious revenge revisionist road romance romantic rom-com samurai satire satirical sci-fi science screwball sex
sexploitation short silent slapstick slasher slice-of-life social space spaghetti splatter sport sports spy stop-motion superhero supernatural surreal
surrealist survival suspense suspenser swashbuckler sword sword-and-sandal sword-and-sorcery sorcery tale teen teenage thriller tragedy tragic tragicomedy
travel vampire vigilante war wartime western whodunit wuxia yakuza zombie zombies youth kaiju tokusatsu jidaigeki chanbara blaxploitation boxing
football basketball baseball comedy-horror horror-comedy action-comedy action-thriller action-adventure drama-thriller comedy-thriller crime-drama
techno-thriller conspiracy time travel alternate tragicomic drug hood women's woman's romance-drama semi-documentary film-noir noir-western anti-war
pre-code detective-mystery mystery-thriller romantic-comedy mumblecore absurdist metafictional autobiographical semi-autobiographical musical-comedy comedy-mystery sociological philosophical
""".split()
) - {"film", "new", "found", "arts", "martial", "tale", "b"} | {"martial", "arts", "found", "footage"}
_NOT_GENRES = frozenset({"short", "pre-code", "silent", "independent", "animated-short", "art"})
_PARENTHESIS = re.compile(r" ?\(([^()]*(?:\([^()]*\)[^()]*)?)\)")
_ADVERB = (
    r"(?:also|originally|formerly|previously|alternatively|alternately|variously|sometimes|often|usually|generally|later|simply|better|best|officially|internationally"
    r"|(?:more |most )?(?:commonly|popularly|widely|often)) "
)
_ALSO = re.compile(
    rf"(?P<mark>,? ?\(?)(?P<adverb>(?:{_ADVERB}){{0,2}})(?P<verb>known|released|titled|retitled|called|promoted|reissued|re-released|marketed|stylized|stylised|billed|distributed|entitled"
    r"|abbreviated|credited|subtitled|referred to)(?: internationally| overseas| abroad| simply| onscreen)?(?: (?:in|outside|by|for) [^,()]{2,40}?)?(?: (?:as|under the (?:title|name)))? "
)
_ASIDE = re.compile(
    r" \[sic\]|, (?=(?:starring|based (?:up)?on|made|directed|released|produced|written|filmed|shot|adapted|subtitled|sometimes|later|originally|also|often|formerly|set) )"
)
"""Where words about the film start between its title and `is a`."""
_ASIDE_LOWERED = re.compile(r" \[sic\]|, (?=(?:starring|based (?:up)?on|directed by|made in|written by|produced by) )")
"""The surest of these, where capitals do not tell them from words of the title."""
_OF_A_WORK = re.compile(
    r"\b(?:sequel|prequel|remake|films?|adaptation|drama|comedy|documentary|short|story|production|follow-up|version|entry|installment|part|spin-off|vehicle|thriller|western|musical)\b"
)
"""What a clause in front of a title tells of: `A sequel to X, `."""
_OR = re.compile(r", or (?:simply )?")
_LEADING = re.compile(
    r" ?(?:(?:and|or|also|simply|sometimes|stylized|stylised|known|titled|written|spelled) )+(?:as )?(?=\S)"
)
_IN_LATIN = re.compile(
    r"\s*[-–—,;:]?\s*\b(?:hepburn|romani[sz]ed|romaji|pinyin|jyutping|translit\.?|transliteration|transl\.?|lit\.|literally|revised romanization)(?: as)?:? "
)
_LANGUAGE = re.compile(r"^(?P<l>[^\W\d_]+(?: [^\W\d_]+)?) ?: ?(?P<t>[^;]{1,120})")


@dataclass(frozen=True, slots=True)
class OtherTitle:
    """A further title of the film at `start:end`."""

    text: str
    kind: str
    start: int
    end: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What the first sentence says. Offsets are those of the cleaned text."""

    title: str
    title_span: Span
    phrase: Span
    """What comes after `is a`: `2003 French-Belgian crime drama film`."""
    sentence: Span
    is_film: bool
    year: int | None = None
    countries: tuple[tuple[str, int, int], ...] = ()
    languages: tuple[tuple[str, int, int], ...] = ()
    genre: str = ""
    others: tuple[OtherTitle, ...] = ()


def define(article: Article) -> Definition | None:
    """The sentence that says what the article is about, among the first three of the lead; None if there is none."""
    for sentence in _openings(article):
        if sentence.end - sentence.start > 2500:
            continue
        found = _define(article, sentence)
        if found is not None:
            return found
    return None


def _openings(article: Article) -> list[Span]:
    """The first three sentences; one that ends in `!` or `?` and says nothing is the start of a title."""
    first = article.lead[:3]
    if len(first) < 2 or first[0].end - first[0].start > 80 or article.source.text[first[0].end - 1] not in "!?":
        return first
    if _IS.search(article.source.low, first[0].start, first[0].end) is not None:
        return first
    return [Span(first[0].start, first[1].end), *first[1:]]


def _define(article: Article, sentence: Span) -> Definition | None:
    """The first `is a` that says what a film is; a title may hold one itself. Else the first that says anything."""
    first = None
    for verb in _verbs(article.source, sentence):
        found = _defined(article, sentence, verb)
        if found is not None and found.is_film:
            return found
        first = first or found
    return first


def _defined(article: Article, sentence: Span, verb: re.Match[str]) -> Definition | None:
    source = article.source
    start = verb.end("article") if verb["article"] else verb.end()
    phrase = _phrase(source, start, sentence)
    subject = _subject(source, sentence.start, verb.start())
    title, span, others = _title(article, subject)
    if not title and sentence.start == article.lead[0].start and _A_YEARS_FILM.match(source.low, start):
        title = source.text[span.start : span.end].capitalize()
    if not title:
        return None
    is_film = calls_it_a_film(source, phrase, sentence, _told_until(article, sentence))
    is_film = is_film or is_entry(source, start, _told_until(article, sentence))
    year = None
    if is_film:
        year = (
            _YEAR.search(source.low, phrase.start, phrase.end) or _YEAR.search(article.heading)
            or _MADE.search(source.low, phrase.end, min(sentence.end, phrase.end + 160))
            or _YEAR_ALONE.search(source.low, subject.start, subject.end)
        )  # fmt: skip
    countries, languages = _origins(source, phrase)
    return Definition(
        title, span, phrase, sentence, is_film, int(year[1]) if year else None, countries, languages,
        _genre(source, phrase), others,
    )  # fmt: skip


def _told_until(article: Article, sentence: Span) -> int:
    """Where the second sentence after one of the lead ends."""
    following = [one.end for one in article.lead[:6] if one.start > sentence.start]
    return following[min(1, len(following) - 1)] if following else sentence.end


def _phrase(source: Prose, start: int, sentence: Span) -> Span:
    """The words after `is a` up to what tells more; a comma between adjectives (`independent, romantic film`) is passed."""
    stop = _PHRASE_END.search(source.low, start, sentence.end)
    while stop is not None and stop.group() == "," and FILM.search(source.low, start, stop.start()) is None:
        further = _PHRASE_END.search(source.low, stop.end(), sentence.end)
        end = further.start() if further is not None else sentence.end
        if end - stop.end() > 70 or further is None or NOT_A_FILM.search(source.low, start, end):
            break
        if FILM.search(source.low, stop.end(), end) is None and further.group() != ",":
            break
        stop = further
    return trim(source.text, start, stop.start() if stop is not None else sentence.end)


def _verbs(source: Prose, sentence: Span) -> list[re.Match[str]]:
    """Every `is a` outside parentheses near the start, at most three."""
    found = []
    for match in _IS.finditer(source.low, sentence.start, min(sentence.end, sentence.start + 900)):
        before = source.low[sentence.start : match.start()]
        if before.count("(") <= before.count(")") and match.start() > sentence.start:
            found.append(match)
    return found[:3]


def _subject(source: Prose, start: int, end: int) -> Span:
    """The words before `is a`, without a clause in front: `Directed by A from a script by B, X` -> `X`."""
    end = trim(source.text, start, end).end
    if source.text[end - 1 : end] == ",":
        end -= 1
    clause = _PARTICIPLE.match(source.low, start, end)
    if clause is not None and (clause["article"] is None or _OF_A_WORK.search(source.text, start, end)):
        depth = 0
        for at in range(end - 1, start, -1):
            sign = source.text[at]
            depth += (sign == ")") - (sign == "(")
            if sign == "," and depth == 0 and source.text[at + 1 : at + 2] == " ":
                tail = trim(source.text, at + 1, end)
                if source.lowered or not source.text[tail.start].islower():
                    return tail
    return trim(source.text, start, end)


def _title(article: Article, subject: Span) -> tuple[str, Span, tuple[OtherTitle, ...]]:
    """The title without what stands in parentheses after it, and the other titles told there."""
    source = article.source
    if subject.end - subject.start > 700:
        return "", subject, ()
    end, others = subject.end, []
    opening = source.text.find(" (", subject.start, subject.end)
    if opening > subject.start:
        end = opening
        for match in _PARENTHESIS.finditer(source.text, opening, subject.end):
            others += _others(source, match.start(1), match.end(1))
    also = _OR.search(source.low, subject.start + 1, subject.end) or _also(source, subject)
    if (
        also is not None
        and source.low[also.start() : also.start() + 1] in (",", " ")
        and (opening == -1 or also.start() < opening)
    ):
        tail = trim(source.text, also.end(), end)
        if source.lowered or not source.text[tail.start : tail.start + 1].islower():
            others.append(_other(source, tail.start, tail.end, "alternative"))
        end = also.start()
    aside = (_ASIDE_LOWERED if source.lowered else _ASIDE).search(source.text, subject.start + 1, end)
    span = trim(source.text, subject.start, aside.start() if aside is not None else end)
    while span.end > span.start and source.text[span.end - 1] in ",;":
        span = trim(source.text, span.start, span.end - 1)
    quotes = "\"“”'«»„"
    if span.end - span.start > 2 and source.text[span.start] in quotes and source.text[span.end - 1] in quotes:
        span = Span(span.start + 1, span.end - 1)
    title = source.text[span.start : span.end]
    if not source.lowered:
        title = title.removeprefix("The film ").removeprefix("The movie ")
    if source.low[span.start : span.end] in ("it", "he", "she", "this", "the film", "this film", "they", "there"):
        title = ""
    shown = restore_title(title) if source.lowered else title
    return " ".join(shown.split())[:200], span, tuple(one for one in others if one.text)


def _also(source: Prose, subject: Span) -> re.Match[str] | None:
    """`, also known as`: the words that bring a further title, and not `Called` as a word of the title."""
    for match in _ALSO.finditer(source.low, subject.start + 1, subject.end):
        verb = source.text[match.start("verb") : match.end("verb")]
        if verb.islower() and (not source.lowered or match["adverb"] or match["mark"].strip()):
            return match
    return None


def _others(source: Prose, start: int, end: int) -> list[OtherTitle]:
    """Titles in a parenthesis: `French: La Nuit du carrefour`, `originally titled Hot Spot`, `also known as X`."""
    found = []
    at = start
    for piece in re.split(r"[;,](?= )", source.text[start:end]):
        span = trim(source.text, at, at + len(piece))
        at += len(piece) + 1
        low = source.low[span.start : span.end]
        named = _LANGUAGE.match(low)
        if named is not None:
            code = language_code(named["l"])
            if code is not None:
                kind = "alternative" if code == "en" else "original"
                found.append(_other(source, span.start + named.start("t"), span.end, kind, code))
            continue
        also = _ALSO.match(source.low, span.start, span.end)
        if also is not None and also.end() < span.end:
            kind = "working" if "originally" in also.group() and "titled" in also.group() else "alternative"
            found.append(_other(source, also.end(), span.end, "original" if kind == "working" else kind))
    return found


def _other(source: Prose, start: int, end: int, kind: str, language: str = "") -> OtherTitle:
    leading = _LEADING.match(source.low, start, end)
    span = trim(source.text, leading.end() if leading else start, end)
    roman = _IN_LATIN.search(source.low, span.start + 1, span.end)
    if roman is not None:
        span = trim(source.text, span.start, roman.start())
    text = source.text[span.start : span.end].strip("\"“”'‘’ ")
    shown = restore_title(text) if source.lowered else text
    return OtherTitle(shown if 1 < len(shown) < 120 else "", kind, span.start, span.end, language)


def _origins(source: Prose, phrase: Span) -> tuple[tuple[tuple[str, int, int], ...], tuple[tuple[str, int, int], ...]]:
    """Countries and languages among the adjectives: `French-Belgian`, `South Korean`, `Tamil-language`."""
    countries: list[tuple[str, int, int]] = []
    languages: list[tuple[str, int, int]] = []
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(source.low, phrase.start, phrase.end)]
    skip = -1
    for i, (word, start, end) in enumerate(words):
        if i <= skip:
            continue
        if word.endswith("-language"):
            code = language_code(word.removesuffix("-language"))
            if code:
                languages.append((code, start, end))
            continue
        if i + 1 < len(words) and words[i + 1][0] == "language" and language_code(word):
            languages.append((language_code(word) or "", start, words[i + 1][2]))
            skip = i + 1
            continue
        if i + 1 < len(words) and demonym_code(f"{word} {words[i + 1][0]}"):
            countries.append((demonym_code(f"{word} {words[i + 1][0]}") or "", start, words[i + 1][2]))
            skip = i + 1
            continue
        countries += _codes(word, start)
    return tuple(dict.fromkeys(countries)), tuple(languages)


def _codes(word: str, start: int) -> list[tuple[str, int, int]]:
    """The countries of one word: `french-belgian`, `anglo-american`, `u.s.`."""
    if word in ("u.s.", "us", "u.s", "usa"):
        return [("US", start, start + len(word))]
    whole = demonym_code(word)
    if whole is not None and word != "western":
        return [(whole, start, start + len(word))]
    found, at = [], start
    for part in re.split(r"[-/–]", word):
        code = demonym_code(part) or _COMPOUND.get(part)
        if code is not None:
            found.append((code, at, at + len(part)))
        at += len(part) + 1
    return found if "-" in word or "/" in word or "–" in word else []


def _genre(source: Prose, phrase: Span) -> str:
    """The genre words of a phrase in their order: `2003 French-Belgian crime drama film` -> `crime drama`."""
    kept = []
    words = [m.group().strip(",") for m in _WORD.finditer(source.low, phrase.start, phrase.end)]
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if word == "film" and after in ("noir", "noirs"):
            kept.append(word)
        elif word in GENRE_WORDS or (word == "new" and after == "wave"):
            kept.append("and" if word == "&" else word)
        elif word in ("and", "&", "/") and kept and after in GENRE_WORDS:
            kept.append("and")
        elif "-" in word and all(part in GENRE_WORDS or part in ("fi", "of", "age", "and") for part in word.split("-")):
            kept.append(word)
    told = [word for word in kept if word not in _NOT_GENRES]
    while told and told[0] == "and":
        told.pop(0)
    if not told and "short" in kept:
        told = ["short"]
    return " ".join(told)
